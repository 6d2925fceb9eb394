//! Finding organisations, founding one, and taking numbers from its sequence.

use jiff::tz::TimeZone;
use sea_orm::{
    ActiveValue::{Set, Unchanged},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
};

use super::entity::{ActiveModel, Column, Entity, Model, sequence};
use crate::database::statement;
use crate::error::{CommandError, Problem};
use crate::ids::OrgId;

impl Model {
    /// The time zone in which this organisation's days begin.
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }
}

/// All organisations, oldest first.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find().order_by_asc(Column::Id).all(db).await
}

/// The organisation with this number.
pub async fn get(db: &impl ConnectionTrait, org: OrgId) -> Result<Model, Problem> {
    Entity::find_by_id(org).one(db).await?.ok_or_else(Problem::not_found)
}

/// The organisation that a secret from outside names.
pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::Slug.eq(slug)).one(db).await
}

/// The organisation that a command works on: the named one, or the only one.
///
/// # Errors
/// When there is none yet, none of that name, or several and none named.
pub async fn choose(db: &impl ConnectionTrait, slug: Option<&str>) -> Result<Model, CommandError> {
    let mut all = all(db).await?;
    if let Some(slug) = slug {
        let found = all.into_iter().find(|organisation| organisation.slug == slug);
        return found.ok_or_else(|| format!("--org {slug}: no organisation of that name").into());
    }
    match all.len() {
        0 => Err("there is no organisation yet; start the server once".into()),
        1 => Ok(all.remove(0)),
        _ => Err("there are several organisations; name one with --org".into()),
    }
}

/// Founds an organisation; its short name is made from its name.
pub async fn found(tx: &impl ConnectionTrait, name: &str, time_zone: &str) -> Result<Model, DbErr> {
    let last = all(tx).await?.last().map_or(0, |organisation| organisation.id.0);
    let organisation = Model {
        id: OrgId(last + 1),
        slug: slug(name),
        name: name.to_owned(),
        time_zone: time_zone.to_owned(),
    };
    Entity::insert(ActiveModel::from(organisation.clone())).exec_without_returning(tx).await?;
    let sequence = sequence::ActiveModel { org_id: Set(organisation.id), seq: Set(0) };
    sequence::Entity::insert(sequence).exec_without_returning(tx).await?;
    Ok(organisation)
}

/// Gives an organisation another name; the short name that invites and cookies carry stays.
pub async fn rename(tx: &impl ConnectionTrait, org: OrgId, name: String) -> Result<(), DbErr> {
    let renamed = ActiveModel { id: Unchanged(org), name: Set(name), ..Default::default() };
    Entity::update(renamed).exec(tx).await.map(|_| ())
}

/// Takes `n` numbers and returns the first. As the first statement of a write it makes commit order sequence order,
/// and holds back every other write of this organisation until it ends.
pub async fn take_sequence(tx: &impl ConnectionTrait, org: OrgId, n: i64) -> Result<i64, DbErr> {
    let sql = "UPDATE org_sequences SET seq = seq + $2 WHERE org_id = $1 RETURNING seq";
    let row = tx.query_one_raw(statement(tx, sql, [org.0.into(), n.into()])).await?;
    let last: i64 =
        row.ok_or_else(|| DbErr::RecordNotFound("org_sequences".to_owned()))?.try_get_by_index(0)?;
    Ok(last - n + 1)
}

/// The last number given: what has changed since is newer.
pub async fn last_sequence(db: &impl ConnectionTrait, org: OrgId) -> Result<i64, DbErr> {
    let row = sequence::Entity::find_by_id(org).one(db).await?;
    Ok(row.map_or(0, |row| row.seq))
}

fn slug(name: &str) -> String {
    let ascii = name
        .to_lowercase()
        .replace('æ', "ae")
        .replace('ø', "oe")
        .replace('å', "aa")
        .replace('ä', "a")
        .replace('ö', "o");
    let words = ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-");
    if slug.is_empty() { "union".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_short_name_is_plain_ascii() {
        assert_eq!(super::slug("Brugerforeningen på Nørrebro"), "brugerforeningen-paa-noerrebro");
        assert_eq!(super::slug("???"), "union");
    }
}

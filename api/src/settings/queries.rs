//! Reading and changing what a union set.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, Iterable};
use serde_json::json;

use super::entity::{ActiveModel, Column, Entity, Model};
use super::model::{OrganisationSettings, SettingsChange, defaults};
use crate::error::Problem;
use crate::ids::OrgId;
use crate::organisations;

/// What a union set, and the number of its last change; 0 when it never set anything.
///
/// # Errors
/// When the database refuses.
pub async fn get(db: &impl ConnectionTrait, org: OrgId) -> Result<(OrganisationSettings, i64), Problem> {
    let organisation = organisations::queries::get(db, org).await?;
    let row = stored(db, org).await?;
    let seq = row.seq;
    Ok((OrganisationSettings::new(organisation.slug, organisation.name, row), seq))
}

/// Changes what a union set. The change was checked before.
///
/// # Errors
/// When the database refuses.
pub async fn change(
    tx: &impl ConnectionTrait,
    org: OrgId,
    change: SettingsChange,
) -> Result<OrganisationSettings, Problem> {
    let seq = organisations::queries::take_sequence(tx, org, 1).await?;
    if let Some(name) = change.name {
        organisations::queries::rename(tx, org, name).await?;
    }
    let known = stored(tx, org).await?;
    let new_words = change.overdose_steps.is_some();
    let overdose_steps = match change.overdose_steps {
        Some(steps) => steps.map(|steps| json!(steps)),
        None => known.overdose_steps,
    };
    let approved_before = known.overdose_approved && !new_words;
    let row = Model {
        org_id: org,
        emergency_phone: change.emergency_phone.unwrap_or(known.emergency_phone),
        advice_phone: change.advice_phone.unwrap_or(known.advice_phone),
        advice_name: change.advice_name.unwrap_or(known.advice_name),
        overdose_steps,
        overdose_approved: change.overdose_approved.unwrap_or(approved_before),
        seq,
    };
    let on_conflict = OnConflict::column(Column::OrgId)
        .update_columns(Column::iter().filter(|column| !matches!(column, Column::OrgId)))
        .to_owned();
    Entity::insert(ActiveModel::from(row)).on_conflict(on_conflict).exec_without_returning(tx).await?;
    Ok(get(tx, org).await?.0)
}

async fn stored(db: &impl ConnectionTrait, org: OrgId) -> Result<Model, Problem> {
    Ok(Entity::find_by_id(org).one(db).await?.unwrap_or_else(|| defaults(org)))
}

//! Making the sums anew from the records, and comparing them: both must give the same tables.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::cell::StoredCell;
use crate::clock::Day;
use crate::database::statement;
use crate::ids::OrgId;
use crate::patrols::effort_days;
use crate::patrols::model::{EffortByCell, EffortSum};
use crate::pickups::cell_days::{self, Sums};
use crate::{organisations, pickups};

const PAGE: u64 = 5_000;

/// Differences between the stored sums and those made anew, a line each.
///
/// # Errors
/// When the database refuses.
pub async fn check(tx: &impl ConnectionTrait, org: OrgId) -> Result<Vec<String>, DbErr> {
    let made = sum_records(tx, org).await?;
    let (finds, effort) = stored(tx, org).await?;
    let mut faults = differences("finds", &finds, &made.finds);
    faults.extend(differences("effort", &effort, &made.visits));
    Ok(faults)
}

/// Replaces the stored sums by those made anew.
///
/// # Errors
/// When the database refuses.
pub async fn rebuild(tx: &impl ConnectionTrait, org: OrgId) -> Result<usize, DbErr> {
    organisations::queries::take_sequence(tx, org, 1).await?;
    let made = sum_records(tx, org).await?;
    cell_days::Entity::delete_many().filter(cell_days::Column::OrgId.eq(org)).exec(tx).await?;
    effort_days::Entity::delete_many().filter(effort_days::Column::OrgId.eq(org)).exec(tx).await?;
    let rows = made.finds.len() + made.visits.len();
    cell_days::add(tx, org, made).await?;
    Ok(rows)
}

async fn sum_records(tx: &impl ConnectionTrait, org: OrgId) -> Result<Sums, DbErr> {
    let mut sums = Sums { visits: walked(tx, org).await?, ..Sums::default() };
    let mut last = None;
    loop {
        let page = pickups::queries::after(tx, org, last, PAGE).await?;
        page.iter().for_each(|find| sums.count(find, 1));
        let Some(find) = page.last() else { return Ok(sums) };
        last = Some(find.id);
    }
}

async fn walked(tx: &impl ConnectionTrait, org: OrgId) -> Result<EffortByCell, DbErr> {
    let sql = "SELECT day, cell, CAST(SUM(seconds) AS BIGINT), CAST(SUM(metres) AS BIGINT), COUNT(*) FROM patrol_effort \
               WHERE org_id = $1 GROUP BY day, cell";
    let mut sums = EffortByCell::new();
    for row in tx.query_all_raw(statement(tx, sql, [org.0.into()])).await? {
        let key = (Day(row.try_get_by_index(0)?), StoredCell(row.try_get_by_index(1)?));
        let (seconds, metres) = (row.try_get_by_index(2)?, row.try_get_by_index(3)?);
        sums.insert(key, EffortSum { seconds, metres, visits: row.try_get_by_index(4)? });
    }
    Ok(sums)
}

type FindsByKey = BTreeMap<(String, Day, StoredCell), (i64, i64)>;

async fn stored(tx: &impl ConnectionTrait, org: OrgId) -> Result<(FindsByKey, EffortByCell), DbErr> {
    let finds = cell_days::Entity::find().filter(cell_days::Column::OrgId.eq(org)).all(tx).await?;
    let effort = effort_days::Entity::find().filter(effort_days::Column::OrgId.eq(org)).all(tx).await?;
    let finds =
        finds.into_iter().map(|row| ((row.item, row.day, row.cell), (row.finds, row.count))).collect();
    let sum =
        |row: &effort_days::Model| EffortSum { seconds: row.seconds, metres: row.metres, visits: row.visits };
    Ok((finds, effort.iter().map(|row| ((row.day, row.cell), sum(row))).collect()))
}

fn differences<K: Ord + std::fmt::Debug, V: PartialEq + std::fmt::Debug>(
    what: &str,
    stored: &BTreeMap<K, V>,
    made: &BTreeMap<K, V>,
) -> Vec<String> {
    let wrong = made.iter().filter(|(key, value)| stored.get(key) != Some(value));
    let wrong = wrong
        .map(|(key, value)| format!("{what} {key:?}: stored {:?}, records say {value:?}", stored.get(key)));
    let extra = stored.iter().filter(|(key, _)| !made.contains_key(key));
    wrong
        .chain(extra.map(|(key, value)| format!("{what} {key:?}: stored {value:?}, records say nothing")))
        .collect()
}

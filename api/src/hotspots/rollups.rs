//! Making the sums anew from the records, and comparing them: both must give the same tables.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::cell::StoredCell;
use crate::clock::Day;
use crate::database::statement;
use crate::ids::OrgId;
use crate::patrols::model::{EffortByCell, EffortSum};
use crate::patrols::{changed_days, effort_days};
use crate::pickups::cell_days::{self, FindSum, Sums};
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
    let seq = organisations::queries::take_sequence(tx, org, 1).await?;
    let made = sum_records(tx, org).await?;
    changed_days::mark(tx, org, summed_days(tx, org).await?, seq).await?;
    cell_days::Entity::delete_many().filter(cell_days::Column::OrgId.eq(org)).exec(tx).await?;
    effort_days::Entity::delete_many().filter(effort_days::Column::OrgId.eq(org)).exec(tx).await?;
    let rows = made.finds.len() + made.visits.len();
    cell_days::add(tx, org, made, seq).await?;
    Ok(rows)
}

/// The days of the stored sums: also those that the records no longer have.
async fn summed_days(tx: &impl ConnectionTrait, org: OrgId) -> Result<Vec<Day>, DbErr> {
    let sql =
        "SELECT day FROM cell_days WHERE org_id = $1 UNION SELECT day FROM effort_days WHERE org_id = $1";
    let rows = tx.query_all_raw(statement(tx, sql, [org.0.into()])).await?;
    rows.iter().map(|row| Ok(Day(row.try_get_by_index(0)?))).collect()
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

type FindsByKey = BTreeMap<(String, Day, StoredCell), FindSum>;

async fn stored(tx: &impl ConnectionTrait, org: OrgId) -> Result<(FindsByKey, EffortByCell), DbErr> {
    let finds = cell_days::Entity::find().filter(cell_days::Column::OrgId.eq(org)).all(tx).await?;
    let effort = effort_days::Entity::find().filter(effort_days::Column::OrgId.eq(org)).all(tx).await?;
    let finds = finds.into_iter().map(|row| {
        let sum = FindSum { finds: row.finds, count: row.count, patrolled: row.patrolled };
        ((row.item, row.day, row.cell), sum)
    });
    let sum =
        |row: &effort_days::Model| EffortSum { seconds: row.seconds, metres: row.metres, visits: row.visits };
    Ok((finds.collect(), effort.iter().map(|row| ((row.day, row.cell), sum(row))).collect()))
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

//! Reading the sums: cells and days, never finds.

use std::cmp::{max, min};

use geo_hotspots::{Cell, DayCounts};
use jiff::tz::TimeZone;
use sea_orm::sea_query::{Asterisk, Expr, Func, Query, SelectStatement, UnionType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryResult, QuerySelect,
    QueryTrait, Value,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::cell::StoredCell;
use crate::clock::Day;
use crate::database::statement;
use crate::histories::Key;
use crate::ids::{AreaId, OrgId};
use crate::patrols;

/// Days whose rows are read at once: some ten thousand of a busy district.
const DAYS_TOGETHER: i32 = 32;

/// First and last of some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Days {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

/// All days that hold anything, in portions whose rows fit into memory.
///
/// # Errors
/// When the database refuses.
pub async fn all_days(db: &impl ConnectionTrait, key: &Key) -> Result<Vec<Days>, DbErr> {
    let sql = "SELECT MIN(day), MAX(day) FROM cell_days WHERE org_id = $1 AND item = $2 \
               UNION ALL SELECT MIN(day), MAX(day) FROM effort_days WHERE org_id = $1";
    let rows = db.query_all_raw(statement(db, sql, [key.org.0.into(), key.item.as_str().into()])).await?;
    let (mut first, mut last) = (i32::MAX, i32::MIN);
    for row in rows {
        let (least, most): (Option<i32>, Option<i32>) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        (first, last) = (min(first, least.unwrap_or(first)), max(last, most.unwrap_or(last)));
    }
    let starts = (first..=last).step_by(DAYS_TOGETHER.unsigned_abs() as usize);
    let portion = |from: i32| Days { from: Day(from), to: Day(min(last, from + DAYS_TOGETHER - 1)) };
    Ok(starts.map(portion).collect())
}

/// The cells that hold anything.
///
/// # Errors
/// When the database refuses.
pub async fn known_cells(db: &impl ConnectionTrait, key: &Key) -> Result<Vec<Cell>, DbErr> {
    let sql = "SELECT cell FROM cell_days WHERE org_id = $1 AND item = $2 UNION SELECT cell FROM effort_days WHERE org_id = $1";
    let rows = db.query_all_raw(statement(db, sql, [key.org.0.into(), key.item.as_str().into()])).await?;
    let cells = rows.into_iter().map(|row| Ok(StoredCell(row.try_get_by_index(0)?).cell()));
    cells.filter_map(Result::transpose).collect()
}

/// What happened on some days in stored cells from one to another.
///
/// # Errors
/// When the database refuses.
pub async fn rows(
    db: &impl ConnectionTrait,
    key: &Key,
    (least, most): (StoredCell, StoredCell),
    days: Days,
) -> Result<Vec<(Cell, Day, DayCounts)>, DbErr> {
    let finds = "SELECT cell, day, finds, count, patrolled FROM cell_days \
                 WHERE org_id = $1 AND day BETWEEN $2 AND $3 AND cell BETWEEN $4 AND $5 AND item = $6";
    let effort = "SELECT cell, day, seconds, metres, visits FROM effort_days \
                  WHERE org_id = $1 AND day BETWEEN $2 AND $3 AND cell BETWEEN $4 AND $5";
    let values: [Value; 5] =
        [key.org.0.into(), days.from.0.into(), days.to.0.into(), least.0.into(), most.0.into()];
    let mut all = Vec::new();
    let with_item = values.clone().into_iter().chain([key.item.as_str().into()]);
    for row in db.query_all_raw(statement(db, finds, with_item)).await? {
        let [finds, items, patrolled] = counts(&row)?;
        all.extend(place(&row, DayCounts { finds, items, patrolled, ..DayCounts::default() })?);
    }
    for row in db.query_all_raw(statement(db, effort, values)).await? {
        let [seconds, metres, visits] = counts(&row)?;
        all.extend(place(&row, DayCounts { seconds, metres, visits, ..DayCounts::default() })?);
    }
    Ok(all)
}

/// How many things of one kind were found in an area.
///
/// # Errors
/// When the database refuses.
pub async fn items(db: &impl ConnectionTrait, key: &Key, days: Days, area: &[Cell]) -> Result<i64, DbErr> {
    let span = area.first().zip(area.last()).map(|(first, last)| ((*first).into(), (*last).into()));
    let Some(span) = span else { return Ok(0) };
    let found = rows(db, key, span, days).await?;
    let inside = found.iter().filter(|(cell, ..)| area.binary_search(cell).is_ok());
    Ok(inside.map(|(.., counts)| i64::from(counts.items)).sum())
}

/// How many patrols began in a window; of an area those that were sent there or searched any of its cells.
///
/// # Errors
/// When the database refuses.
pub async fn patrols(
    db: &impl ConnectionTrait,
    org: OrgId,
    days: Days,
    zone: &TimeZone,
    area: Option<(AreaId, &[Cell])>,
) -> Result<i64, DbErr> {
    use patrols::entity::{Column, Entity, effort};
    let (from, after) = (days.from.start(zone), Day(days.to.0.saturating_add(1)).start(zone));
    let began = Column::OrgId.eq(org).and(Column::StartedAt.gte(from)).and(Column::StartedAt.lt(after));
    let Some((id, cells)) = area else {
        return count(db, Entity::find().select_only().column(Column::Id).filter(began).into_query()).await;
    };
    let mut sent =
        Entity::find().select_only().column(Column::Id).filter(began.and(Column::AreaId.eq(id))).into_query();
    let cells = cells.iter().map(|cell| StoredCell::from(*cell));
    let searched = effort::Entity::find()
        .select_only()
        .column(effort::Column::PatrolId)
        .filter(effort::Column::OrgId.eq(org))
        .filter(effort::Column::Day.between(days.from, days.to))
        .filter(effort::Column::Cell.is_in(cells));
    count(db, sent.union(UnionType::Distinct, searched.into_query()).take()).await
}

async fn count(db: &impl ConnectionTrait, ids: SelectStatement) -> Result<i64, DbErr> {
    let all = Query::select().expr(Func::count(Expr::col(Asterisk))).from_subquery(ids, "ids").to_owned();
    let row = db.query_one(&all).await?;
    row.map_or(Ok(0), |row| row.try_get_by_index(0))
}

/// `None` when the database was tampered with.
fn place(row: &QueryResult, counts: DayCounts) -> Result<Option<(Cell, Day, DayCounts)>, DbErr> {
    let cell = StoredCell(row.try_get_by_index(0)?).cell();
    let day = Day(row.try_get_by_index(1)?);
    Ok(cell.map(|cell| (cell, day, counts)))
}

fn counts(row: &QueryResult) -> Result<[u32; 3], DbErr> {
    let count = |index: usize| -> Result<u32, DbErr> {
        let stored: i64 = row.try_get_by_index(index)?;
        Ok(u32::try_from(max(stored, 0)).unwrap_or(u32::MAX))
    };
    Ok([count(2)?, count(3)?, count(4)?])
}

//! Reading the sums: cells of a window, never finds.

use std::collections::BTreeSet;

use geo_hotspots::{Cell, CellCounts, days_per_cell, sum_cells};
use jiff::tz::TimeZone;
use sea_orm::sea_query::{Asterisk, Expr, Func, Query, SelectStatement, UnionType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
};

use super::model::Window;
use crate::cell::StoredCell;
use crate::clock::Day;
use crate::database::statement;
use crate::error::{Problem, ProblemCode};
use crate::ids::{AreaId, OrgId};
use crate::patrols;

/// The cells of a window: those of the area, also where nobody looked, or without an area those that hold anything.
///
/// # Errors
/// When the database refuses, or a sum leaves the range of whole numbers.
pub async fn cells(
    db: &impl ConnectionTrait,
    org: OrgId,
    window: &Window,
    item: &str,
    area: Option<&[Cell]>,
) -> Result<Vec<(Cell, CellCounts)>, Problem> {
    let inside: Option<BTreeSet<Cell>> = area.map(|cells| cells.iter().copied().collect());
    let range = inside.as_ref().map_or((0, i64::MAX), span);
    let mut rows = finds(db, org, window, item, range).await?;
    let effort = effort(db, org, window, range).await?;
    let is_inside = |cell: &Cell| inside.as_ref().is_none_or(|cells| cells.contains(cell));
    rows.extend(effort.iter().map(|(cell, _, counts)| (*cell, *counts)));
    rows.retain(|(cell, _)| is_inside(cell));
    rows.extend(inside.iter().flatten().map(|cell| (*cell, CellCounts::default())));
    let searched = effort.iter().filter(|(cell, ..)| is_inside(cell)).map(|(cell, day, _)| (*cell, day.0));
    let visits = days_per_cell(searched, window.resolution).map_err(broken)?;
    let mut cells = sum_cells(rows, window.resolution).map_err(broken)?;
    for (cell, days) in visits {
        if let Ok(index) = cells.binary_search_by_key(&cell, |(cell, _)| *cell) {
            cells[index].1.visits = days;
        }
    }
    Ok(cells)
}

/// How many things of one kind were found in an area.
///
/// # Errors
/// When the database refuses.
pub async fn items(
    db: &impl ConnectionTrait,
    org: OrgId,
    window: &Window,
    item: &str,
    area: &[Cell],
) -> Result<i64, DbErr> {
    let inside: BTreeSet<Cell> = area.iter().copied().collect();
    let found = finds(db, org, window, item, span(&inside)).await?;
    Ok(found.iter().filter(|(cell, _)| inside.contains(cell)).map(|(_, counts)| counts.items).sum())
}

/// How many patrols began in a window; of an area those that were sent there or searched any of its cells.
///
/// # Errors
/// When the database refuses.
pub async fn patrols(
    db: &impl ConnectionTrait,
    org: OrgId,
    window: &Window,
    zone: &TimeZone,
    area: Option<(AreaId, &[Cell])>,
) -> Result<i64, DbErr> {
    use patrols::entity::{Column, Entity, effort};
    let (from, after) = (window.from.start(zone), Day(window.to.0.saturating_add(1)).start(zone));
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
        .filter(effort::Column::Day.between(window.from, window.to))
        .filter(effort::Column::Cell.is_in(cells));
    count(db, sent.union(UnionType::Distinct, searched.into_query()).take()).await
}

async fn count(db: &impl ConnectionTrait, ids: SelectStatement) -> Result<i64, DbErr> {
    let all = Query::select().expr(Func::count(Expr::col(Asterisk))).from_subquery(ids, "ids").to_owned();
    let row = db.query_one(&all).await?;
    row.map_or(Ok(0), |row| row.try_get_by_index(0))
}

async fn finds(
    db: &impl ConnectionTrait,
    org: OrgId,
    window: &Window,
    item: &str,
    (least, most): (i64, i64),
) -> Result<Vec<(Cell, CellCounts)>, DbErr> {
    let sql = "SELECT cell, CAST(SUM(finds) AS BIGINT), CAST(SUM(count) AS BIGINT) FROM cell_days \
               WHERE org_id = $1 AND item = $2 AND day BETWEEN $3 AND $4 AND cell BETWEEN $5 AND $6 GROUP BY cell";
    let values =
        [org.0.into(), item.into(), window.from.0.into(), window.to.0.into(), least.into(), most.into()];
    let rows = db.query_all_raw(statement(db, sql, values)).await?;
    let mut cells = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(cell) = StoredCell(row.try_get_by_index(0)?).cell() else { continue };
        let (finds, items) = (row.try_get_by_index(1)?, row.try_get_by_index(2)?);
        cells.push((cell, CellCounts { finds, items, ..CellCounts::default() }));
    }
    Ok(cells)
}

async fn effort(
    db: &impl ConnectionTrait,
    org: OrgId,
    window: &Window,
    (least, most): (i64, i64),
) -> Result<Vec<(Cell, Day, CellCounts)>, DbErr> {
    let sql = "SELECT cell, day, seconds, metres FROM effort_days \
               WHERE org_id = $1 AND day BETWEEN $2 AND $3 AND cell BETWEEN $4 AND $5";
    let values = [org.0.into(), window.from.0.into(), window.to.0.into(), least.into(), most.into()];
    let rows = db.query_all_raw(statement(db, sql, values)).await?;
    let mut cells = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(cell) = StoredCell(row.try_get_by_index(0)?).cell() else { continue };
        let (seconds, metres) = (row.try_get_by_index(2)?, row.try_get_by_index(3)?);
        let counts = CellCounts { seconds, metres, visits: 1, ..CellCounts::default() };
        cells.push((cell, Day(row.try_get_by_index(1)?), counts));
    }
    Ok(cells)
}

/// Indexes of neighbours lie close together, so the first and last cell keep far-away rows out of the query.
fn span(cells: &BTreeSet<Cell>) -> (i64, i64) {
    let stored = |cell: Option<&Cell>| cell.map_or(0, |cell| StoredCell::from(*cell).0);
    (stored(cells.first()), stored(cells.last()))
}

fn broken(fault: impl std::fmt::Display) -> Problem {
    tracing::error!(%fault, "the sums do not add up");
    Problem::new(ProblemCode::Internal, "the sums do not add up; run `gadeplan rollups rebuild`")
}

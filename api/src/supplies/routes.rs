//! Reading supplies.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use geo_hotspots::{ANALYSIS_RESOLUTION, Cell};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::{Figures, SupplySums, SupplyWeek, SupplyWeeks};
use crate::access::{Access, CurrentMember};
use crate::areas;
use crate::cell::StoredCell;
use crate::clock::Day;
use crate::contact_releases::model::{ReleaseQuery, read_sum};
use crate::contact_releases::queries::{Asked, sums, weeks};
use crate::contact_releases::routes::ask;
use crate::error::{Problem, ProblemCode};
use crate::extract::QueryString;
use crate::histories::Key;
use crate::hotspots::queries::{Days, rows};
use crate::ids::Role;
use crate::pickups::vocabulary::Item;
use crate::state::AppState;
use crate::words::code;

/// Five years, the longest that releases are kept.
const MOST_WEEKS: i32 = 261;
const WEEK: i32 = 7;

/// Routes under `/supplies`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get_supplies).allow(&[Role::Outreach, Role::Coordinator]))
}

/// What was handed out, taken back and found on the street, week by week; an outreach worker names one of their own areas.
#[utoipa::path(get, path = "/api/v1/supplies", params(ReleaseQuery), responses((status = 200, body = SupplyWeeks, description = "Weeks and their sums")))]
async fn get_supplies(
    State(state): State<AppState>,
    me: CurrentMember,
    QueryString(query): QueryString<ReleaseQuery>,
) -> Result<Json<SupplyWeeks>, Problem> {
    let db = &state.db.read;
    let asked = ask(&state, &me, &query).await?;
    let mondays = mondays(asked)?;
    let mut released: BTreeMap<Day, Figures> =
        weeks(db, asked).await?.into_iter().map(|row| (row.week, Figures::new())).collect();
    for row in sums(db, asked).await? {
        let figures = released.entry(row.week).or_default();
        if let Some((what, code, n)) = read_sum(row) {
            *figures.entry((what, code)).or_default() += n;
        }
    }
    let found = found(&state, asked, &mondays).await?;
    Ok(Json(told(&mondays, &released, &found)))
}

fn told(mondays: &[Day], released: &BTreeMap<Day, Figures>, found: &BTreeMap<Day, i64>) -> SupplyWeeks {
    let nothing = Figures::new();
    let mut all = Figures::new();
    for (key, n) in released.values().flatten() {
        *all.entry(key.clone()).or_default() += n;
    }
    let found_in = |week: &Day| found.get(week).copied().unwrap_or_default();
    let weeks = mondays.iter().map(|week| SupplyWeek {
        week: *week,
        released: released.contains_key(week),
        sums: SupplySums::of(released.get(week).unwrap_or(&nothing), found_in(week)),
    });
    SupplyWeeks { weeks: weeks.collect(), totals: SupplySums::of(&all, found.values().sum()) }
}

/// The Mondays that are asked for.
fn mondays(asked: Asked) -> Result<Vec<Day>, Problem> {
    let first = Day(asked.from.0.saturating_add(WEEK - 1)).monday();
    if asked.to.0.saturating_sub(first.0) > MOST_WEEKS * WEEK {
        let expected = format!("expected at most {MOST_WEEKS} weeks");
        return Err(Problem::field(ProblemCode::OutOfRange, "from", expected));
    }
    Ok((first.0..=asked.to.0).step_by(WEEK.unsigned_abs() as usize).map(Day).collect())
}

/// Used syringes found, by week.
async fn found(state: &AppState, asked: Asked, mondays: &[Day]) -> Result<BTreeMap<Day, i64>, Problem> {
    let db = &state.db.read;
    let (Some(first), Some(last)) = (mondays.first(), mondays.last()) else { return Ok(BTreeMap::new()) };
    let days = Days { from: *first, to: Day(last.0 + WEEK - 1) };
    let mut area: Option<Vec<Cell>> = None;
    if let Some(id) = asked.area {
        let mut cells = areas::queries::cells(db, asked.org, id).await?;
        cells.sort_unstable();
        area = Some(cells);
    }
    let span = area.as_ref().and_then(|cells| Some(((*cells.first()?).into(), (*cells.last()?).into())));
    let span = span.unwrap_or((StoredCell(0), StoredCell(i64::MAX)));
    let mut found: BTreeMap<Day, i64> = BTreeMap::new();
    for item in Item::SYRINGES {
        let key =
            Key { org: asked.org, area: asked.area, item: code(&item), resolution: ANALYSIS_RESOLUTION };
        for (cell, day, counts) in rows(db, &key, span, days).await? {
            if area.as_ref().is_none_or(|cells| cells.binary_search(&cell).is_ok()) {
                *found.entry(day.monday()).or_default() += i64::from(counts.items);
            }
        }
    }
    Ok(found)
}

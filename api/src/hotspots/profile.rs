//! When things are found and when patrols walk: by weekday and by hour of the day, in the organisation's time.

use std::cmp::min;

use geo_hotspots::Cell;
use jiff::tz::TimeZone;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, ExprTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::queries::Days;
use crate::cell::StoredCell;
use crate::clock::{Day, UtcMs};
use crate::histories::Ground;
use crate::ids::{AreaId, OrgId};
use crate::pickups::vocabulary::Outcome;
use crate::words::code;
use crate::{patrols, pickups};

/// All time zones change on a quarter of an hour.
const QUARTER_MS: i64 = 900_000;
const HOUR_MS: i64 = 3_600_000;
/// A patrol that nobody ended would fill every hour.
const LONGEST_PATROL_MS: i64 = 12 * HOUR_MS;

/// Whose days and hours are asked for.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ProfileQuery {
    /// The area; without one, everything.
    #[param(value_type = Option<Uuid>)]
    pub area_id: Option<AreaId>,
    /// First day; 90 days before the last when not given.
    pub from: Option<Day>,
    /// Last day; today when not given.
    pub to: Option<Day>,
}

/// When things are found and when patrols walk.
#[derive(Debug, Serialize, ToSchema)]
pub struct Profile {
    /// The seven days of the week, Monday first.
    pub weekdays: Vec<Weekday>,
    /// The 24 hours of the day.
    pub hours: Vec<Hour>,
}

/// All days of one name.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
pub struct Weekday {
    /// 1 is Monday, 7 is Sunday.
    #[schema(example = 1)]
    pub weekday: i8,
    /// Finds.
    #[schema(example = 64)]
    pub finds: i64,
    /// Metres of searching.
    #[schema(example = 51_200)]
    pub metres: i64,
    /// Seconds of searching.
    #[schema(example = 82_000)]
    pub seconds: i64,
}

/// The same hour of all days.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
pub struct Hour {
    /// 0 is the hour after midnight.
    #[schema(example = 18)]
    pub hour: i8,
    /// Finds.
    #[schema(example = 12)]
    pub finds: i64,
    /// Minutes of patrols that were out, pauses included; of an area those that were sent there.
    #[schema(example = 340)]
    pub patrol_minutes: i64,
}

/// The weekdays of a window.
pub fn weekdays(ground: &Ground, days: Days) -> Vec<Weekday> {
    let mut week: Vec<Weekday> = (1..=7).map(|weekday| Weekday { weekday, ..Weekday::default() }).collect();
    let cells = ground.history.cells().iter().zip(&ground.inside).filter(|(_, inside)| **inside);
    for (cell, _) in cells {
        let latest_first = ground.history.days(*cell).rev().skip_while(|(day, _)| *day > days.to.0);
        for (day, counts) in latest_first.take_while(|(day, _)| *day >= days.from.0) {
            let weekday = &mut week[Day(day).weekday()];
            weekday.finds += i64::from(counts.finds);
            weekday.metres += i64::from(counts.metres);
            weekday.seconds += i64::from(counts.seconds);
        }
    }
    week
}

/// The hours of a window, in an area of these cells or everywhere.
///
/// # Errors
/// When the database refuses.
pub async fn hours(
    db: &impl ConnectionTrait,
    org: OrgId,
    area: Option<(AreaId, &[Cell])>,
    days: Days,
    zone: &TimeZone,
) -> Result<Vec<Hour>, DbErr> {
    let mut hours: Vec<Hour> = (0..24).map(|hour| Hour { hour, ..Hour::default() }).collect();
    let window = (days.from.start(zone), Day(days.to.0.saturating_add(1)).start(zone));
    for (quarter, finds) in found(db, org, area.map(|(_, cells)| cells), window).await? {
        hours[UtcMs(quarter * QUARTER_MS).hour(zone)].finds += finds;
    }
    let mut out_ms = [0; 24];
    for (start, end) in out(db, org, area.map(|(id, _)| id), window).await? {
        let end = min(end.0, start.0 + LONGEST_PATROL_MS);
        let mut at = start.0;
        while at < end {
            let next = min(end, (at / QUARTER_MS + 1) * QUARTER_MS);
            out_ms[UtcMs(at).hour(zone)] += next - at;
            at = next;
        }
    }
    hours.iter_mut().zip(out_ms).for_each(|(hour, ms)| hour.patrol_minutes = ms / 60_000);
    Ok(hours)
}

/// Finds by quarter of an hour since 1970: a window has few of them, however many finds it has.
async fn found(
    db: &impl ConnectionTrait,
    org: OrgId,
    cells: Option<&[Cell]>,
    (from, after): (UtcMs, UtcMs),
) -> Result<Vec<(i64, i64)>, DbErr> {
    use pickups::entity::Column as C;
    // Written out, because PostgreSQL takes two placeholders for two expressions.
    let quarter = || Expr::cust(format!("recorded_at / {QUARTER_MS}"));
    let mut finds = pickups::queries::of(org)
        .filter(C::RecordedAt.gte(from).and(C::RecordedAt.lt(after)))
        .filter(C::Outcome.ne(code(&Outcome::AlreadyGone)));
    if let Some(cells) = cells {
        finds = finds.filter(C::Cell.is_in(cells.iter().map(|cell| StoredCell::from(*cell))));
    }
    let counted = finds.select_only().column_as(quarter(), "quarter").column_as(C::Id.count(), "finds");
    counted.group_by(quarter()).into_tuple().all(db).await
}

/// Start and end of the patrols that began in a window and have ended.
async fn out(
    db: &impl ConnectionTrait,
    org: OrgId,
    area: Option<AreaId>,
    (from, after): (UtcMs, UtcMs),
) -> Result<Vec<(UtcMs, UtcMs)>, DbErr> {
    use patrols::entity::Column as C;
    let mut walks = patrols::queries::of(org)
        .filter(C::StartedAt.gte(from).and(C::StartedAt.lt(after)))
        .filter(C::EndedAt.is_not_null());
    if let Some(area) = area {
        walks = walks.filter(C::AreaId.eq(area));
    }
    walks.select_only().column(C::StartedAt).column(C::EndedAt).into_tuple().all(db).await
}

//! What is told of an alarm, and how rare a thing must be to be one.

use geo_hotspots::shape;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::entity;
use crate::basemap;
use crate::cell::six_decimals;
use crate::clock::{Day, UtcMs};
use crate::ids::{AlarmId, AreaId, OrgId};
use crate::words::word;

/// What chance alone gives less often than once in so many days is an alarm.
const ALARM_DAYS: f64 = 365.0;
/// And what it gives less often than this is worth a look.
const WATCH_DAYS: f64 = 100.0;

/// A week of an area, as it is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Week {
    /// The organisation.
    pub org: OrgId,
    /// The area.
    pub area: AreaId,
    /// The Sunday that ended it.
    pub ended: Day,
}

/// Which alarms are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct AlarmQuery {
    /// Only of this area.
    #[param(value_type = Option<Uuid>)]
    pub area_id: Option<AreaId>,
    /// Items a page, 1 to 500; 100 when not given.
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
}

/// A place that in the weeks up to `week_ended` held more than its past explains.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Alarm {
    /// UUIDv7.
    pub id: AlarmId,
    /// The area that was looked at.
    pub area_id: AreaId,
    /// The Sunday up to which it was looked at.
    #[schema(example = "2026-11-15")]
    pub week_ended: Day,
    /// How rare it is.
    pub level: AlarmLevel,
    /// Degrees east of the middle.
    #[schema(example = 12.559712)]
    pub lon: f64,
    /// Degrees north of the middle.
    #[schema(example = 55.670811)]
    pub lat: f64,
    /// How far its cells reach from the middle.
    #[schema(example = 92.4)]
    pub radius_m: f64,
    /// Its cells, H3 resolution 11.
    #[schema(example = json!(["8b1f05833ba6fff"]))]
    pub cells: Vec<String>,
    /// The nearest street, where the built-in map has one within 300 m.
    #[schema(example = "Halmtorvet")]
    pub street: Option<String>,
    /// The Monday it began.
    #[schema(example = "2026-10-19")]
    pub since: Day,
    /// Finds there since then.
    #[schema(example = 11)]
    pub finds: i64,
    /// Finds that the past of the place and the metres walked there explain.
    #[schema(example = 3.2)]
    pub expected: f64,
    /// Chance alone gives something as striking in this area about once in so many days; 36,500 also for what is rarer.
    #[schema(example = 730)]
    pub recurrence_days: i64,
    /// What the coordinator said of it.
    pub answer: Option<AlarmAnswer>,
    /// When they said so.
    pub answered_at: Option<UtcMs>,
}

/// How rare a thing is by chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AlarmLevel {
    /// Once a year or less.
    Alarm,
    /// Once in 100 days or less.
    Watch,
}

/// What was behind an alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AlarmAnswer {
    /// Somebody looks after it.
    Seen,
    /// It has a reason that was known.
    KnownEvent,
    /// There was nothing.
    FalseAlarm,
}

/// What is said of an alarm.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerToAlarm {
    /// What was behind it, in place of what was said before; null takes the answer back.
    #[serde(deserialize_with = "Option::deserialize")]
    #[schema(required)]
    pub answer: Option<AlarmAnswer>,
}

impl AlarmLevel {
    /// The level of what chance gives once in so many days; `None` for what is too common to tell of.
    pub fn of(recurrence_days: f64) -> Option<AlarmLevel> {
        match recurrence_days {
            days if days >= ALARM_DAYS => Some(AlarmLevel::Alarm),
            days if days >= WATCH_DAYS => Some(AlarmLevel::Watch),
            _ => None,
        }
    }
}

impl From<entity::Model> for Alarm {
    fn from(row: entity::Model) -> Alarm {
        let middle = row.cell.cell().map(shape::centre);
        let cells = serde_json::from_value(row.cells).unwrap_or_default();
        Alarm {
            id: row.id,
            area_id: row.area_id,
            week_ended: row.week_ended,
            level: word(&row.level).unwrap_or(AlarmLevel::Watch),
            lon: middle.map_or(0.0, |middle| six_decimals(middle.lon())),
            lat: middle.map_or(0.0, |middle| six_decimals(middle.lat())),
            radius_m: round(row.radius_m, 10.0),
            cells,
            street: middle.and_then(basemap::nearest_street).map(str::to_owned),
            since: row.since,
            finds: row.finds,
            expected: round(row.expected, 100.0),
            recurrence_days: row.recurrence_days,
            answer: row.answer.as_deref().and_then(word),
            answered_at: row.answered_at,
        }
    }
}

fn round(value: f64, steps: f64) -> f64 {
    (value * steps).round() / steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_an_alarm_and_a_hundred_days_are_worth_a_look() {
        let levels = [7.0 / 0.019, 365.0, 364.9, 100.0, 99.9, 7.0].map(AlarmLevel::of);
        let [alarm, watch] = [AlarmLevel::Alarm, AlarmLevel::Watch].map(Some);
        assert_eq!(levels, [alarm, alarm, watch, watch, None, None]);
    }
}

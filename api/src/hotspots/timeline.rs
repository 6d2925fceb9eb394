//! The weeks of a whole area: what a slider moves along.

use geo_hotspots::CellCounts;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::clock::Day;
use crate::error::{Problem, ProblemCode};
use crate::histories::Ground;
use crate::ids::AreaId;

const MOST_WEEKS: i32 = 520;

/// How many weeks are asked for.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct TimelineQuery {
    /// The area; without one, everything.
    #[param(value_type = Option<Uuid>)]
    pub area_id: Option<AreaId>,
    /// How many, 1 to 520; 52 when not given.
    #[param(example = 52)]
    pub weeks: Option<i32>,
}

impl TimelineQuery {
    /// The number of weeks with its default filled in.
    ///
    /// # Errors
    /// `out_of_range`.
    pub fn weeks(&self) -> Result<i32, Problem> {
        let weeks = self.weeks.unwrap_or(52);
        let expected =
            || Problem::field(ProblemCode::OutOfRange, "weeks", format!("expected 1 to {MOST_WEEKS}"));
        if (1..=MOST_WEEKS).contains(&weeks) { Ok(weeks) } else { Err(expected()) }
    }
}

/// Weeks of an area: what a slider moves along.
#[derive(Debug, Serialize, ToSchema)]
pub struct Timeline {
    /// Seven days each, the last of them ending today; oldest first.
    pub weeks: Vec<TimelineWeek>,
}

/// One week of an area.
#[derive(Debug, Serialize, ToSchema)]
pub struct TimelineWeek {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// Finds.
    #[schema(example = 31)]
    pub finds: i64,
    /// Things found.
    #[schema(example = 118)]
    pub items: i64,
    /// Metres of searching.
    #[schema(example = 24_310)]
    pub metres: i64,
    /// Seconds of searching.
    #[schema(example = 39_120)]
    pub seconds: i64,
}

/// The weeks up to a day.
pub fn timeline(ground: &Ground, today: Day, weeks: i32) -> Timeline {
    let week = |back: i32| {
        let to = Day(today.0.saturating_sub(7 * back));
        let from = Day(to.0.saturating_sub(6));
        let sum = sum_inside(ground, &ground.history.window(from.0, to.0));
        TimelineWeek {
            from,
            to,
            finds: sum.finds,
            items: sum.items,
            metres: sum.metres,
            seconds: sum.seconds,
        }
    };
    Timeline { weeks: (0..weeks).rev().map(week).collect() }
}

/// What the cells that belong to the map add up to.
pub fn sum_inside(ground: &Ground, counts: &[CellCounts]) -> CellCounts {
    let mut sum = CellCounts::default();
    for (counts, _) in counts.iter().zip(&ground.inside).filter(|(_, inside)| **inside) {
        sum.finds += counts.finds;
        sum.items += counts.items;
        sum.seconds += counts.seconds;
        sum.metres += counts.metres;
        sum.patrolled += counts.patrolled;
        sum.visits += counts.visits;
    }
    sum
}

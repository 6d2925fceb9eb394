//! What is told of a street, and the rules of its query.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::clock::Day;
use crate::error::{Problem, ProblemCode};
use crate::hotspots::queries::Days;
use crate::ids::AreaId;

const DEFAULT_DAYS: i32 = 28;

/// Whose streets are compared, and over how many days.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct StreetsQuery {
    /// The area.
    #[param(value_type = Uuid)]
    pub area_id: AreaId,
    /// Days of each of the two windows, 7 to 365; 28 when not given.
    pub days: Option<i32>,
}

impl StreetsQuery {
    /// The last days and as many days before them.
    ///
    /// # Errors
    /// `out_of_range`, naming `days`.
    pub fn windows(&self, today: Day) -> Result<(Days, Days), Problem> {
        let days = self.days.unwrap_or(DEFAULT_DAYS);
        if !(7..=365).contains(&days) {
            return Err(Problem::field(ProblemCode::OutOfRange, "days", "expected 7 to 365"));
        }
        let now = Days { from: Day(today.0 - days + 1), to: today };
        let before = Days { from: Day(now.from.0 - days), to: Day(now.from.0 - 1) };
        Ok((now, before))
    }
}

/// The streets of an area in two windows.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Streets {
    /// The last days.
    pub now: Days,
    /// As many days before them.
    pub before: Days,
    /// Streets of which a kilometre or more was searched in both, those first that most surely got worse.
    pub streets: Vec<StreetChange>,
}

/// One street in two windows.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StreetChange {
    /// The street; a cell belongs to the nearest one.
    #[schema(example = "Istedgade")]
    pub street: String,
    /// In the last days.
    pub now: StreetCounts,
    /// In the days before.
    pub before: StreetCounts,
    /// How many times as many finds a kilometre as before; below 1 it got better.
    #[schema(example = 1.8)]
    pub times: f64,
    /// Nine times in ten the truth lies between this ..
    #[schema(example = 1.2)]
    pub low: f64,
    /// .. and this many times.
    #[schema(example = 2.7)]
    pub high: f64,
    /// How sure it is that it got worse at all, 0 to 1.
    #[schema(example = 0.97)]
    pub chance_worse: f64,
}

/// What a street held in a window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct StreetCounts {
    /// Finds of patrols; a bag of thirty is one.
    #[schema(example = 31)]
    pub finds: i64,
    /// Metres searched.
    #[schema(example = 18240)]
    pub metres: i64,
}

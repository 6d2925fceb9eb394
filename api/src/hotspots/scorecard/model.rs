//! What a report card tells, and the rules of its query.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use utoipa::{IntoParams, ToSchema};

use crate::clock::Day;
use crate::error::{Problem, ProblemCode};
use crate::ids::AreaId;

/// Whose report card is wanted.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ScorecardQuery {
    /// The area.
    #[param(value_type = Uuid)]
    pub area_id: AreaId,
    /// A month that is over; the last one when not given.
    pub month: Option<Month>,
}

impl ScorecardQuery {
    /// The month that is reported.
    ///
    /// # Errors
    /// `out_of_range`, naming `month`, for one that is not over.
    pub fn month(&self, today: Day) -> Result<Month, Problem> {
        let this = Month::of(today);
        let month = self.month.unwrap_or(this.before(1));
        if month >= this {
            return Err(Problem::field(ProblemCode::OutOfRange, "month", "expected a month that is over"));
        }
        Ok(month)
    }
}

/// A calendar month: `2026-10` in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ToSchema)]
#[schema(value_type = String, pattern = "^[0-9]{4}-[0-9]{2}$", example = "2026-10")]
pub struct Month(Date);

impl Month {
    /// The month of a day.
    pub fn of(day: Day) -> Month {
        Month(day.date().first_of_month())
    }

    /// So many months before.
    pub fn before(self, months: i32) -> Month {
        Month(self.0.saturating_sub(jiff::Span::new().months(months)))
    }

    /// Its first day.
    pub fn first(self) -> Day {
        Day::of(self.0)
    }

    /// Its last day.
    pub fn last(self) -> Day {
        Day::of(self.0.last_of_month())
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.strftime("%Y-%m"))
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let first = format!("{text}-01").parse::<Date>();
        first.map(Month).map_err(|_| D::Error::custom("expected a month like 2026-10"))
    }
}

/// How well the places that were named before a month foretold where its finds would be.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Scorecard {
    /// The month.
    pub month: Month,
    /// How many places were named.
    #[schema(example = 20)]
    pub places: usize,
    /// The share of the month's finds that lay in them, 0 to 1.
    #[schema(example = 0.36)]
    pub hit: f64,
    /// The share that the best possible list of as many places would have held.
    #[schema(example = 0.47)]
    pub best_hit: f64,
    /// The share that these places are of the cells searched in the month.
    #[schema(example = 0.02)]
    pub area_share: f64,
    /// The same with 2 % of the cells searched, to compare areas and methods by.
    pub two_percent: TwoPercent,
    /// Finds of patrols in the month.
    #[schema(example = 212)]
    pub finds: i64,
    /// Whether that is enough to judge by: 30 finds, and more cells searched than places named.
    pub enough: bool,
    /// The twelve months up to this one, oldest first.
    pub months: Vec<MonthScore>,
}

/// What the best 2 % of the searched cells held.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct TwoPercent {
    /// How many cells that is.
    #[schema(example = 17)]
    pub cells: usize,
    /// The share of finds in them.
    #[schema(example = 0.33)]
    pub hit: f64,
    /// The share of finds over the share of cells (prediction accuracy index).
    #[schema(example = 16.2)]
    pub pai: f64,
    /// The share of what the best possible choice would have held (PEI*), 0 to 1.
    #[schema(example = 0.77)]
    pub pei: f64,
}

/// One month of the report card.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct MonthScore {
    /// The month.
    pub month: Month,
    /// The share of finds in the named places.
    #[schema(example = 0.36)]
    pub hit: f64,
    /// What the best possible list would have held.
    #[schema(example = 0.47)]
    pub best_hit: f64,
    /// What the best 2 % of the searched cells held of what the best possible 2 % would have held.
    #[schema(example = 0.77)]
    pub pei: f64,
    /// Whether there was enough to judge by, as for the whole card.
    pub enough: bool,
}

//! The year of one cell.

use geo_hotspots::{ANALYSIS_RESOLUTION, Cell, CellCounts, Prior};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::ground::broken;
use super::measure::Trend;
use super::queries::Days;
use super::reading::{finds_and_km, round};
use super::refill::{last_found, last_searched, refill_days};
use crate::clock::Day;
use crate::error::{Problem, ProblemCode};
use crate::histories::Ground;
use crate::ids::AreaId;

/// A year in steps without a mix of weekdays.
pub const STEPS: usize = 13;
/// Days of such a step.
pub const STEP_DAYS: i32 = 28;

/// Whose cell is asked for.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct CellQuery {
    /// The area that the cell is compared with; without one, everything.
    #[param(value_type = Option<Uuid>)]
    pub area_id: Option<AreaId>,
}

/// The year of one cell.
#[derive(Debug, Serialize, ToSchema)]
pub struct CellYear {
    /// The cell.
    #[schema(example = "8b1f05833ba6fff")]
    pub cell: String,
    /// Thirteen steps of 28 days, the last of them ending today; oldest first.
    pub steps: Vec<CellStep>,
    /// The last day on which somebody searched here.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub last_searched: Option<Day>,
    /// The last day on which something was found here.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub last_found: Option<Day>,
    /// Days until half of the searched and cleaned places here had finds again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = 9.0)]
    pub refill_days: Option<f64>,
    /// How the cell of resolution 10 around it changed over the year; absent when it stayed as usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub emerging: Option<Trend>,
}

/// 28 days of one cell.
#[derive(Debug, Serialize, ToSchema)]
pub struct CellStep {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// Finds.
    #[schema(example = 4)]
    pub finds: i64,
    /// Things found.
    #[schema(example = 11)]
    pub items: i64,
    /// Seconds of searching.
    #[schema(example = 1_840)]
    pub seconds: i64,
    /// Metres of searching.
    #[schema(example = 2_140)]
    pub metres: i64,
    /// Days on which somebody searched here.
    #[schema(example = 12)]
    pub visits: i64,
    /// Finds per kilometre in the cell and its neighbours, smoothed; absent where nobody searched.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = 3.4)]
    pub per_km: Option<f64>,
    /// The lower end: it is below this in 1 of 20 cases.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = 2.1)]
    pub low: Option<f64>,
    /// The upper end: it is above this in 1 of 20 cases.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = 5.0)]
    pub high: Option<f64>,
}

/// Reads the 15 digits of a cell of a map.
///
/// # Errors
/// `unknown_cell`, naming `cell`.
pub fn map_cell(text: &str) -> Result<Cell, Problem> {
    let expected = "expected the 15 digits of a cell of resolution 8 to 11";
    let cell = text.parse::<Cell>().ok().filter(|cell| (8..=11).contains(&u8::from(cell.resolution())));
    cell.filter(|cell| cell.to_string() == text)
        .ok_or_else(|| Problem::field(ProblemCode::UnknownCell, "cell", expected))
}

/// The thirteen steps up to a day, each compared with the year of the whole ground, whose cells are of the cell's
/// resolution.
///
/// # Errors
/// `unknown_cell` when the area has no such cell.
pub fn read(ground: &Ground, cell: Cell, today: Day) -> Result<CellYear, Problem> {
    let history = &ground.history;
    let index = history.cells().binary_search(&cell).ok().filter(|index| ground.inside[*index]);
    if index.is_none() && ground.outline.is_some() {
        return Err(Problem::field(ProblemCode::UnknownCell, "cell", "expected a cell of this area"));
    }
    let first = Day(today.0.saturating_sub(STEP_DAYS * STEPS as i32 - 1));
    let (finds, km) = finds_and_km(&history.window(first.0, today.0));
    let prior = Prior::fit(&finds, &km).map_err(broken)?;
    let steps = (0..STEPS as i32).rev().map(|back| {
        let to = Day(today.0.saturating_sub(STEP_DAYS * back));
        let days = Days { from: Day(to.0.saturating_sub(STEP_DAYS - 1)), to };
        index.map_or_else(|| nothing(days), |index| step(ground, index, prior, days))
    });
    Ok(CellYear {
        cell: cell.to_string(),
        steps: steps.collect(),
        last_searched: last_searched(history, cell, today),
        last_found: last_found(history, cell, today),
        refill_days: refill_days(history, cell, today),
        emerging: None,
    })
}

fn step(ground: &Ground, index: usize, prior: Prior, days: Days) -> CellStep {
    let counts = |index: usize| ground.history.window_of(index, days.from.0, days.to.0);
    let own = counts(index);
    let is_fine = ground.history.cells()[index].resolution() == ANALYSIS_RESOLUTION;
    let alone = [u32::try_from(index).expect("a ground has few cells")];
    let disk = if is_fine { ground.neighbours.disk(index) } else { &alone };
    let (finds, km) = disk.iter().fold((0, 0.0), |(finds, km), member| {
        let CellCounts { patrolled, metres, .. } = counts(*member as usize);
        // A find without a patrol says nothing about how much there is to find.
        (finds + if metres > 0 { patrolled.unsigned_abs() } else { 0 }, km + metres as f64 / 1e3)
    });
    let posterior = Some(prior.posterior(finds, km)).filter(|_| km > 0.0);
    CellStep {
        finds: own.finds,
        items: own.items,
        seconds: own.seconds,
        metres: own.metres,
        visits: own.visits,
        per_km: posterior.map(|posterior| round(posterior.mean())),
        low: posterior.map(|posterior| round(posterior.quantile(0.05))),
        high: posterior.map(|posterior| round(posterior.quantile(0.95))),
        ..nothing(days)
    }
}

fn nothing(Days { from, to }: Days) -> CellStep {
    let (per_km, low, high) = (None, None, None);
    CellStep { from, to, finds: 0, items: 0, seconds: 0, metres: 0, visits: 0, per_km, low, high }
}

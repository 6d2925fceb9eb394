//! What a measure says of the cells of a ground.

use geo_hotspots::{
    ANALYSIS_RESOLUTION, Cell, CellCounts, CellReading, Neighbours, Prior, Resolution, dispersion, emerging,
    gi_bins, gi_star, read_map,
};

use super::ground::broken;
use super::measure::{Judged, Measure, Trend};
use super::model::{Window, check_size};
use super::queries::Days;
use super::refill::last_searched;
use super::year::{STEP_DAYS, STEPS};
use crate::clock::Day;
use crate::error::Problem;
use crate::histories::Ground;

/// Coarse enough that a year in thirteen steps holds enough finds.
pub const EMERGING_RESOLUTION: Resolution = Resolution::Ten;
/// How much finds scatter from week to week shows within a year; a window of a century must not cost more.
const MOST_WEEKS: usize = 52;
/// On fewer cells Gi* says nothing.
const LEAST_GI_CELLS: usize = 30;

/// A map as it was read: its cells, and what holds for all of them.
#[derive(Debug)]
pub struct Reading {
    /// Finds per kilometre on the whole map.
    pub usual_per_km: Option<f64>,
    /// Too few finds to say that a place is out of the usual.
    pub too_few_finds: bool,
    /// The cells that belong to the map.
    pub cells: Vec<(Cell, CellCounts, Judged)>,
}

/// Reads a window of the ground.
///
/// # Errors
/// `area_too_large` when a map of everything has too many cells.
pub fn read(ground: &Ground, window: &Window) -> Result<Reading, Problem> {
    let counts = ground.history.window(window.days.from.0, window.days.to.0);
    let shown = shown(ground, &counts, |_| true);
    check_size(&cells_of(ground, &shown), window.resolution)?;
    read_shown(ground, window, &counts, &shown)
}

/// Reads those cells of a window that lie within something; they are judged among all.
///
/// # Errors
/// When the sums are not what sums can be.
pub fn read_within(
    ground: &Ground,
    window: &Window,
    is_within: impl Fn(Cell) -> bool,
) -> Result<Reading, Problem> {
    let counts = ground.history.window(window.days.from.0, window.days.to.0);
    let shown = shown(ground, &counts, is_within);
    read_shown(ground, window, &counts, &shown)
}

/// Without an area a map is of the cells that hold anything.
fn shown(ground: &Ground, counts: &[CellCounts], is_within: impl Fn(Cell) -> bool) -> Vec<usize> {
    let holds = |index: usize| ground.outline.is_some() || counts[index] != CellCounts::default();
    let cells = ground.history.cells().iter().enumerate();
    let shown = cells.filter(|(index, cell)| ground.inside[*index] && holds(*index) && is_within(**cell));
    shown.map(|(index, _)| index).collect()
}

fn cells_of(ground: &Ground, shown: &[usize]) -> Vec<Cell> {
    shown.iter().map(|index| ground.history.cells()[*index]).collect()
}

fn read_shown(
    ground: &Ground,
    window: &Window,
    counts: &[CellCounts],
    shown: &[usize],
) -> Result<Reading, Problem> {
    let (usual_per_km, too_few_finds, judged) = judge(ground, window, counts, shown)?;
    let rows = shown.iter().zip(cells_of(ground, shown)).zip(judged);
    let cells = rows.map(|((index, cell), judged)| (cell, counts[*index], judged)).collect();
    Ok(Reading { usual_per_km, too_few_finds, cells })
}

/// The usual, whether there are too few finds, and what is said of each shown cell.
fn judge(
    ground: &Ground,
    window: &Window,
    counts: &[CellCounts],
    shown: &[usize],
) -> Result<(Option<f64>, bool, Vec<Judged>), Problem> {
    let nothing = || shown.iter().map(|_| Judged::default()).collect();
    match window.measure {
        Measure::Finds | Measure::Items => Ok((None, false, nothing())),
        Measure::Rate | Measure::Class => {
            let reading = rates(ground, window, counts)?;
            let usual = reading.usual_per_km;
            let judged = shown.iter().map(|index| {
                let rate = rate(&reading.cells[*index], usual);
                if window.measure == Measure::Rate {
                    rate
                } else {
                    with_clock(rate, ground, *index, window.days.to)
                }
            });
            Ok((Some(round(usual)).filter(|_| usual > 0.0), reading.too_few_finds, judged.collect()))
        }
        Measure::Gi => {
            let gi = gi(ground, counts)?;
            Ok((None, false, shown.iter().map(|index| gi[*index].clone()).collect()))
        }
        Measure::Emerging => {
            let trends = trends(ground, window.days.to)?;
            let judged = |index: &usize| Judged { emerging: trends[*index], ..Judged::default() };
            Ok((None, false, shown.iter().map(judged).collect()))
        }
    }
}

/// The rates of a window: cells of resolution 11 are read through their disk, larger ones alone.
///
/// # Errors
/// When the sums are not what sums can be.
pub fn rates(
    ground: &Ground,
    window: &Window,
    counts: &[CellCounts],
) -> Result<geo_hotspots::Reading, Problem> {
    let Days { from, to } = window.days;
    let weeks = usize::try_from((to.0 - from.0 + 1) / 7).unwrap_or(0).clamp(1, MOST_WEEKS);
    let phi = dispersion(&ground.history.cube(to.0, 7, weeks));
    let (finds, km) = finds_and_km(counts);
    let alone;
    let neighbours = if window.resolution == ANALYSIS_RESOLUTION {
        &ground.neighbours
    } else {
        alone = Neighbours::alone(finds.len());
        &alone
    };
    read_map(&finds, &km, neighbours, phi).map_err(broken)
}

/// How each cell of the ground (resolution 10) changed over the thirteen steps up to a day.
///
/// # Errors
/// When the sums are not what sums can be.
pub fn trends(ground: &Ground, to: Day) -> Result<Vec<Option<Trend>>, Problem> {
    let cube = ground.history.cube(to.0, STEP_DAYS.unsigned_abs(), STEPS);
    let emerging = emerging(&cube, &ground.neighbours).map_err(broken)?;
    Ok(emerging.into_iter().map(Trend::of).collect())
}

/// How the place around a cell changed; cells larger than the ground's have no such word.
///
/// # Errors
/// As [`trends`].
pub fn trend_of(ground: &Ground, cell: Cell, to: Day) -> Result<Option<Trend>, Problem> {
    let around = cell.parent(EMERGING_RESOLUTION);
    let index = around.and_then(|around| ground.history.cells().binary_search(&around).ok());
    let Some(index) = index else { return Ok(None) };
    Ok(trends(ground, to)?[index])
}

/// Finds of patrols and kilometres: what rates are made of.
pub fn finds_and_km(counts: &[CellCounts]) -> (Vec<u64>, Vec<f64>) {
    counts.iter().map(|counts| (counts.patrolled.unsigned_abs(), counts.metres as f64 / 1e3)).unzip()
}

/// Four decimals are finer than anything that is known.
pub fn round(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

fn rate(cell: &CellReading, usual: f64) -> Judged {
    let judged = Judged { level: cell.level.map(Into::into), ..Judged::default() };
    if cell.km <= 0.0 {
        return judged;
    }
    Judged {
        per_km: Some(round(cell.posterior.mean())),
        low: Some(round(cell.posterior.quantile(0.05))),
        high: Some(round(cell.posterior.quantile(0.95))),
        chance_twice: Some(round(cell.posterior.chance_above(2.0 * usual))).filter(|_| usual > 0.0),
        ..judged
    }
}

fn with_clock(judged: Judged, ground: &Ground, index: usize, to: Day) -> Judged {
    let cell = ground.history.cells()[index];
    let last_searched = last_searched(&ground.history, cell, to);
    let refill_days = ground.refill_days[index];
    let due = last_searched.zip(refill_days).map(|(last, refill)| f64::from(to.0 - last.0) >= refill);
    Judged { last_searched, refill_days, due, ..judged }
}

/// Gi* of the smoothed rates of all searched cells, those without finds included.
fn gi(ground: &Ground, counts: &[CellCounts]) -> Result<Vec<Judged>, Problem> {
    let (finds, km) = finds_and_km(counts);
    let prior = Prior::fit(&finds, &km).map_err(broken)?;
    let searched: Vec<usize> = (0..km.len()).filter(|index| km[*index] > 0.0).collect();
    let mut judged = vec![Judged::default(); km.len()];
    if searched.len() < LEAST_GI_CELLS {
        return Ok(judged);
    }
    let cells: Vec<Cell> = searched.iter().map(|index| ground.history.cells()[*index]).collect();
    let rates: Vec<f64> =
        searched.iter().map(|index| prior.posterior(finds[*index], km[*index]).mean()).collect();
    let z = gi_star(&rates, &Neighbours::of(&cells).map_err(broken)?).map_err(broken)?;
    for ((index, z), bin) in searched.iter().zip(&z).zip(gi_bins(&z)) {
        judged[*index] = Judged { gi_z: Some(round(*z)), gi_bin: Some(bin), ..Judged::default() };
    }
    Ok(judged)
}

//! Which map is wanted, and the rules of that wish.

use std::collections::BTreeSet;

use geo_hotspots::{Cell, Resolution};
use serde::Deserialize;
use utoipa::IntoParams;

use super::measure::Measure;
use super::queries::Days;
use super::reading::EMERGING_RESOLUTION;
use crate::cell::MAX_CELLS;
use crate::clock::Day;
use crate::error::{Problem, ProblemCode};
use crate::ids::AreaId;
use crate::page::check_window;
use crate::pickups::vocabulary::Item;

const DEFAULT_DAYS: i32 = 90;
const COARSEST: u8 = 8;
const FINEST: u8 = 11;

/// Which map is wanted.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct HotspotQuery {
    /// The area; without one, every cell that holds anything.
    #[param(value_type = Option<Uuid>)]
    pub area_id: Option<AreaId>,
    /// First day; 90 days before the last when not given.
    pub from: Option<Day>,
    /// Last day; today when not given.
    pub to: Option<Day>,
    /// Only this item.
    pub item: Option<Item>,
    /// H3 resolution, 8 to 11; 11 when not given. `emerging` is a map of resolution 10 only.
    pub resolution: Option<u8>,
    /// What the cells show; `class` when not given.
    pub measure: Option<Measure>,
}

/// A query with its defaults filled in.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// First and last day.
    pub days: Days,
    /// How fine the cells are.
    pub resolution: Resolution,
    /// What they show.
    pub measure: Measure,
}

impl HotspotQuery {
    /// Fills in the defaults.
    ///
    /// # Errors
    /// When the window is reversed or the resolution has no map.
    pub fn window(&self, today: Day) -> Result<Window, Problem> {
        let days = window_of(self.from, self.to, today)?;
        let measure = self.measure.unwrap_or_default();
        let emerging = u8::from(EMERGING_RESOLUTION);
        let is_emerging = measure == Measure::Emerging;
        let (coarsest, usual) = if is_emerging { (emerging, emerging) } else { (COARSEST, FINEST) };
        let resolution = self.resolution.unwrap_or(usual);
        if !(coarsest..=usual).contains(&resolution) {
            let expected = format!("expected {coarsest} to {usual}");
            return Err(Problem::field(ProblemCode::OutOfRange, "resolution", expected));
        }
        let resolution = Resolution::try_from(resolution).expect("8 to 11 are resolutions");
        Ok(Window { days, resolution, measure })
    }
}

/// A window with its defaults filled in: ninety days up to today.
///
/// # Errors
/// `window_reversed`, naming `from`.
pub fn window_of(from: Option<Day>, to: Option<Day>, today: Day) -> Result<Days, Problem> {
    let to = to.unwrap_or(today);
    let from = from.unwrap_or(Day(to.0.saturating_sub(DEFAULT_DAYS - 1)));
    check_window(Some(from), Some(to))?;
    Ok(Days { from, to })
}

/// A map holds no more cells than an area may have; of a larger one the finest resolution is named that fits.
///
/// # Errors
/// `area_too_large`, naming `resolution`.
pub fn check_size(cells: &[Cell], resolution: Resolution) -> Result<(), Problem> {
    if cells.len() <= MAX_CELLS {
        return Ok(());
    }
    let fits = |coarse: &u8| {
        let coarse = Resolution::try_from(*coarse).expect("8 to 11 are resolutions");
        let parents: BTreeSet<_> = cells.iter().filter_map(|cell| cell.parent(coarse)).collect();
        parents.len() <= MAX_CELLS
    };
    let way_out = match (COARSEST..u8::from(resolution)).rev().find(fits) {
        Some(coarse) => format!("use resolution {coarse}"),
        None => "name an area".to_owned(),
    };
    let expected = format!("expected at most {MAX_CELLS} cells, not {}; {way_out}", cells.len());
    Err(Problem::field(ProblemCode::AreaTooLarge, "resolution", expected))
}

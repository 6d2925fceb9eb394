//! The map as GeoJSON, and the rules of its query.

use std::collections::BTreeSet;

use geo_hotspots::{Cell, CellClass, CellCounts, Resolution, shape};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

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
    /// H3 resolution, 8 to 11; 11 when not given.
    pub resolution: Option<u8>,
}

/// A query with its defaults filled in.
#[derive(Clone, Debug)]
pub struct Window {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// How fine the cells are.
    pub resolution: Resolution,
}

impl HotspotQuery {
    /// Fills in the defaults.
    ///
    /// # Errors
    /// When the window is reversed or the resolution has no map.
    pub fn window(&self, today: Day) -> Result<Window, Problem> {
        let to = self.to.unwrap_or(today);
        let from = self.from.unwrap_or(Day(to.0.saturating_sub(DEFAULT_DAYS - 1)));
        check_window(Some(from), Some(to))?;
        let resolution = self.resolution.unwrap_or(FINEST);
        if !(COARSEST..=FINEST).contains(&resolution) {
            return Err(Problem::field(ProblemCode::OutOfRange, "resolution", "expected 8 to 11"));
        }
        let resolution = Resolution::try_from(resolution).expect("8 to 11 are resolutions");
        Ok(Window { from, to, resolution })
    }
}

/// A map holds no more cells than an area may have; of a larger one the finest resolution is named that fits.
///
/// # Errors
/// `area_too_large`, naming `resolution`.
pub fn check_size(cells: &[(Cell, CellCounts)], resolution: Resolution) -> Result<(), Problem> {
    if cells.len() <= MAX_CELLS {
        return Ok(());
    }
    let fits = |coarse: &u8| {
        let coarse = Resolution::try_from(*coarse).expect("8 to 11 are resolutions");
        let parents: BTreeSet<_> = cells.iter().filter_map(|(cell, _)| cell.parent(coarse)).collect();
        parents.len() <= MAX_CELLS
    };
    let way_out = match (COARSEST..u8::from(resolution)).rev().find(fits) {
        Some(coarse) => format!("use resolution {coarse}"),
        None => "name an area".to_owned(),
    };
    let expected = format!("expected at most {MAX_CELLS} cells, not {}; {way_out}", cells.len());
    Err(Problem::field(ProblemCode::AreaTooLarge, "resolution", expected))
}

/// A map of cells (RFC 7946) with what it is a map of.
#[derive(Debug, Serialize, ToSchema)]
pub struct HotspotMap {
    /// `FeatureCollection`.
    #[serde(rename = "type")]
    #[schema(example = "FeatureCollection")]
    pub kind: &'static str,
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// H3 resolution of the cells.
    pub resolution: u8,
    /// What the cells add up to.
    pub totals: Totals,
    /// The cells, sorted by index.
    pub features: Vec<HotspotCell>,
}

/// What the cells of a map add up to.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct Totals {
    /// Finds.
    pub finds: i64,
    /// Things found.
    pub items: i64,
    /// Seconds of searching.
    pub seconds: i64,
    /// Metres of searching.
    pub metres: i64,
    /// Patrols that began in the window; of an area those that were sent there or searched in it.
    pub patrols: i64,
}

/// One cell of the map.
#[derive(Debug, Serialize, ToSchema)]
pub struct HotspotCell {
    /// `Feature`.
    #[serde(rename = "type")]
    #[schema(example = "Feature")]
    pub kind: &'static str,
    /// The cell's outline.
    pub geometry: CellOutline,
    /// What is known of the cell.
    pub properties: CellFacts,
}

/// A GeoJSON polygon.
#[derive(Debug, Serialize, ToSchema)]
pub struct CellOutline {
    /// `Polygon`.
    #[serde(rename = "type")]
    #[schema(example = "Polygon")]
    pub kind: &'static str,
    /// One closed ring of longitude and latitude, six decimals.
    pub coordinates: [Vec<[f64; 2]>; 1],
}

/// What is known of a cell.
#[derive(Debug, Serialize, ToSchema)]
pub struct CellFacts {
    /// The cell.
    #[schema(example = "8b1f05833ba6fff")]
    pub cell: String,
    /// Finds; a bag of thirty is one.
    pub finds: i64,
    /// Things found.
    pub items: i64,
    /// Seconds of searching.
    pub seconds: i64,
    /// Metres of searching.
    pub metres: i64,
    /// Days on which somebody searched here.
    pub visits: i64,
    /// Found, searched without a find, or not searched.
    pub class: Class,
}

/// Searched and clean is never the same as not searched.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Something was found.
    Found,
    /// Searched, and nothing was found.
    SearchedClean,
    /// Nobody looked: nothing is known.
    NotSearched,
}

impl HotspotMap {
    /// Draws the cells.
    pub fn draw(window: &Window, patrols: i64, cells: &[(Cell, CellCounts)]) -> HotspotMap {
        let mut totals = Totals { patrols, ..Totals::default() };
        for (_, counts) in cells {
            totals.finds += counts.finds;
            totals.items += counts.items;
            totals.seconds += counts.seconds;
            totals.metres += counts.metres;
        }
        HotspotMap {
            kind: "FeatureCollection",
            from: window.from,
            to: window.to,
            resolution: window.resolution.into(),
            totals,
            features: cells.iter().map(|(cell, counts)| feature(*cell, counts)).collect(),
        }
    }
}

fn feature(cell: Cell, counts: &CellCounts) -> HotspotCell {
    let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
    let ring =
        shape::boundary(cell).exterior().coords().map(|corner| [round(corner.x), round(corner.y)]).collect();
    HotspotCell {
        kind: "Feature",
        geometry: CellOutline { kind: "Polygon", coordinates: [ring] },
        properties: CellFacts {
            cell: cell.to_string(),
            finds: counts.finds,
            items: counts.items,
            seconds: counts.seconds,
            metres: counts.metres,
            visits: counts.visits,
            class: match counts.class() {
                CellClass::Found => Class::Found,
                CellClass::SearchedClean => Class::SearchedClean,
                CellClass::NotSearched => Class::NotSearched,
            },
        },
    }
}

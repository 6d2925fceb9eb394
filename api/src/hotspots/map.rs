//! The map as GeoJSON.

use geo_hotspots::{Cell, CellClass, CellCounts, shape};
use serde::Serialize;
use utoipa::ToSchema;

use super::measure::{Judged, Measure};
use super::model::Window;
use super::reading::Reading;
use crate::cell::six_decimals;
use crate::clock::Day;

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
    /// What the cells show.
    pub measure: Measure,
    /// Finds per kilometre on the whole map; absent where nobody searched, and of other measures than `rate` and `class`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = 1.2)]
    pub usual_per_km: Option<f64>,
    /// Fewer than thirty finds: too few to say that a place is out of the usual.
    pub too_few_finds: bool,
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
    /// What the measure says beyond the counts.
    #[serde(flatten)]
    pub judged: Judged,
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
    /// Draws a reading.
    pub fn draw(window: &Window, patrols: i64, reading: Reading) -> HotspotMap {
        let mut totals = Totals { patrols, ..Totals::default() };
        for (_, counts, _) in &reading.cells {
            totals.finds += counts.finds;
            totals.items += counts.items;
            totals.seconds += counts.seconds;
            totals.metres += counts.metres;
        }
        let cells = reading.cells.into_iter();
        HotspotMap {
            kind: "FeatureCollection",
            from: window.days.from,
            to: window.days.to,
            resolution: window.resolution.into(),
            measure: window.measure,
            usual_per_km: reading.usual_per_km,
            too_few_finds: reading.too_few_finds,
            totals,
            features: cells.map(|(cell, counts, judged)| feature(cell, &counts, judged)).collect(),
        }
    }
}

impl CellFacts {
    /// The facts of one cell of a reading.
    pub fn new(cell: Cell, counts: &CellCounts, judged: Judged) -> CellFacts {
        CellFacts {
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
            judged,
        }
    }
}

fn feature(cell: Cell, counts: &CellCounts, judged: Judged) -> HotspotCell {
    let ring = shape::boundary(cell)
        .exterior()
        .coords()
        .map(|corner| [six_decimals(corner.x), six_decimals(corner.y)])
        .collect();
    HotspotCell {
        kind: "Feature",
        geometry: CellOutline { kind: "Polygon", coordinates: [ring] },
        properties: CellFacts::new(cell, counts, judged),
    }
}

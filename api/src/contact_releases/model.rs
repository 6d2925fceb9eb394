//! What is told of releases: published figures, and sums of published figures.

use std::collections::BTreeMap;

use geo_hotspots::{Cell, shape};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::entity::{self, shown_cell, sum};
use super::partition::K;
use super::sums::What;
use crate::cell::six_decimals;
use crate::clock::Day;
use crate::hotspots::map::CellOutline;
use crate::ids::AreaId;
use crate::words::word;

/// The area of contacts that were in none.
pub const NO_AREA: AreaId = AreaId(Uuid::nil());

/// Which releases are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ReleaseQuery {
    /// Only of this area; an outreach worker names one of their own.
    #[param(value_type = Option<Uuid>)]
    pub area_id: Option<AreaId>,
    /// Weeks that begin on this day or later; thirteen weeks when not given.
    pub from: Option<Day>,
    /// Weeks that begin on this day or before.
    pub to: Option<Day>,
}

/// What is published of some weeks. All of it was frozen week by week; a longer time is a sum of what was published.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContactReleases {
    /// The fewest contacts that a figure stands for.
    pub k: i32,
    /// Each week of each area, the oldest first.
    pub weeks: Vec<ReleasedWeek>,
    /// The cells that were shown in any of the weeks.
    pub map: ContactMap,
    /// What the published contacts add up to.
    pub sums: Vec<ReleasedSum>,
}

/// One week of one area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReleasedWeek {
    /// Its Monday.
    pub week: Day,
    /// The area; null for contacts that were in none.
    #[schema(required)]
    pub area_id: Option<AreaId>,
    /// All published contacts, in shown cells or not: the sum of those figures. Null when none is published.
    #[schema(required, example = 120)]
    pub contacts: Option<i32>,
    /// Contacts in cells too quiet to be shown, and indoors. Null when they are fewer than ten, or none.
    #[schema(required, example = 15)]
    pub not_shown: Option<i32>,
}

/// The contact map (RFC 7946).
#[derive(Debug, Serialize, ToSchema)]
pub struct ContactMap {
    /// `FeatureCollection`.
    #[serde(rename = "type")]
    #[schema(example = "FeatureCollection")]
    pub kind: &'static str,
    /// The cells, large ones first: a small one lies on top of the large one around it, which does not count it.
    pub features: Vec<ContactCell>,
}

/// One cell of the map.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContactCell {
    /// `Feature`.
    #[serde(rename = "type")]
    #[schema(example = "Feature")]
    pub kind: &'static str,
    /// The cell's outline.
    pub geometry: CellOutline,
    /// What was published of it.
    pub properties: ContactCellFacts,
}

/// What was published of a cell.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContactCellFacts {
    /// The cell.
    #[schema(example = "881f05833bfffff")]
    pub cell: String,
    /// Its H3 resolution, 7 to 9.
    pub resolution: u8,
    /// Published contacts of all the weeks.
    pub contacts: i32,
}

/// One sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReleasedSum {
    /// What was counted.
    pub what: What,
    /// Which of them.
    #[schema(example = "syringe_set")]
    pub code: String,
    /// How many, of all the weeks that published it.
    pub n: i32,
}

impl ContactReleases {
    /// Adds up what was published of some weeks.
    pub fn of(
        weeks: Vec<entity::Model>,
        cells: &[shown_cell::Model],
        sums: impl IntoIterator<Item = (What, String, i32)>,
    ) -> ContactReleases {
        let mut total: BTreeMap<(What, String), i32> = BTreeMap::new();
        for (what, code, n) in sums {
            *total.entry((what, code)).or_default() += n;
        }
        let mut in_cells: BTreeMap<(AreaId, Day), i32> = BTreeMap::new();
        for cell in cells {
            *in_cells.entry((cell.area_id, cell.week)).or_default() += cell.contacts;
        }
        let told = |row: entity::Model| {
            let in_cells = in_cells.get(&(row.area_id, row.week)).copied();
            ReleasedWeek::of(row, in_cells.unwrap_or_default())
        };
        ContactReleases {
            k: i32::try_from(K).expect("a small number"),
            weeks: weeks.into_iter().map(told).collect(),
            map: ContactMap::of(cells),
            sums: total.into_iter().map(|((what, code), n)| ReleasedSum { what, code, n }).collect(),
        }
    }
}

impl ReleasedWeek {
    fn of(row: entity::Model, in_cells: i32) -> ReleasedWeek {
        let contacts = in_cells + row.not_shown.unwrap_or_default();
        ReleasedWeek {
            week: row.week,
            area_id: Some(row.area_id).filter(|area| *area != NO_AREA),
            contacts: Some(contacts).filter(|n| *n > 0),
            not_shown: row.not_shown,
        }
    }
}

impl ContactMap {
    fn of(cells: &[shown_cell::Model]) -> ContactMap {
        let mut by_cell: BTreeMap<(u8, Cell), i32> = BTreeMap::new();
        for row in cells {
            // A cell that is none was written by somebody else.
            let Some(cell) = row.cell.cell() else { continue };
            *by_cell.entry((cell.resolution().into(), cell)).or_default() += row.contacts;
        }
        let features = by_cell.into_iter().map(|((resolution, cell), contacts)| ContactCell {
            kind: "Feature",
            geometry: outline(cell),
            properties: ContactCellFacts { cell: cell.to_string(), resolution, contacts },
        });
        ContactMap { kind: "FeatureCollection", features: features.collect() }
    }
}

/// A sum as it is kept; `None` for one of a newer version.
pub fn read_sum(row: sum::Model) -> Option<(What, String, i32)> {
    word(&row.what).map(|what| (what, row.code, row.n))
}

fn outline(cell: Cell) -> CellOutline {
    let ring = shape::boundary(cell);
    let corners = ring.exterior().coords().map(|corner| [six_decimals(corner.x), six_decimals(corner.y)]);
    CellOutline { kind: "Polygon", coordinates: [corners.collect()] }
}

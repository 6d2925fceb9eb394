//! The map of a whole city as Mapbox vector tiles, for programs that draw them; the cells get larger as the map zooms
//! out.

use std::f64::consts::PI;

use geo_hotspots::{Cell, shape};
use mvt::{Feature, GeomEncoder, GeomType};
use serde::Deserialize;
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::ground::broken;
use super::map::CellFacts;
use super::measure::Measure;
use super::model::HotspotQuery;
use super::reading::Reading;
use crate::clock::Day;
use crate::error::{Problem, ProblemCode};
use crate::pickups::vocabulary::Item;

/// The media type of a tile.
pub const MEDIA_TYPE: &str = "application/vnd.mapbox-vector-tile";
const EXTENT: u32 = 4_096;
/// A cell of resolution 8 still has corners there.
const WIDEST: u32 = 6;
const CLOSEST: u32 = 20;
const EQUATOR_M: f64 = 40_075_017.0;

/// What the tiles show.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct TileQuery {
    /// First day; 90 days before the last when not given.
    pub from: Option<Day>,
    /// Last day; today when not given.
    pub to: Option<Day>,
    /// Only this item.
    pub item: Option<Item>,
    /// What the cells show; `class` when not given.
    pub measure: Option<Measure>,
}

/// A tile as it goes over the wire.
#[derive(Debug, ToSchema)]
#[schema(value_type = String, format = Binary)]
pub struct VectorTile(pub Vec<u8>);

/// One square of the web's map of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile {
    zoom: u32,
    column: u32,
    row: u32,
}

impl Tile {
    /// Reads the three numbers of a path.
    ///
    /// # Errors
    /// `out_of_range`, naming `z`, `x` or `y`.
    pub fn read(z: &str, x: &str, y: &str) -> Result<Tile, Problem> {
        let zoom = number("z", z, WIDEST..=CLOSEST)?;
        let last = (1 << zoom) - 1;
        Ok(Tile { zoom, column: number("x", x, 0..=last)?, row: number("y", y, 0..=last)? })
    }

    /// The map that this tile is cut from.
    pub fn query(self, query: TileQuery) -> HotspotQuery {
        let TileQuery { from, to, item, measure } = query;
        let resolution = match (measure, self.zoom) {
            (Some(Measure::Emerging), _) => None,
            (_, ..=11) => Some(8),
            (_, 12) => Some(9),
            (_, 13 | 14) => Some(10),
            _ => Some(11),
        };
        HotspotQuery { area_id: None, from, to, item, resolution, measure }
    }

    /// Whether any of a cell lies on the tile.
    pub fn touches(self, cell: Cell) -> bool {
        let centre = shape::centre(cell);
        let (x, y) = self.place(centre.lon(), centre.lat());
        let unit_m =
            EQUATOR_M * centre.lat().to_radians().cos() / f64::from(1 << self.zoom) / f64::from(EXTENT);
        // A corner is as far from the centre as from the next corner, in cells of any shape nearly so.
        let margin = 1.2 * cell.resolution().edge_length_m() / unit_m;
        let side = -margin..=f64::from(EXTENT) + margin;
        side.contains(&x) && side.contains(&y)
    }

    /// Draws a reading as the layer `cells`; each cell carries the same facts as on the map.
    ///
    /// # Errors
    /// When a cell has no shape, which cells have.
    pub fn draw(self, reading: Reading) -> Result<VectorTile, Problem> {
        let mut tile = mvt::Tile::new(EXTENT);
        let mut layer = tile.create_layer("cells");
        for (cell, counts, judged) in reading.cells {
            let mut outline = GeomEncoder::<f64>::new(GeomType::Polygon);
            let ring = shape::boundary(cell);
            // A tile closes its rings itself.
            for corner in &ring.exterior().0[1..] {
                let (x, y) = self.place(corner.x, corner.y);
                outline.add_point(x, y).map_err(broken)?;
            }
            let mut feature = layer.into_feature(outline.encode().map_err(broken)?);
            feature.set_id(cell.into());
            add_facts(&mut feature, &CellFacts::new(cell, &counts, judged))?;
            layer = feature.into_layer();
        }
        if layer.num_features() > 0 {
            tile.add_layer(layer).map_err(broken)?;
        }
        tile.to_bytes().map(VectorTile).map_err(broken)
    }

    /// Where a place lies on the tile, in units from its north-west corner (web Mercator).
    fn place(self, lon: f64, lat: f64) -> (f64, f64) {
        let tiles = f64::from(1 << self.zoom);
        let east = (lon + 180.0) / 360.0 * tiles;
        let south = (1.0 - lat.to_radians().tan().asinh() / PI) / 2.0 * tiles;
        let units = f64::from(EXTENT);
        ((east - f64::from(self.column)) * units, (south - f64::from(self.row)) * units)
    }
}

/// A tag a fact; what is not known has none.
fn add_facts(feature: &mut Feature, facts: &CellFacts) -> Result<(), Problem> {
    let facts = serde_json::to_value(facts).map_err(broken)?;
    for (name, fact) in facts.as_object().into_iter().flatten() {
        match fact {
            Value::Bool(fact) => feature.add_tag_bool(name, *fact),
            Value::String(fact) => feature.add_tag_string(name, fact),
            Value::Number(fact) => match fact.as_i64() {
                Some(whole) => feature.add_tag_sint(name, whole),
                None => feature.add_tag_double(name, fact.as_f64().unwrap_or_default()),
            },
            _ => (),
        }
    }
    Ok(())
}

fn number(name: &str, text: &str, limits: std::ops::RangeInclusive<u32>) -> Result<u32, Problem> {
    let number = text.parse().ok().filter(|number| limits.contains(number));
    let expected = || format!("expected {} to {}", limits.start(), limits.end());
    number.ok_or_else(|| Problem::field(ProblemCode::OutOfRange, name, expected()))
}

//! The cells of many positions at once, several times faster than one by one and exactly the same.
//!
//! Most positions lie inside the circle that fits into their cell. Whether one does is told by a distance, which costs
//! far less than the way through H3's icosahedron; only the others, about one in eight, go that way.

use std::collections::HashMap;

use crate::grid::{Cell, cell_at};
use crate::position::Position;
use crate::shape;

/// Tiles along each side of the memory: neighbours never share a place in it.
const TILES: usize = 256;
/// A few tiles to a cell, so that most tiles know the one cell that matters.
const TILE_DEGREES: f64 = 0.000_1;
/// Metres of a degree of latitude on H3's sphere.
const METRES: f64 = 6_371_007.18 * std::f64::consts::PI / 180.0;
/// Nearer to a pole, degrees of longitude change too much within a cell.
const MOST_LATITUDE: f64 = 80.0;

/// The analysis cell of each position, as [`cell_at`] tells it.
///
/// Cost: O(positions); best when they lie within some kilometres, as those of a town do. Memory: 3 MB.
///
/// # Example
/// ```
/// use geo_hotspots::{Position, cell_at, cells_at};
///
/// let here = Position::new(55.6705, 12.5580)?;
/// assert_eq!(cells_at(&[here, here]), [cell_at(here); 2]);
/// # Ok::<(), geo_hotspots::PositionError>(())
/// ```
#[must_use]
pub fn cells_at(positions: &[Position]) -> Vec<Cell> {
    let east = positions.first().map_or(1.0, |first| first.lat().to_radians().cos().max(0.1));
    let mut memory = Memory {
        per_tile: (1.0 / TILE_DEGREES, east / TILE_DEGREES),
        tiles: Vec::new(),
        circles: HashMap::new(),
    };
    memory.tiles.resize(TILES * TILES, None);
    positions.iter().map(|position| memory.cell_at(*position)).collect()
}

/// What fits into a cell.
#[derive(Clone, Copy)]
struct Circle {
    cell: Cell,
    lat: f64,
    lon: f64,
    /// Metres of a degree of longitude there.
    east_m: f64,
    radius_squared: f64,
}

struct Memory {
    /// Tiles in a degree, northwards and eastwards.
    per_tile: (f64, f64),
    /// The circle last asked for from each tile, whichever tile shares its place.
    tiles: Vec<Option<Circle>>,
    circles: HashMap<Cell, Circle>,
}

impl Memory {
    fn cell_at(&mut self, position: Position) -> Cell {
        let line = |degrees: f64, per_tile: f64| (degrees * per_tile).floor() as i64 as usize % TILES;
        let tile = line(position.lat(), self.per_tile.0) * TILES + line(position.lon(), self.per_tile.1);
        if let Some(circle) = self.tiles[tile].filter(|circle| circle.holds(position)) {
            return circle.cell;
        }
        let cell = cell_at(position);
        if position.lat().abs() < MOST_LATITUDE {
            self.tiles[tile] = Some(*self.circles.entry(cell).or_insert_with(|| Circle::within(cell)));
        }
        cell
    }
}

impl Circle {
    fn within(cell: Cell) -> Self {
        let (centre, outline) = (shape::centre(cell), shape::boundary(cell));
        let (lat, lon) = (centre.lat(), centre.lon());
        let east_m = METRES * lat.to_radians().cos();
        let metres = |at: geo::Coord| ((at.x - lon) * east_m, (at.y - lat) * METRES);
        let sides = outline.exterior().lines().map(|side| way_to(metres(side.start), metres(side.end)));
        // A hair less than fits: the plane is not quite the sphere.
        let radius_m = 0.998 * sides.fold(f64::INFINITY, f64::min);
        Self { cell, lat, lon, east_m, radius_squared: radius_m * radius_m }
    }

    fn holds(&self, position: Position) -> bool {
        let (x_m, y_m) = ((position.lon() - self.lon) * self.east_m, (position.lat() - self.lat) * METRES);
        x_m * x_m + y_m * y_m < self.radius_squared
    }
}

/// From the origin to the line through two points.
fn way_to(a: (f64, f64), b: (f64, f64)) -> f64 {
    (a.0 * b.1 - a.1 * b.0).abs() / (a.0 - b.0).hypot(a.1 - b.1)
}

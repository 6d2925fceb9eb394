//! What a cell looks like on the ground: outline, centre, surface, sides and neighbours.
//!
//! Lengths and areas are those of the sphere with the surface of the WGS84 ellipsoid (radius 6,371,007.18 m),
//! as H3 gives them; for distances between finds use [`crate::metres`].

use geo::{Polygon, coord};
use h3o::LatLng;

use crate::grid::Cell;
use crate::position::Position;

/// The outline of a cell: a closed ring of (longitude, latitude) in degrees, counter-clockwise as RFC 7946
/// wants it.
///
/// Mostly six corners; a few cells that touch an edge of H3's icosahedron have more. A cell across the
/// antimeridian keeps its shape by leaving [-180, 180] instead of jumping round the Earth.
///
/// # Example
/// ```
/// use geo_hotspots::{Position, cell_at, shape};
///
/// let outline = shape::boundary(cell_at(Position::new(55.6705, 12.5580)?));
/// assert_eq!(outline.exterior().0.len(), 7);
/// assert!(outline.exterior().is_closed());
/// # Ok::<(), geo_hotspots::PositionError>(())
/// ```
#[must_use]
pub fn boundary(cell: Cell) -> Polygon {
    let middle = LatLng::from(cell).lng();
    let corners = cell.boundary();
    let ring = corners.iter().map(|corner| {
        let turns = ((corner.lng() - middle) / 360.0).round();
        coord! { x: corner.lng() - 360.0 * turns, y: corner.lat() }
    });
    // The polygon repeats the first corner at the end.
    Polygon::new(ring.collect(), Vec::new())
}

/// The centre of a cell.
///
/// # Example
/// ```
/// use geo_hotspots::{Position, cell_at, shape};
///
/// let cell = cell_at(Position::new(55.6705, 12.5580)?);
/// assert_eq!(cell_at(shape::centre(cell)), cell);
/// # Ok::<(), geo_hotspots::PositionError>(())
/// ```
#[must_use]
pub fn centre(cell: Cell) -> Position {
    let centre = LatLng::from(cell);
    // Rounding from radians may step over the antimeridian by one bit.
    let (lat, lon) = (centre.lat().clamp(-90.0, 90.0), centre.lng().clamp(-180.0, 180.0));
    Position::new(lat, lon).expect("clamped into the range of positions")
}

/// The area of this very cell in m².
///
/// Use it instead of the average over the Earth, which is 22 % too large in Copenhagen.
///
/// # Example
/// ```
/// use geo_hotspots::{Position, cell_at, shape};
///
/// let cell = cell_at(Position::new(55.6705, 12.5580)?);
/// assert_eq!(shape::area_m2(cell).round(), 1_760.0);
/// assert_eq!(cell.resolution().area_m2().round(), 2_150.0);
/// # Ok::<(), geo_hotspots::PositionError>(())
/// ```
#[must_use]
pub fn area_m2(cell: Cell) -> f64 {
    cell.area_m2()
}

/// The mean length of this very cell's sides in metres.
///
/// # Example
/// ```
/// use geo_hotspots::{Position, cell_at, shape};
///
/// let cell = cell_at(Position::new(55.6705, 12.5580)?);
/// assert_eq!(shape::edge_m(cell).round(), 26.0);
/// # Ok::<(), geo_hotspots::PositionError>(())
/// ```
#[must_use]
pub fn edge_m(cell: Cell) -> f64 {
    let (sides, length_m) = cell.edges().fold((0.0, 0.0), |(n, sum), side| (n + 1.0, sum + side.length_m()));
    length_m / sides
}

/// The neighbours of a cell with the metres from centre to centre, sorted by cell
/// index: six, or five around a pentagon.
///
/// # Example
/// ```
/// use geo_hotspots::{Position, cell_at, shape};
///
/// let around = shape::neighbours(cell_at(Position::new(55.6705, 12.5580)?));
/// assert_eq!(around.len(), 6);
/// assert!(around.iter().all(|(_, apart_m)| (42.0..48.0).contains(apart_m)));
/// # Ok::<(), geo_hotspots::PositionError>(())
/// ```
#[must_use]
pub fn neighbours(cell: Cell) -> Vec<(Cell, f64)> {
    let centre = LatLng::from(cell);
    let mut around: Vec<Cell> = cell.grid_ring(1);
    around.sort_unstable();
    around.into_iter().map(|next| (next, centre.distance_m(LatLng::from(next)))).collect()
}

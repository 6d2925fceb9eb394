//! Which cells make up an area.

use std::collections::{BTreeSet, HashSet};

use geo::{
    ChamberlainDuquetteArea, Contains, CoordsIter, LineString, MapCoordsInPlace, MultiPolygon, Point, Polygon,
};
use h3o::LatLng;
use thiserror::Error;

use crate::grid::{Cell, Resolution};
use crate::position::{Position, PositionError};
use crate::shape::centre;

/// Why an area cannot be cut into cells. Messages hold numbers of cells, never a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AreaError {
    /// The area would need more cells than the caller is ready for.
    #[error("the area needs about {cells} cells of this resolution, at most {cap} are allowed")]
    TooManyCells {
        /// Estimated from the outline and always above `cap`.
        cells: u64,
        /// The caller's limit.
        cap: u64,
    },
    /// A corner of the area is not a place on Earth.
    #[error("the area has a corner whose {0}")]
    NotOnEarth(#[from] PositionError),
    /// A ring of the area has fewer than three corners.
    #[error("the area has a ring of fewer than three corners")]
    TooFewCorners,
}

/// The cells of `resolution` whose centre lies inside `area`, sorted by cell index, each once.
///
/// Corners are (longitude, latitude) in degrees; edges run straight in degrees, as in GeoJSON. An edge that
/// jumps more than 180 degrees crosses the antimeridian. Parts may touch or overlap. A single polygon goes in
/// as `polygon.into()`. Two areas that share a border share no cell.
///
/// The outline is walked first; only cells along it are tested corner by corner, the rest is filled from
/// them. Cost: O(cells + cells along the outline · corners).
///
/// # Errors
/// [`AreaError::TooManyCells`] with the estimated number when more than `cap` cells are needed,
/// [`AreaError::NotOnEarth`] or [`AreaError::TooFewCorners`] when the outline is not one.
///
/// # Example
/// ```
/// use geo::{MultiPolygon, polygon};
/// use geo_hotspots::{AreaError, Resolution, cells_in};
///
/// let block: MultiPolygon = polygon![
///     (x: 12.555, y: 55.668), (x: 12.560, y: 55.668), (x: 12.560, y: 55.671), (x: 12.555, y: 55.671),
/// ]
/// .into();
/// assert_eq!(cells_in(&block, Resolution::Eleven, 1_000)?.len(), 59);
/// assert!(matches!(cells_in(&block, Resolution::Eleven, 20), Err(AreaError::TooManyCells { .. })));
/// # Ok::<(), AreaError>(())
/// ```
pub fn cells_in(area: &MultiPolygon, resolution: Resolution, cap: usize) -> Result<Vec<Cell>, AreaError> {
    check_outline(area)?;
    let too_many = || AreaError::TooManyCells { cells: estimate(area, resolution, cap), cap: cap as u64 };
    if outline_steps(area, resolution) > 8.0 * cap as f64 + 10_000.0 {
        return Err(too_many());
    }
    let mut inside = BTreeSet::new();
    for part in area {
        let part = across_antimeridian(part);
        let rim = rim(&part, resolution);
        let mut open: Vec<Cell> = rim.iter().copied().filter(|cell| holds_centre(&part, *cell)).collect();
        let mut seen = rim;
        while let Some(cell) = open.pop() {
            inside.insert(cell);
            if inside.len() > cap {
                return Err(too_many());
            }
            open.extend(cell.grid_ring::<Vec<Cell>>(1).into_iter().filter(|next| seen.insert(*next)));
        }
    }
    Ok(inside.into_iter().collect())
}

/// All cells along the outline and their neighbours: a wall that filling from inside cannot leak through.
fn rim(part: &Polygon, resolution: Resolution) -> HashSet<Cell> {
    let mut on_outline = HashSet::new();
    for side in rings(part).flat_map(LineString::lines) {
        let steps = side_steps(side.start, side.end, resolution);
        for step in 0..=steps as u32 {
            let at = side.start + side.delta() * (f64::from(step) / steps);
            on_outline.insert(lat_lng(at).to_cell(resolution));
        }
    }
    on_outline.iter().flat_map(|cell| cell.grid_disk::<Vec<Cell>>(1)).collect()
}

fn holds_centre(part: &Polygon, cell: Cell) -> bool {
    let centre = centre(cell);
    let here = Point::new(centre.lon(), centre.lat());
    // An area across the antimeridian is laid out beyond 180 degrees.
    part.contains(&here) || part.contains(&Point::new(centre.lon() + 360.0, centre.lat()))
}

/// The same polygon without jumps: where a side crosses the antimeridian, the western half moves to the far
/// east.
fn across_antimeridian(part: &Polygon) -> Polygon {
    let mut part = part.clone();
    if rings(&part).flat_map(LineString::lines).any(|side| side.dx().abs() > 180.0) {
        part.map_coords_in_place(
            |at| geo::coord! { x: if at.x < 0.0 { at.x + 360.0 } else { at.x }, y: at.y },
        );
    }
    part
}

fn check_outline(area: &MultiPolygon) -> Result<(), AreaError> {
    if area.iter().any(|part| rings(part).any(|ring| ring.0.len() < 4)) {
        return Err(AreaError::TooFewCorners);
    }
    for corner in area.coords_iter() {
        Position::new(corner.y, corner.x)?;
    }
    Ok(())
}

/// How much work the outline is, known before any of it is done.
fn outline_steps(area: &MultiPolygon, resolution: Resolution) -> f64 {
    let sides = area.iter().flat_map(rings).flat_map(LineString::lines);
    sides.map(|side| side_steps(side.start, side.end, resolution)).sum()
}

/// Steps so short that two in a row lie in the same cell or in neighbours.
fn side_steps(start: geo::Coord, end: geo::Coord, resolution: Resolution) -> f64 {
    // A quarter of the average side leaves room for the smallest cells and for sides straight in degrees,
    // which are up to half as long again as the shortest way measured here.
    let step_m = 0.25 * resolution.edge_length_m();
    (lat_lng(start).distance_m(lat_lng(end)) / step_m).ceil().max(1.0)
}

fn estimate(area: &MultiPolygon, resolution: Resolution, cap: usize) -> u64 {
    let cells = area.chamberlain_duquette_unsigned_area() / resolution.area_m2();
    // The average cell can be larger than the ones here: the number named must still explain the refusal.
    (cells.ceil() as u64).max(cap as u64 + 1)
}

fn lat_lng(at: geo::Coord) -> LatLng {
    LatLng::new(at.y, at.x).expect("corners were checked to be positions")
}

fn rings(part: &Polygon) -> impl Iterator<Item = &LineString> {
    std::iter::once(part.exterior()).chain(part.interiors())
}

//! Outlines of what belongs together: of cells, and of points.

use geo::concave_hull::ConcaveHullOptions;
use geo::{ConcaveHull, MultiPoint, MultiPolygon, Point, Polygon};
use h3o::geom::SolventBuilder;

use crate::grid::Cell;
use crate::metres::PlanePoint;

/// Shorter than GPS can tell apart.
const LEAST_SIDE_M: f64 = 10.0;

/// The outline of cells without the sides between them: a polygon for each connected group, with holes where cells are
/// missing inside. Corners are (longitude, latitude) in degrees; outer rings run counter-clockwise.
///
/// Cells may come in any order and more than once. Cells of several sizes have no common outline; only those of the
/// first one's size count. Cost: O(cells).
///
/// # Example
/// ```
/// use geo_hotspots::{Position, cell_at, outline_of};
///
/// let cell = cell_at(Position::new(55.6705, 12.5580)?);
/// let flower: Vec<_> = cell.grid_disk(1);
/// let outline = outline_of(&flower);
/// assert_eq!((outline.0.len(), outline.0[0].exterior().0.len()), (1, 19));
/// # Ok::<(), geo_hotspots::PositionError>(())
/// ```
#[must_use]
pub fn outline_of(cells: &[Cell]) -> MultiPolygon {
    let mut cells = cells.to_vec();
    if let Some(size) = cells.first().map(|cell| cell.resolution()) {
        cells.retain(|cell| cell.resolution() == size);
    }
    cells.sort_unstable();
    cells.dedup();
    SolventBuilder::new().build().dissolve(cells).expect("each cell comes once and all are of one size")
}

/// An outline drawn tightly around points, as around a group that [`crate::dbscan()`] found: it follows bays wider than
/// half their depth and leaves sides under 10 m straight. Metres of the points' plane.
///
/// Points that are no numbers are left out. One or two places have an outline without surface; none have an empty one.
/// Source: Park & Oh 2012, as `geo` has it. Cost: O(n log n).
///
/// # Example
/// ```
/// use geo::Area;
/// use geo_hotspots::{PlanePoint, concave_outline};
///
/// let corners = [(0.0, 0.0), (40.0, 0.0), (40.0, 20.0), (0.0, 20.0), (20.0, 10.0)];
/// let points = corners.map(|(x_m, y_m)| PlanePoint { x_m, y_m });
/// assert_eq!(concave_outline(&points).unsigned_area(), 800.0);
/// ```
#[must_use]
pub fn concave_outline(points: &[PlanePoint]) -> Polygon {
    let are_numbers = points.iter().filter(|at| at.x_m.is_finite() && at.y_m.is_finite());
    let mut points: Vec<Point> = are_numbers.map(|at| Point::new(at.x_m, at.y_m)).collect();
    points.sort_unstable_by(|a, b| a.x().total_cmp(&b.x()).then(a.y().total_cmp(&b.y())));
    points.dedup();
    let options = ConcaveHullOptions::default().length_threshold(LEAST_SIDE_M);
    MultiPoint::new(points).concave_hull_with_options(options)
}

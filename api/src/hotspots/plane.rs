//! The ground as metres: what lies how far from what.

use geo_hotspots::{LocalPlane, PlanePoint, shape};

use super::ground::broken;
use crate::error::Problem;
use crate::histories::Ground;

/// The centres of a ground's cells on one plane, in the order of the cells.
///
/// # Errors
/// When the ground lies at a pole.
pub fn points(ground: &Ground) -> Result<Vec<PlanePoint>, Problem> {
    let cells = ground.history.cells();
    let Some(first) = cells.first() else { return Ok(Vec::new()) };
    let plane = LocalPlane::at(shape::centre(*first)).map_err(broken)?;
    Ok(cells.iter().map(|cell| plane.to_plane(shape::centre(*cell))).collect())
}

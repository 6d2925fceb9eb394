//! The ground around each cell.

use thiserror::Error;

use crate::buckets::Buckets;
use crate::metres::PlanePoint;

/// How far from its centre the surroundings of a cell reach: to the next corner.
pub const SURROUNDINGS_M: f64 = 100.0;

/// For each cell the cells whose centres lie within a distance of its own, itself included, worked out once and kept.
///
/// # Example
/// ```
/// use geo_hotspots::PlanePoint;
/// use geo_hotspots::plan::Surroundings;
///
/// let row = [0.0, 60.0, 120.0, 400.0].map(|x_m| PlanePoint { x_m, y_m: 0.0 });
/// let surroundings = Surroundings::of(&row, 100.0)?;
/// assert_eq!(surroundings.means(&[1.0, 2.0, 3.0, 9.0]), [1.5, 2.0, 2.5, 9.0]);
/// # Ok::<(), geo_hotspots::plan::SurroundingsError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surroundings {
    /// Where the members of each cell end.
    ends: Vec<usize>,
    members: Vec<u32>,
}

/// Why surroundings cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum SurroundingsError {
    /// A place on a plane is two finite numbers of metres.
    #[error("the centre of cell {index} is not a place on the plane")]
    Point {
        /// Where in the list.
        index: usize,
    },
    /// A distance is a positive number of metres.
    #[error("surroundings must reach more than 0 and at most 10,000 metres, got {0}")]
    Radius(f64),
}

impl Surroundings {
    /// Finds the cells within `radius_m` of each of these centres.
    ///
    /// # Errors
    /// [`SurroundingsError`] when a centre is not a place or the distance is no distance.
    pub fn of(points: &[PlanePoint], radius_m: f64) -> Result<Self, SurroundingsError> {
        if !(radius_m > 0.0 && radius_m <= 10_000.0) {
            return Err(SurroundingsError::Radius(radius_m));
        }
        if let Some(index) = points.iter().position(|at| !(at.x_m.is_finite() && at.y_m.is_finite())) {
            return Err(SurroundingsError::Point { index });
        }
        let buckets = Buckets::of(points, radius_m);
        let mut surroundings = Self { ends: Vec::with_capacity(points.len()), members: Vec::new() };
        for at in points {
            let near = |other: &u32| points[*other as usize].distance_m(*at) <= radius_m;
            let mut members: Vec<u32> = buckets.around(*at).filter(near).collect();
            members.sort_unstable();
            members.dedup();
            surroundings.members.extend(members);
            surroundings.ends.push(surroundings.members.len());
        }
        Ok(surroundings)
    }

    /// How many cells there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no cells.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The cells around a cell, itself included, ascending.
    ///
    /// # Panics
    /// When there is no such cell, as a slice does.
    #[must_use]
    pub fn around(&self, cell: usize) -> &[u32] {
        let start = cell.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.members[start..self.ends[cell]]
    }

    /// The mean of the values around each cell.
    ///
    /// # Panics
    /// When there are fewer values than cells.
    #[must_use]
    pub fn means(&self, values: &[f64]) -> Vec<f64> {
        let mean = |cell: usize| {
            let around = self.around(cell);
            around.iter().map(|other| values[*other as usize]).sum::<f64>() / around.len() as f64
        };
        (0..self.len()).map(mean).collect()
    }
}

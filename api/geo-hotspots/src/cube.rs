//! Finds and effort of many cells over many equal steps of time: what is read when time matters.

use thiserror::Error;

use crate::rates::is_effort;

/// Finds and effort of `n` cells in `steps` equal steps, one cell after the other
/// (`index = cell * steps + step`), the oldest step first.
///
/// # Example
/// ```
/// use geo_hotspots::{Cube, CubeError};
///
/// // Two cells in three weeks: the second was walked twice and gave finds once.
/// let cube = Cube::new(3, vec![0, 0, 0, 0, 2, 0], vec![0.0, 0.0, 0.0, 1.5, 0.5, 0.0])?;
/// assert_eq!((cube.cells(), cube.finds_of(1), cube.km_of(1)), (2, &[0, 2, 0][..], &[1.5, 0.5, 0.0][..]));
/// assert_eq!(Cube::new(3, vec![0; 6], vec![-1.0; 6]), Err(CubeError::Effort { index: 0 }));
/// # Ok::<(), CubeError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cube {
    /// How many steps each cell has.
    pub steps: usize,
    /// Finds, a bag of thirty being one.
    pub finds: Vec<u64>,
    /// Kilometres walked in search.
    pub km: Vec<f64>,
}

/// Why numbers do not make a [`Cube`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CubeError {
    /// Finds and kilometres must come in pairs and fill every step of every cell.
    #[error("{finds} finds and {km} kilometres do not fill cells of {steps} steps")]
    Shape {
        /// The steps of a cell.
        steps: usize,
        /// How many finds came.
        finds: usize,
        /// How many kilometres came.
        km: usize,
    },
    /// Effort is a number of kilometres from zero to 1,000,000,000, which nobody walks.
    #[error("the kilometres at index {index} must be a number from 0 to 1,000,000,000")]
    Effort {
        /// Where in the list.
        index: usize,
    },
}

impl Cube {
    /// Checks the shape and the effort once, so that nothing behind has to ask again.
    ///
    /// # Errors
    /// [`CubeError::Shape`] when the lists differ in length or do not divide into cells of `steps` steps,
    /// [`CubeError::Effort`] when a distance is negative, beyond all measure or not a number.
    pub fn new(steps: usize, finds: Vec<u64>, km: Vec<f64>) -> Result<Self, CubeError> {
        let fills = if steps == 0 { finds.is_empty() } else { finds.len().is_multiple_of(steps) };
        if !fills || finds.len() != km.len() {
            return Err(CubeError::Shape { steps, finds: finds.len(), km: km.len() });
        }
        match km.iter().position(|km| !is_effort(*km)) {
            Some(index) => Err(CubeError::Effort { index }),
            None => Ok(Self { steps, finds, km }),
        }
    }

    /// How many cells there are: none when there are no steps.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.finds.len().checked_div(self.steps).unwrap_or(0)
    }

    /// The finds of one cell, oldest step first.
    ///
    /// # Panics
    /// When there is no such cell, as a slice does.
    #[must_use]
    pub fn finds_of(&self, cell: usize) -> &[u64] {
        &self.finds[cell * self.steps..(cell + 1) * self.steps]
    }

    /// The kilometres of one cell, oldest step first.
    ///
    /// # Panics
    /// When there is no such cell, as a slice does.
    #[must_use]
    pub fn km_of(&self, cell: usize) -> &[f64] {
        &self.km[cell * self.steps..(cell + 1) * self.steps]
    }
}

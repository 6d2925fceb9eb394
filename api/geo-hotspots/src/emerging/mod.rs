//! How places changed over the last year: started, staying, getting worse, easing, was busy.

mod pattern;
mod trend;

use thiserror::Error;

use crate::cube::{Cube, CubeError};
use crate::fdr::benjamini_hochberg;
use crate::getis::{Moments, two_sided};
use crate::neighbours::Neighbours;
use crate::rates::{Prior, RateError, is_search};
pub use pattern::{Emerging, Pattern, classify};
pub use trend::{MannKendall, mann_kendall};

const MOST_Q: f64 = 0.05;

/// Why the change of places cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum EmergingError {
    /// The cube and the disks are not of the same cells.
    #[error("got a cube of {cells} cells and {disks} disks, expected as many")]
    Lengths {
        /// The cells of the cube.
        cells: usize,
        /// How many disks came.
        disks: usize,
    },
    /// The cube does not hold what [`Cube::new`] lets in.
    #[error(transparent)]
    Cube(#[from] CubeError),
    /// No rates can be read from the cube.
    #[error(transparent)]
    Rate(#[from] RateError),
}

/// One word for each cell of a cube; 13 steps of 28 days at resolution 10 are meant.
///
/// 1. The rate of each searched pair of cell and step is smoothed ([`Prior`] of all pairs).
/// 2. Gi* of each pair, against all pairs: its disk in the same step and its own cell one step earlier. Pairs
///    nobody searched are no values: they are left out of all sums.
/// 3. A pair stands out when the false discovery rate over the whole cube is at most 5 %.
/// 4. [`classify`] gives the word. A step in which nobody searched the cell says nothing and is left out,
///    but the last one: what was not searched lately is not hot now.
///
/// O(pairs).
///
/// # Errors
/// [`EmergingError`] when cube and disks are not of the same cells or the cube holds what is no effort.
///
/// # Example
/// ```
/// use geo_hotspots::{Cube, Emerging, Neighbours, Pattern, emerging};
///
/// // Forty streets with a find a month on 4 km; in the last month one of them has thirty.
/// let mut finds = vec![1; 40 * 13];
/// finds[7 * 13 + 12] = 30;
/// let cube = Cube::new(13, finds, vec![4.0; 40 * 13])?;
/// let words = emerging(&cube, &Neighbours::alone(40))?;
/// assert_eq!(words[7], Emerging::Hot(Pattern::New));
/// assert_eq!(words[8], Emerging::None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn emerging(cube: &Cube, neighbours: &Neighbours) -> Result<Vec<Emerging>, EmergingError> {
    if cube.cells() != neighbours.len() {
        return Err(EmergingError::Lengths { cells: cube.cells(), disks: neighbours.len() });
    }
    if cube.finds.len() != cube.cells() * cube.steps {
        return Err(CubeError::Shape { steps: cube.steps, finds: cube.finds.len(), km: cube.km.len() }.into());
    }
    let prior = Prior::fit(&cube.finds, &cube.km)?;
    let rate = |(finds, km): (&u64, &f64)| is_search(*km).then(|| prior.posterior(*finds, *km).mean());
    let rates: Vec<Option<f64>> = cube.finds.iter().zip(&cube.km).map(rate).collect();
    let z = gi_in_time(&rates, cube.steps, neighbours);
    let least_z = least_that_stands_out(&z);
    Ok((0..cube.cells()).map(|cell| classify(&series(cube, &z, cell), least_z)).collect())
}

/// Gi* of every pair, in the order of the cube; 0 where nobody searched.
fn gi_in_time(rates: &[Option<f64>], steps: usize, neighbours: &Neighbours) -> Vec<f64> {
    let moments = Moments::of(rates.iter().flatten().copied());
    let z = |cell: usize, step: usize| {
        let disk = neighbours.disk(cell).iter().map(|member| *member as usize * steps + step);
        let before = (step > 0).then(|| cell * steps + step - 1);
        let members = disk.chain(before).filter_map(|pair| rates[pair]);
        let (sum, k) = members.fold((0.0, 0.0), |(sum, k), rate| (sum + rate, k + 1.0));
        if rates[cell * steps + step].is_some() { moments.z(sum, k) } else { 0.0 }
    };
    (0..neighbours.len())
        .flat_map(|cell| (0..steps).map(move |step| (cell, step)))
        .map(|(c, s)| z(c, s))
        .collect()
}

/// The smallest distance from zero that stands out among all: none when none does.
fn least_that_stands_out(z: &[f64]) -> f64 {
    let p: Vec<f64> = z.iter().map(|z| two_sided(*z)).collect();
    let far = z.iter().zip(benjamini_hochberg(&p)).filter(|(_, q)| *q <= MOST_Q).map(|(z, _)| z.abs());
    far.fold(f64::INFINITY, f64::min)
}

fn series(cube: &Cube, z: &[f64], cell: usize) -> Vec<f64> {
    let km = cube.km_of(cell);
    let told = (0..cube.steps).filter(|step| is_search(km[*step]) || step + 1 == cube.steps);
    told.map(|step| z[cell * cube.steps + step]).collect()
}

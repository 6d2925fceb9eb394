//! How much more finds vary than chance alone would have them.

use crate::cube::Cube;
use crate::rates::is_search;

/// Variance over mean of the finds of a place from step to step, places being as different as they like:
///
/// `φ = Σ (e - r km)² / (r km) / (pairs - cells)`, `r` the rate of each cell, over the searched pairs of cell
/// and step in cells with finds.
///
/// About 1 when finds come one by one; 2 or 3 when they come in bursts (a party, a tent); 1 when the cube is
/// too small to tell. Because every cell is held against itself, a true hot place does not count as noise.
///
/// # Example
/// ```
/// use geo_hotspots::{Cube, dispersion};
///
/// // One kilometre a week: 2, 2, 2, 2 finds vary less than chance, 0, 8, 0, 0 come in bursts.
/// let steady = Cube::new(4, vec![2, 2, 2, 2], vec![1.0; 4])?;
/// let bursts = Cube::new(4, vec![0, 8, 0, 0], vec![1.0; 4])?;
/// assert_eq!((dispersion(&steady), dispersion(&bursts)), (0.0, 8.0));
/// # Ok::<(), geo_hotspots::CubeError>(())
/// ```
#[must_use]
pub fn dispersion(cube: &Cube) -> f64 {
    let (mut sum, mut free) = (0.0, 0.0);
    for cell in 0..cube.cells() {
        let steps = || searched_steps(cube, cell);
        let (finds, km) = steps().fold((0.0, 0.0), |(finds, km), (e, b)| (finds + e, km + b));
        if finds > 0.0 {
            let per_km = finds / km;
            sum += steps().map(|(e, b)| (e - per_km * b).powi(2) / (per_km * b)).sum::<f64>();
            free += steps().count() as f64 - 1.0;
        }
    }
    if free > 0.0 { sum / free } else { 1.0 }
}

fn searched_steps(cube: &Cube, cell: usize) -> impl Iterator<Item = (f64, f64)> {
    let pairs = cube.finds_of(cell).iter().zip(cube.km_of(cell));
    pairs.filter(|(_, km)| is_search(**km)).map(|(finds, km)| (*finds as f64, *km))
}

//! Getis and Ord's Gi*: the hot spots that users of geographic information systems know.

use std::f64::consts::FRAC_1_SQRT_2;

use libm::erfc;
use thiserror::Error;

use crate::fdr::benjamini_hochberg;
use crate::neighbours::Neighbours;

/// Why no Gi* can be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum GetisError {
    /// Each cell has one value and one disk.
    #[error("got {values} values and {disks} disks, expected as many")]
    Lengths {
        /// How many values came.
        values: usize,
        /// How many disks came.
        disks: usize,
    },
    /// Infinite values, and those that are not a number, have no mean.
    #[error("the value of cell {index} must be a finite number of ordinary size")]
    NotFinite {
        /// Which cell.
        index: usize,
    },
}

/// What all values have in common.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moments {
    n: f64,
    mean: f64,
    variance: f64,
}

impl Moments {
    pub fn of(values: impl Iterator<Item = f64> + Clone) -> Self {
        let n = values.clone().count() as f64;
        let mean = values.clone().sum::<f64>() / n.max(1.0);
        // Squares are taken around the mean: the same number, without the loss of digits.
        let variance = values.map(|x| (x - mean) * (x - mean)).sum::<f64>() / n.max(1.0);
        Self { n, mean, variance }
    }

    /// How far the sum of `k` of the values lies from what any `k` would have, in standard deviations.
    pub fn z(self, sum: f64, k: f64) -> f64 {
        let scale = (self.variance * (self.n * k - k * k) / (self.n - 1.0)).sqrt();
        if scale > 0.0 && !self.is_flat() { (sum - self.mean * k) / scale } else { 0.0 }
    }

    fn is_flat(self) -> bool {
        self.variance.sqrt() < 1e-9 * self.mean.abs()
    }
}

/// Gi* of every cell: `z = (Σ x - x̄ k) / (s sqrt((n k - k²) / (n - 1)))` over the `k` cells of its disk, with
/// mean `x̄` and standard deviation `s` of all `n` values; 0 where all values are the same.
///
/// Give it smoothed rates ([`Prior::fit`](crate::Prior::fit) and the mean of the posterior), never counts: on
/// counts of uneven patrols without any hot spot it marks some in 97-99 of 100 maps. Cells without finds
/// belong in. Fewer than 30 cells are too few for z to be read as chance. O(cells).
///
/// # Errors
/// [`GetisError`] when values and disks are not of the same cells or a value is not finite (at most 1e100).
///
/// Source: Ord & Getis 1995, *Geographical Analysis* 27.
///
/// # Example
/// ```
/// use geo_hotspots::{Neighbours, gi_star};
///
/// let pairs = Neighbours::from_lists(&[vec![0, 1], vec![0, 1], vec![2, 3], vec![2, 3]])?;
/// let z = gi_star(&[5.0, 5.0, 1.0, 1.0], &pairs)?;
/// assert!((z[0] - 3.0_f64.sqrt()).abs() < 1e-12 && z[2] == -z[0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn gi_star(x: &[f64], neighbours: &Neighbours) -> Result<Vec<f64>, GetisError> {
    check(x, neighbours)?;
    let moments = Moments::of(x.iter().copied());
    let z = |disk: &[u32]| moments.z(sum(x, disk), disk.len() as f64);
    Ok(neighbours.disks().map(z).collect())
}

/// Gi* as permutations would have it, without permuting: the value of the cell stays, its `k'` neighbours are
/// any of the other `n - 1` values. Those draws have the mean `x + k' m` and the variance
/// `k' s² (n - 1 - k') / (n - 2)`, with mean and variance of the others.
///
/// It agrees with what 99,999 random draws come to, and costs O(cells). For the value of a chance use
/// [`two_sided`].
///
/// # Errors
/// [`GetisError`] when values and disks are not of the same cells or a value is not finite (at most 1e100).
///
/// # Example
/// ```
/// use geo_hotspots::{Neighbours, gi_conditional};
///
/// let row = Neighbours::from_lists(&[vec![0, 1], vec![0, 1, 2], vec![1, 2, 3], vec![2, 3]])?;
/// let z = gi_conditional(&[9.0, 1.0, 1.0, 1.0], &row)?;
/// assert_eq!(z[0], 0.0); // The three others are alike: no draw of them would surprise.
/// assert!(z[1] > 0.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn gi_conditional(x: &[f64], neighbours: &Neighbours) -> Result<Vec<f64>, GetisError> {
    check(x, neighbours)?;
    let all = Moments::of(x.iter().copied());
    let z = |(x_i, disk): (&f64, &[u32])| {
        let own = disk.len() as f64 - 1.0;
        all.without(*x_i).z(sum(x, disk) - x_i, own)
    };
    Ok(x.iter().zip(neighbours.disks()).map(z).collect())
}

impl Moments {
    /// What the other values have in common.
    fn without(self, x: f64) -> Self {
        let n = self.n - 1.0;
        let off = x - self.mean;
        let mean = self.mean - off / n.max(1.0);
        let variance = ((self.variance * self.n - off * off * self.n / n.max(1.0)) / n.max(1.0)).max(0.0);
        // What is left of a large sum after a large difference is noise.
        let variance = if variance < 1e-12 * self.variance { 0.0 } else { variance };
        Self { n, mean, variance }
    }
}

/// The chance that a standard normal number lies as far from zero as `z`, on either side: `erfc(|z| / √2)`.
///
/// # Example
/// ```
/// use geo_hotspots::two_sided;
///
/// assert!((two_sided(-1.959_963_984_540_054) - 0.05).abs() < 1e-15);
/// assert!(two_sided(37.0) > 0.0);
/// ```
#[must_use]
pub fn two_sided(z: f64) -> f64 {
    erfc(z.abs() * FRAC_1_SQRT_2)
}

/// Sorts cells into the bins of maps elsewhere: 3 (hot, or -3 cold) when the false discovery rate is at most
/// 1 %, 2 at most 5 %, 1 at most 10 %, else 0.
///
/// # Example
/// ```
/// use geo_hotspots::gi_bins;
///
/// assert_eq!(gi_bins(&[0.1, 4.0, -3.0, 2.2, 1.0]), [0, 3, -3, 2, 0]);
/// ```
#[must_use]
pub fn gi_bins(z: &[f64]) -> Vec<i8> {
    // No q lies below its p: what is ordinary by itself needs no exact chance.
    let p: Vec<f64> = z.iter().map(|z| if z.abs() < 1.6 { 1.0 } else { two_sided(*z) }).collect();
    let bin = |(q, z): (f64, &f64)| {
        let sure = [0.1, 0.05, 0.01].iter().filter(|most| q <= **most).count() as i8;
        if *z < 0.0 { -sure } else { sure }
    };
    benjamini_hochberg(&p).into_iter().zip(z).map(bin).collect()
}

fn sum(x: &[f64], disk: &[u32]) -> f64 {
    disk.iter().map(|member| x[*member as usize]).sum()
}

fn check(x: &[f64], neighbours: &Neighbours) -> Result<(), GetisError> {
    if x.len() != neighbours.len() {
        return Err(GetisError::Lengths { values: x.len(), disks: neighbours.len() });
    }
    // Larger squares would leave the range.
    match x.iter().position(|x| x.is_nan() || x.abs() > 1e100) {
        Some(index) => Err(GetisError::NotFinite { index }),
        None => Ok(()),
    }
}

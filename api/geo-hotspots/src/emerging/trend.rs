//! Is a series going up?

use crate::getis::two_sided;

/// The answer of [`mann_kendall`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannKendall {
    /// Pairs that rise minus pairs that fall.
    pub s: i64,
    /// The variance of `s` when order is chance.
    pub var: f64,
    /// Standard deviations from no trend: above zero it rises.
    pub z: f64,
    /// The chance of such a trend, up or down, when order is chance.
    pub p: f64,
}

/// Mann's and Kendall's test for a trend, which asks only whether later values are larger:
///
/// `S = Σ over i < j of sgn(xⱼ - xᵢ)`, `var = [n (n-1) (2n+5) - Σ t (t-1) (2t+5)] / 18` over groups of `t` ties,
/// `Z = (S - sgn S) / sqrt(var)`, `p` on two sides.
///
/// Needs about ten values to be read as chance. What is not a number is neither larger nor smaller than
/// anything. O(n²).
///
/// Source: Mann 1945, *Econometrica* 13; Kendall 1975, *Rank Correlation Methods*.
///
/// # Example
/// ```
/// use geo_hotspots::mann_kendall;
///
/// let trend = mann_kendall(&[1.2, 1.9, 1.7, 2.4, 2.2, 3.0, 2.9, 3.3, 3.1, 4.0, 3.8, 4.4]);
/// assert_eq!(trend.s, 56);
/// assert!((trend.z - 3.771_490_147_28).abs() < 1e-9);
/// ```
#[must_use]
pub fn mann_kendall(x: &[f64]) -> MannKendall {
    let rises = |later: f64, earlier: f64| i64::from(later > earlier) - i64::from(later < earlier);
    let s: i64 = (0..x.len()).flat_map(|j| (0..j).map(move |i| rises(x[j], x[i]))).sum();
    let mut sorted = x.to_vec();
    sorted.sort_by(f64::total_cmp);
    let ties = sorted.chunk_by(|a, b| a == b).map(|same| spread(same.len()));
    let var = (spread(x.len()) - ties.sum::<f64>()) / 18.0;
    let z = if var > 0.0 { (s - s.signum()) as f64 / var.sqrt() } else { 0.0 };
    MannKendall { s, var, z, p: two_sided(z) }
}

fn spread(n: usize) -> f64 {
    let n = n as f64;
    n * (n - 1.0) * (2.0 * n + 5.0)
}

//! Marshall's smoothing: the one that other programs have.

use super::{RateError, Totals, is_search, searched};

/// Finds per kilometre of each cell, drawn towards those of the whole by moments instead of likelihood:
///
/// `s² = Σ b (r - m)² / B`, `A = max(0, s² - m / mean b)`, `(A r + m m / b) / (A + m / b)`
///
/// with `m = E / B` and the means over searched cells; the others get `m`. Comparable with `Empirical_Bayes`
/// of PySAL, which does not cut A at zero and then weighs flat maps backwards.
///
/// # Errors
/// [`RateError`] when the lists differ in length or hold what is no effort.
///
/// Source: Marshall 1991, *Applied Statistics* 40.
///
/// # Example
/// ```
/// use geo_hotspots::marshall;
///
/// let rates = marshall(&[0, 2, 1, 9, 4, 0, 15, 3], &[0.4, 2.5, 0.8, 6.0, 3.1, 1.7, 5.2, 9.3])?;
/// assert!((rates[6] - 2.398_826_860_81).abs() < 1e-9);
/// # Ok::<(), geo_hotspots::RateError>(())
/// ```
pub fn marshall(finds: &[u64], km: &[f64]) -> Result<Vec<f64>, RateError> {
    let totals = Totals::of(finds, km, km.len())?;
    let m = totals.per_km();
    let (mut cells, mut spread) = (0.0, 0.0);
    for (finds, km) in searched(finds, km) {
        cells += 1.0;
        spread += km * (finds as f64 / km - m).powi(2);
    }
    if cells == 0.0 || totals.finds == 0 {
        return Ok(vec![0.0; km.len()]);
    }
    let between = (spread / totals.km - m * cells / totals.km).max(0.0);
    let smooth = |(finds, km): (&u64, &f64)| {
        if is_search(*km) { (between * *finds as f64 / km + m * m / km) / (between + m / km) } else { m }
    };
    Ok(finds.iter().zip(km).map(smooth).collect())
}

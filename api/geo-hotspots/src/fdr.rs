//! How many of many marked places are marked by chance.

/// The false discovery rate of Benjamini and Hochberg: for each chance `p` the share of chance finds among
/// all that are as small or smaller, `q₍ᵢ₎ = min over j ≥ i of p₍ⱼ₎ n / j`, in the order given.
///
/// Who marks everything with `q <= 0.05` marks about one place in twenty by chance, also when the tests
/// lean on each other the way overlapping disks do. Whatever is not a number from 0 to 1 counts as 1.
/// O(n log n).
///
/// Source: Benjamini & Hochberg 1995, *J. R. Statist. Soc. B* 57; positive dependence: Benjamini & Yekutieli
/// 2001.
///
/// # Example
/// ```
/// use geo_hotspots::benjamini_hochberg;
///
/// assert_eq!(benjamini_hochberg(&[0.25, 0.01, 1.0, 0.02, 0.5]), [0.25 * (5.0 / 3.0), 0.05, 1.0, 0.05, 0.625]);
/// ```
#[must_use]
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    // Bits of numbers that are not negative sort as the numbers do.
    let clean = |p: f64| if p >= 0.0 { p.min(1.0) } else { 1.0 };
    let mut sorted: Vec<(u64, u32)> =
        (0..).zip(p).map(|(index, p)| (clean(*p).abs().to_bits(), index)).collect();
    sorted.sort_unstable();
    let mut q = vec![1.0; p.len()];
    let mut least = 1.0_f64;
    for (nth, (bits, index)) in sorted.iter().enumerate().rev() {
        least = least.min(f64::from_bits(*bits) * (p.len() as f64 / (nth + 1) as f64));
        q[*index as usize] = least;
    }
    q
}

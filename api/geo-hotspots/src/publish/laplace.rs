//! Noise for counts, in whole numbers.

use rand::Rng;
use thiserror::Error;

/// How strong the noise is: `a = exp(-ε / Δ)` with the privacy budget ε, a ratio of whole numbers, and the sensitivity Δ,
/// by how much one unit can change a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noise {
    /// ε / Δ as a ratio of whole numbers, both positive.
    above: u32,
    below: u32,
}

/// Why there is no such noise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoiseError {
    /// A budget of nothing would be noise without end, one without end no noise.
    #[error("the privacy budget must be a ratio of positive whole numbers")]
    Budget,
    /// A count changes by one at least, and numbers stay within 32 bits.
    #[error("the sensitivity must be a positive whole number, with the budget's denominator below 2^32")]
    Sensitivity,
}

impl Noise {
    /// Noise for a budget of `ε = above / below` and counts that one unit changes by at most `sensitivity`.
    ///
    /// # Errors
    /// [`NoiseError`] when a number is zero, or `below * sensitivity` leaves 32 bits.
    pub fn new(above: u32, below: u32, sensitivity: u32) -> Result<Self, NoiseError> {
        if above == 0 || below == 0 {
            return Err(NoiseError::Budget);
        }
        let below = below.checked_mul(sensitivity).filter(|below| *below > 0);
        Ok(Self { above, below: below.ok_or(NoiseError::Sensitivity)? })
    }

    /// The chance of drawing `noise`: `(1 - a) / (1 + a) · a^|noise|`.
    ///
    /// # Example
    /// ```
    /// use geo_hotspots::publish::Noise;
    ///
    /// let one_find = Noise::new(1, 1, 1)?;
    /// assert!((one_find.chance(0) - 0.462_117_157_26).abs() < 1e-11);
    /// // Off by three or more in 7 of 100 cells.
    /// assert!((1.0 - (-2..=2).map(|noise| one_find.chance(noise)).sum::<f64>() - 0.073).abs() < 1e-3);
    /// # Ok::<(), geo_hotspots::publish::NoiseError>(())
    /// ```
    #[must_use]
    pub fn chance(&self, noise: i64) -> f64 {
        let exponent = f64::from(self.above) / f64::from(self.below);
        (exponent / 2.0).tanh() * (-exponent * noise.unsigned_abs() as f64).exp()
    }

    /// A count as it may be published: with noise, and never below zero. Empty cells get noise too.
    pub fn blur(&self, count: u64, rng: &mut impl Rng) -> u64 {
        count.saturating_add_signed(discrete_laplace(self, rng))
    }
}

/// Draws whole numbers with exactly the chances of [`Noise::chance`].
///
/// Only whole numbers and fair bits are used: noise from floating-point numbers has gaps that give the count away
/// (Mironov 2012). Expected cost: a few dozen random words, whatever the strength.
///
/// Source: Canonne, Kamath & Steinke 2020, "The Discrete Gaussian for Differential Privacy", algorithms 1 and 2.
///
/// # Example
/// ```
/// use geo_hotspots::publish::{Noise, discrete_laplace};
/// use rand_chacha::ChaCha20Rng;
/// use rand_chacha::rand_core::SeedableRng;
///
/// let mut rng = ChaCha20Rng::seed_from_u64(3);
/// let drawn: Vec<i64> = (0..1_000).map(|_| discrete_laplace(&Noise::new(1, 1, 1).unwrap(), &mut rng)).collect();
/// assert!((400..520).contains(&drawn.iter().filter(|noise| **noise == 0).count()));
/// ```
pub fn discrete_laplace(noise: &Noise, rng: &mut impl Rng) -> i64 {
    let (above, below) = (u64::from(noise.above), u64::from(noise.below));
    loop {
        // Geometric with exp(-1 / below), put together from a uniform rest and whole steps of exp(-1).
        let rest = below_of(below, rng);
        if !happens_exp(rest, below, rng) {
            continue;
        }
        let mut steps = 0_u64;
        while happens_exp(1, 1, rng) {
            steps += 1;
        }
        // Fewer than 2^31 steps in any number of lives, so this stays below 2^63.
        let size = steps.saturating_mul(below).saturating_add(rest) / above;
        let is_negative = rng.next_u64() >> 63 == 1;
        if !(is_negative && size == 0) {
            let size = size.min(i64::MAX.unsigned_abs()).cast_signed();
            return if is_negative { -size } else { size };
        }
    }
}

/// True with the chance `exp(-above / below)`, for `above <= below`: the number of the first draw that fails is odd.
fn happens_exp(above: u64, below: u64, rng: &mut impl Rng) -> bool {
    let mut draws = 1;
    // A chance of above / (below * draws); numbers of 32 bits leave room for as many draws.
    while below_of(below * draws, rng) < above {
        draws += 1;
    }
    draws % 2 == 1
}

/// A whole number below `bound`, each equally likely: draws beyond the last whole multiple are thrown away.
fn below_of(bound: u64, rng: &mut impl Rng) -> u64 {
    let fair = u64::MAX - u64::MAX % bound;
    loop {
        let draw = rng.next_u64();
        if draw < fair {
            return draw % bound;
        }
    }
}

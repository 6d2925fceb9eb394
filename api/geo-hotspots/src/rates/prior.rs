//! What the map as a whole says about rates, before one place is looked at.

use statrs::function::gamma::digamma;

use super::{Posterior, RateError, Totals, searched};

/// How rates spread over a map: `λ ~ Gamma(α, β)`, mean `α / β` finds per kilometre.
///
/// A large α means that all cells are alike; β is how many kilometres the map's opinion weighs against what
/// was seen in a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    /// The shape.
    pub alpha: f64,
    /// The rate, in kilometres.
    pub beta: f64,
}

/// Below it a few cells would hold all finds, above it all cells are alike: no map tells either.
const ALPHA: (f64, f64) = (1e-3, 1e4);

impl Prior {
    /// The α (0.001 to 10,000) and β under which the finds of the searched cells are likeliest:
    ///
    /// `max Σ lnΓ(e + α) - lnΓ(α) - ln e! + α ln(β / (β + b)) + e ln(b / (β + b))`
    ///
    /// For each α the best mean `μ = α / β` solves `Σ (e - μ b) / (α + μ b) = 0`; α is where the slope of
    /// what remains, `Σ ψ(e + α) - ψ(α) - ln(1 + μ b / α)`, goes from rising to falling. About ten passes over
    /// the cells. A map without a find cannot tell rates apart: it gives Jeffreys' `Gamma(1/2, km)` of the
    /// whole (at least a kilometre).
    ///
    /// # Errors
    /// [`RateError`] when the lists differ in length or hold what is no effort.
    ///
    /// Source: Clayton & Kaldor 1987, *Biometrics* 43.
    ///
    /// # Example
    /// ```
    /// use geo_hotspots::Prior;
    ///
    /// let finds = [0, 2, 1, 9, 4, 0, 15, 3];
    /// let km = [0.4, 2.5, 0.8, 6.0, 3.1, 1.7, 5.2, 9.3];
    /// let prior = Prior::fit(&finds, &km)?;
    /// assert!((prior.alpha - 2.283_324).abs() < 1e-5 && (prior.beta - 1.973_318).abs() < 1e-5);
    /// # Ok::<(), geo_hotspots::RateError>(())
    /// ```
    pub fn fit(finds: &[u64], km: &[f64]) -> Result<Self, RateError> {
        let totals = Totals::of(finds, km, km.len())?;
        if totals.finds == 0 {
            return Ok(Self { alpha: 0.5, beta: totals.km.max(1.0) });
        }
        let map = Map::of(finds, km);
        let mut mean = totals.per_km();
        let alpha = falling_zero(|alpha| {
            mean = map.best_mean(alpha, mean);
            map.slope(alpha, mean)
        });
        Ok(Self { alpha, beta: alpha / map.best_mean(alpha, mean) })
    }

    /// The rate of a place where so many finds were made on so many kilometres: `Gamma(α + e, β + b)`.
    ///
    /// # Example
    /// ```
    /// use geo_hotspots::Prior;
    ///
    /// // Two finds on the first 500 m: 4 per kilometre by division, half as many by judgement.
    /// assert_eq!(Prior { alpha: 1.0, beta: 1.0 }.posterior(2, 0.5).mean(), 2.0);
    /// ```
    #[must_use]
    pub fn posterior(self, finds: u64, km: f64) -> Posterior {
        Posterior { shape: self.alpha + finds as f64, rate: self.beta + km }
    }
}

/// The searched cells, and how many of them have each number of finds.
struct Map {
    cells: Vec<(f64, f64)>,
    tally: Vec<(f64, f64)>,
}

impl Map {
    fn of(finds: &[u64], km: &[f64]) -> Self {
        let mut counts: Vec<u64> = searched(finds, km).map(|(finds, _)| finds).filter(|n| *n > 0).collect();
        counts.sort_unstable();
        let tally = counts.chunk_by(|a, b| a == b).map(|same| (same[0] as f64, same.len() as f64)).collect();
        Self { cells: searched(finds, km).map(|(finds, km)| (finds as f64, km)).collect(), tally }
    }

    /// The mean rate that fits best with this α, by Newton's method from a guess.
    fn best_mean(&self, alpha: f64, guess: f64) -> f64 {
        let mut mean = guess;
        for _ in 0..50 {
            let (mut off, mut steep) = (0.0, 0.0);
            for (finds, km) in &self.cells {
                let weight = 1.0 / (alpha + mean * km);
                off += (finds - mean * km) * weight;
                steep += km * (alpha + finds) * weight * weight;
            }
            // Newton's steps are short on the left of the root and may leave the range on its right.
            let next = (mean + off / steep).clamp(mean / 8.0, mean * 8.0);
            let done = (next - mean).abs() <= 1e-9 * mean;
            mean = next;
            if done {
                break;
            }
        }
        mean
    }

    /// How fast the likelihood of the finds rises with `ln α` when the mean follows.
    fn slope(&self, alpha: f64, mean: f64) -> f64 {
        let at_alpha = digamma(alpha);
        let finds: f64 = self.tally.iter().map(|(finds, n)| n * (digamma(finds + alpha) - at_alpha)).sum();
        // One logarithm for eight cells: the product of eight ratios is below 1e300 at any effort.
        let eight =
            |cells: &[(f64, f64)]| cells.iter().map(|(_, km)| 1.0 + mean * km / alpha).product::<f64>();
        let effort: f64 = self.cells.chunks(8).map(|cells| eight(cells).ln()).sum();
        alpha * (finds - effort)
    }
}

/// The α where a function of it goes from above zero to below, near 1 if there are several, or the end of the
/// range it points at.
fn falling_zero(mut f: impl FnMut(f64) -> f64) -> f64 {
    let (low, high) = (ALPHA.0.ln(), ALPHA.1.ln());
    let (mut at, mut value) = (0.0, f(1.0));
    let is_rising = value > 0.0;
    let (mut last, mut before) = (at, value);
    while (value > 0.0) == is_rising {
        if at == low || at == high {
            return at.exp();
        }
        (last, before) = (at, value);
        at = (at + if is_rising { 2.0 } else { -2.0 }).clamp(low, high);
        value = f(at.exp());
    }
    // Illinois: the secant between both ends of the bracket, an end that stays counting half.
    let ((mut a, mut f_a), (mut b, mut f_b)) = ((last, before), (at, value));
    for _ in 0..100 {
        let next = b - f_b * (b - a) / (f_b - f_a);
        let f_next = f(next.exp());
        if (f_next > 0.0) == (f_b > 0.0) {
            f_a /= 2.0;
        } else {
            (a, f_a) = (b, f_b);
        }
        let done = (next - b).abs() <= 1e-9 || f_next == 0.0;
        (b, f_b) = (next, f_next);
        if done {
            break;
        }
    }
    b.exp()
}

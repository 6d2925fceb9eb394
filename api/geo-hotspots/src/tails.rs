//! How likely a count is to be that large or that small by chance.

use std::f64::consts::TAU;

use libm::erfc;
use statrs::function::gamma::ln_gamma;

/// The law a count follows by chance.
#[derive(Debug, Clone, Copy)]
pub(crate) enum CountLaw {
    /// Of `n` finds each falls here or elsewhere, by these two shares of 1.
    Binomial { n: f64, here: f64, elsewhere: f64 },
    /// Finds come in bursts: the variance is `phi` times the mean (above 1).
    NegativeBinomial { mean: f64, phi: f64 },
}

/// From a million on the tail is that of the normal law of the deviance: sums would take long, and it is right
/// to 0.4 % of p down to 1e-38 (2 % when `phi` is 40).
const LARGE: f64 = 1e6;

impl CountLaw {
    /// `P(X >= k)`. A small one keeps all its digits down to 1e-300, and becomes 0 below.
    pub fn at_least(self, k: u64) -> f64 {
        self.upper(k as f64)
    }

    /// `P(X <= k)`.
    pub fn at_most(self, k: u64) -> f64 {
        self.lower(k as f64)
    }

    fn upper(self, k: f64) -> f64 {
        if k == 0.0 {
            1.0
        } else if k <= self.mean() {
            1.0 - self.lower(k - 1.0)
        } else if self.is_large() {
            self.normal(k - 0.5)
        } else {
            self.outwards(k, 1.0, |k| self.next_to_this(k))
        }
    }

    fn lower(self, k: f64) -> f64 {
        if k > self.mean() {
            1.0 - self.upper(k + 1.0)
        } else if self.is_large() {
            self.normal(k + 0.5)
        } else {
            self.outwards(k, -1.0, |k| 1.0 / self.next_to_this(k - 1.0))
        }
    }

    /// The chance of `k` and all that lie further out: that of `k` times `1 + r₁ + r₁ r₂ + ...`.
    fn outwards(self, k: f64, step: f64, ratio: impl Fn(f64) -> f64) -> f64 {
        let (mut at, mut term, mut sum) = (k, 1.0, 1.0);
        while at > 0.0 || step > 0.0 {
            term *= ratio(at);
            sum += term;
            at += step;
            if term < 1e-17 * sum {
                break;
            }
        }
        (self.ln_chance(k).exp() * sum).min(1.0)
    }

    fn normal(self, k: f64) -> f64 {
        erfc(self.deviance(k).max(0.0).sqrt()) / 2.0
    }

    fn mean(self) -> f64 {
        match self {
            Self::Binomial { n, here, .. } => n * here,
            Self::NegativeBinomial { mean, .. } => mean,
        }
    }

    fn is_large(self) -> bool {
        match self {
            Self::Binomial { n, here, elsewhere } => n * here * elsewhere > LARGE,
            Self::NegativeBinomial { mean, .. } => mean > LARGE,
        }
    }

    /// `P(X = k + 1) / P(X = k)`.
    fn next_to_this(self, k: f64) -> f64 {
        match self {
            Self::Binomial { n, here, elsewhere } => (n - k).max(0.0) / (k + 1.0) * (here / elsewhere),
            Self::NegativeBinomial { mean, phi } => (k + mean / (phi - 1.0)) / (k + 1.0) * (1.0 - 1.0 / phi),
        }
    }

    fn ln_chance(self, k: f64) -> f64 {
        match self {
            Self::Binomial { n, here, elsewhere } => ln_binomial(k, n, here, elsewhere),
            Self::NegativeBinomial { mean, phi } => {
                let size = mean / (phi - 1.0);
                (size / (size + k)).ln() + ln_binomial(size, size + k, 1.0 / phi, 1.0 - 1.0 / phi)
            }
        }
    }

    fn deviance(self, k: f64) -> f64 {
        match self {
            Self::Binomial { n, here, elsewhere } => deviance(k.clamp(0.0, n), n, here, elsewhere),
            Self::NegativeBinomial { mean, phi } => {
                let size = mean / (phi - 1.0);
                deviance(size, size + k, 1.0 / phi, 1.0 - 1.0 / phi)
            }
        }
    }
}

/// `ln [C(n, k) here^k elsewhere^(n - k)]` without the differences of large logarithms that would eat the
/// digits (Loader 2000, *Fast and Accurate Computation of Binomial Probabilities*); `k` and `n` may be any
/// numbers.
fn ln_binomial(k: f64, n: f64, here: f64, elsewhere: f64) -> f64 {
    if k > n {
        f64::NEG_INFINITY
    } else if n == 0.0 {
        0.0
    } else if k == 0.0 {
        n * elsewhere.ln()
    } else if k == n {
        n * here.ln()
    } else {
        let shape = 0.5 * (n / (TAU * k * (n - k))).ln();
        shape + stirling_error(n)
            - stirling_error(k)
            - stirling_error(n - k)
            - deviance(k, n, here, elsewhere)
    }
}

/// Half the deviance of `k` of `n` from its expectation.
fn deviance(k: f64, n: f64, here: f64, elsewhere: f64) -> f64 {
    part_of_deviance(k, n * here) + part_of_deviance(n - k, n * elsewhere)
}

/// `x ln(x / m) + m - x`, by a series where x is close to m and the terms cancel.
fn part_of_deviance(x: f64, m: f64) -> f64 {
    if x == 0.0 {
        return m;
    }
    if (x - m).abs() >= 0.1 * (x + m) {
        return x * (x / m).ln() + m - x;
    }
    let v = (x - m) / (x + m);
    let (mut sum, mut power) = ((x - m) * v, 2.0 * x * v);
    // v² is below 0.01: nine terms leave nothing behind.
    for nth in 1..=9 {
        power *= v * v;
        sum += power / f64::from(2 * nth + 1);
    }
    sum
}

/// What Stirling's formula leaves of `ln x!`.
fn stirling_error(x: f64) -> f64 {
    if x < 16.0 {
        return ln_gamma(x + 1.0) - (x + 0.5) * x.ln() + x - 0.5 * TAU.ln();
    }
    let xx = x * x;
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - 1.0 / (1680.0 * xx)) / xx) / xx) / x
}

//! Two rates against each other: did a street get worse, and by how much?

use statrs::distribution::{Beta, ContinuousCDF};
use statrs::function::beta::checked_beta_reg;

use super::Posterior;

impl Posterior {
    /// The chance that this rate lies above `times` times the other one.
    ///
    /// For `X ~ Gamma(a, rate b)` and `Y ~ Gamma(c, rate d)` the share `bX / (bX + dY)` is `Beta(a, c)`, so
    /// `P(X > tY) = 1 - I_x(a, c)` at `x = tb / (tb + d)`. Source: Johnson, Kotz & Balakrishnan, *Continuous
    /// Univariate Distributions* 2, section 25.2.
    ///
    /// # Example
    /// ```
    /// use geo_hotspots::Posterior;
    ///
    /// let (now, before) = (Posterior { shape: 30.0, rate: 10.0 }, Posterior { shape: 15.0, rate: 10.0 });
    /// assert!((now.chance_over(before, 1.0) - 0.988_686).abs() < 1e-6);
    /// assert!((now.chance_over(now, 1.0) - 0.5).abs() < 1e-9);
    /// ```
    #[must_use]
    pub fn chance_over(self, other: Posterior, times: f64) -> f64 {
        let at = times * self.rate / (times * self.rate + other.rate);
        checked_beta_reg(self.shape, other.shape, at).map_or(0.0, |below| (1.0 - below).clamp(0.0, 1.0))
    }

    /// How many times the other rate is not exceeded with chance `p`; `ratio_quantile(other, 0.05)` and `(other,
    /// 0.95)` are the ends of the "probably between". A `p` outside 0 to 1 counts as the nearer end.
    ///
    /// # Example
    /// ```
    /// use geo_hotspots::Posterior;
    ///
    /// let (now, before) = (Posterior { shape: 30.0, rate: 10.0 }, Posterior { shape: 15.0, rate: 10.0 });
    /// let low = now.ratio_quantile(before, 0.05);
    /// assert!((1.15..1.25).contains(&low));
    /// assert!((now.chance_over(before, low) - 0.95).abs() < 1e-6);
    /// ```
    #[must_use]
    pub fn ratio_quantile(self, other: Posterior, p: f64) -> f64 {
        let p = if p > 0.0 { p.min(1.0) } else { 0.0 };
        let share = Beta::new(self.shape, other.shape).map_or(0.0, |share| share.inverse_cdf(p));
        // A share of 1 is an other rate of nothing.
        other.rate / self.rate * share / (1.0 - share).max(f64::EPSILON)
    }
}

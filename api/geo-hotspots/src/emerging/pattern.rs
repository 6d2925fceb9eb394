//! One series of Gi* in one word.

use super::trend::mann_kendall;

/// What became of a place: nothing, more finds than elsewhere (hot), or fewer (cold).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Emerging {
    /// No word fits: mostly a place like any other.
    None,
    /// More finds than elsewhere, or it used to have.
    Hot(Pattern),
    /// Fewer finds than elsewhere, or it used to have.
    Cold(Pattern),
}

/// How a place came to be hot; the same words serve cold places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pattern {
    /// Hot in the last step, and never before.
    New,
    /// Hot in the last steps in a row, and never before.
    Consecutive,
    /// Hot in nine of ten steps and the last one, and hotter and hotter.
    Intensifying,
    /// Hot in nine of ten steps and the last one, without a trend.
    Persistent,
    /// Hot in nine of ten steps and the last one, and less and less so.
    Diminishing,
    /// Hot in the last step and on and off before.
    Sporadic,
    /// Hot in the last step, cold in an earlier one.
    Oscillating,
    /// Hot in nine of ten steps, but not in the last.
    Historical,
}

impl Pattern {
    /// The word in lower case, as it goes into files and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Consecutive => "consecutive",
            Self::Intensifying => "intensifying",
            Self::Persistent => "persistent",
            Self::Diminishing => "diminishing",
            Self::Sporadic => "sporadic",
            Self::Oscillating => "oscillating",
            Self::Historical => "historical",
        }
    }
}

const MOST_STEPS: f64 = 0.9;
const MOST_P: f64 = 0.05;
const LEAST_STEPS_OF_A_TREND: usize = 10;

/// The word for a series of z, oldest first, when steps of `|z| >= least_z` stand out. The first that fits:
///
/// 1. *new*: hot in the last step only; *consecutive*: hot in the last two or more, not before, and in less
///    than nine of ten;
/// 2. hot in nine of ten steps: *historical* when not in the last, else *intensifying* or *diminishing* by
///    [`mann_kendall`] (`p <= 0.05`, ten steps or more), else *persistent*;
/// 3. hot in the last step: *oscillating* with a cold step before, else *sporadic*;
/// 4. the same for cold; else none.
///
/// # Example
/// ```
/// use geo_hotspots::{Emerging, Pattern, classify};
///
/// assert_eq!(classify(&[0.0, 1.0, 0.4, 3.1], 2.5), Emerging::Hot(Pattern::New));
/// assert_eq!(classify(&[0.0, -2.6, -2.9, -3.1], 2.5), Emerging::Cold(Pattern::Consecutive));
/// assert_eq!(classify(&[0.0, 3.1, 0.4, 1.0], 2.5), Emerging::None);
/// ```
#[must_use]
pub fn classify(z: &[f64], least_z: f64) -> Emerging {
    let cold: Vec<f64> = z.iter().map(|z| -z).collect();
    match (hot_pattern(z, least_z), hot_pattern(&cold, least_z)) {
        (Some(pattern), _) => Emerging::Hot(pattern),
        (None, Some(pattern)) => Emerging::Cold(pattern),
        (None, None) => Emerging::None,
    }
}

fn hot_pattern(z: &[f64], least_z: f64) -> Option<Pattern> {
    let is_hot = |z: &&f64| **z >= least_z;
    let (steps, hot) = (z.len(), z.iter().filter(is_hot).count());
    let run = z.iter().rev().take_while(is_hot).count();
    let mostly = hot as f64 >= MOST_STEPS * steps as f64;
    Some(match (hot, run) {
        (0, _) => return None,
        (1, 1) => Pattern::New,
        _ if run == hot && !mostly => Pattern::Consecutive,
        (_, 0) if mostly => Pattern::Historical,
        (_, 0) => return None,
        _ if mostly => steady(z),
        _ if z.iter().any(|z| *z <= -least_z) => Pattern::Oscillating,
        _ => Pattern::Sporadic,
    })
}

fn steady(z: &[f64]) -> Pattern {
    let trend = mann_kendall(z);
    if z.len() < LEAST_STEPS_OF_A_TREND || trend.p > MOST_P {
        Pattern::Persistent
    } else if trend.z > 0.0 {
        Pattern::Intensifying
    } else {
        Pattern::Diminishing
    }
}

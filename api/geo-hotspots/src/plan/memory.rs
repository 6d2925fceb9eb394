//! What a cell gave and what it was searched, old days fading.

use thiserror::Error;

use crate::history::History;

/// How a day fades with its age: `w = (m · ½^(age / fast) + ½^(age / slow)) / (m + 1)`, 1 for today.
///
/// A burst of last week and the corner that has been bad for years both count; with `m = 0` only the slow half-life
/// does. The default (30 days, 365 days, m = 6) weighs as much as a plain window of 113 days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Memory {
    fast_days: f64,
    slow_days: f64,
    fast_weight: f64,
}

/// A cell's past, each day weighed by its age.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Decayed {
    /// All finds.
    pub finds: f64,
    /// Finds of patrols: those to set against the kilometres.
    pub patrolled: f64,
    /// Kilometres walked in search.
    pub km: f64,
}

/// A memory must fade.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum MemoryError {
    /// A half-life is a number of days.
    #[error("a half-life must be more than 0 and at most 100,000 days, got {0}")]
    HalfLife(f64),
    /// A weight is a number.
    #[error("the weight of the fast half-life must be a finite number, zero or more, got {0}")]
    Weight(f64),
}

impl Default for Memory {
    fn default() -> Self {
        Self { fast_days: 30.0, slow_days: 365.0, fast_weight: 6.0 }
    }
}

impl Memory {
    /// A memory that fades with one half-life.
    ///
    /// # Errors
    /// [`MemoryError::HalfLife`] when it is not a number of days.
    pub fn half_life(days: f64) -> Result<Self, MemoryError> {
        Self::mixed(days, days, 0.0)
    }

    /// A memory of two half-lives; the fast one weighs `fast_weight` times as much today as the slow one.
    ///
    /// # Errors
    /// [`MemoryError`] when a half-life is not a number of days or the weight is negative or not finite.
    ///
    /// # Example
    /// ```
    /// use geo_hotspots::plan::Memory;
    ///
    /// assert_eq!(Memory::mixed(30.0, 365.0, 6.0)?, Memory::default());
    /// assert_eq!(Memory::half_life(60.0)?.weight(120), 0.25);
    /// assert!(Memory::half_life(f64::NAN).is_err());
    /// # Ok::<(), geo_hotspots::plan::MemoryError>(())
    /// ```
    pub fn mixed(fast_days: f64, slow_days: f64, fast_weight: f64) -> Result<Self, MemoryError> {
        for days in [fast_days, slow_days] {
            if !(days > 0.0 && days <= 100_000.0) {
                return Err(MemoryError::HalfLife(days));
            }
        }
        if !(fast_weight.is_finite() && fast_weight >= 0.0) {
            return Err(MemoryError::Weight(fast_weight));
        }
        Ok(Self { fast_days, slow_days, fast_weight })
    }

    /// The weight of a day so many days ago: 1 for today, towards 0 for long ago.
    #[must_use]
    pub fn weight(&self, age_days: u32) -> f64 {
        let age = f64::from(age_days);
        let fast = self.fast_weight * (-age / self.fast_days).exp2();
        (fast + (-age / self.slow_days).exp2()) / (self.fast_weight + 1.0)
    }

    /// The length of a window in which every day weighs 1 and all together as much as this memory does: at least a day.
    #[must_use]
    pub fn plain_days(&self) -> i32 {
        // A geometric series of each half-life.
        let sum = |days: f64| 1.0 / -(-std::f64::consts::LN_2 / days).exp_m1();
        let all = self.fast_weight * sum(self.fast_days) + sum(self.slow_days);
        (all / (self.fast_weight + 1.0)).round() as i32
    }
}

/// `Σ weight(day - d) · counts(d)` over all days `d` up to `day`, per cell; later days do not count.
///
/// Cost: O(rows of the history).
///
/// # Example
/// ```
/// use geo_hotspots::plan::{Memory, ewma};
/// use geo_hotspots::{DayCounts, History, Position, cell_at};
///
/// let here = cell_at(Position::new(55.6705, 12.5580)?);
/// let mut history = History::new(vec![here]);
/// history.put(here, 100, DayCounts { finds: 8, patrolled: 8, metres: 2_000, ..DayCounts::default() });
/// history.put(here, 160, DayCounts { finds: 1, patrolled: 0, metres: 500, ..DayCounts::default() });
/// let known = ewma(&history, 160, &Memory::half_life(60.0)?)[0];
/// assert_eq!((known.finds, known.patrolled, known.km), (5.0, 4.0, 1.5));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn ewma(history: &History, day: i32, memory: &Memory) -> Vec<Decayed> {
    let past = |cell| history.days(cell).take_while(|(then, _)| *then <= day);
    let faded = |sum: Decayed, (then, counts): (i32, crate::DayCounts)| {
        let weight = memory.weight(day.abs_diff(then));
        Decayed {
            finds: sum.finds + weight * f64::from(counts.finds),
            patrolled: sum.patrolled + weight * f64::from(counts.patrolled),
            km: sum.km + weight * f64::from(counts.metres) / 1_000.0,
        }
    };
    history.cells().iter().map(|cell| past(*cell).fold(Decayed::default(), faded)).collect()
}

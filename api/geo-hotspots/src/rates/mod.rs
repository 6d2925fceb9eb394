//! Finds per kilometre, smoothed: a street walked once is not the worst of the town because of one find.
//!
//! The rate λ of a cell is drawn towards the town's: `λ ~ Gamma(α, β)`, finds `e ~ Poisson(λ km)`, so after
//! `e` finds on `km` kilometres `λ ~ Gamma(α + e, β + km)`. [`Prior::fit`] learns α and β from the map itself,
//! [`Prior::posterior`] gives the rate of one place. [`marshall`] is the older, simpler smoothing that other
//! programs have.
//!
//! Rates are finds per kilometre. Cells without effort (less than a millimetre) say nothing about
//! rates: finds in them are left out.

mod marshall;
mod posterior;
mod prior;
mod ratio;

use thiserror::Error;

pub use marshall::marshall;
pub use posterior::Posterior;
pub use prior::Prior;

/// Why no rate can be read from finds and kilometres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum RateError {
    /// Finds, kilometres and disks describe the same cells.
    #[error("finds, kilometres and disks must be of the same cells, got {finds}, {km} and {disks}")]
    Lengths {
        /// How many finds came.
        finds: usize,
        /// How many kilometres came.
        km: usize,
        /// How many disks came; as many as finds where none are needed.
        disks: usize,
    },
    /// Effort is a number of kilometres from zero to 1,000,000,000, which nobody walks.
    #[error("the kilometres of cell {index} must be a number from 0 to 1,000,000,000")]
    Effort {
        /// Which cell.
        index: usize,
    },
    /// Together they are more than 2^53, which no honest counts are.
    #[error("the finds are too many to add up")]
    TooManyFinds,
    /// What is held against the rest must be a number above zero.
    #[error("the ratio to compare with must be a number above zero")]
    Ratio,
}

/// Shorter than a millimetre is no search: it would make a rate of millions out of one find.
const LEAST_KM: f64 = 1e-6;
const MOST_KM: f64 = 1e9;
/// Up to here every count is exact as a 64-bit float, and so is the next one.
const MOST_FINDS: u64 = 1 << 53;

/// What the cells with effort add up to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Totals {
    pub finds: u64,
    pub km: f64,
}

impl Totals {
    /// Checks what came and adds it up.
    pub fn of(finds: &[u64], km: &[f64], disks: usize) -> Result<Self, RateError> {
        if finds.len() != km.len() || disks != km.len() {
            return Err(RateError::Lengths { finds: finds.len(), km: km.len(), disks });
        }
        if let Some(index) = km.iter().position(|km| !is_effort(*km)) {
            return Err(RateError::Effort { index });
        }
        let sum = searched(finds, km).try_fold(Self { finds: 0, km: 0.0 }, |sum, (finds, km)| {
            let finds = sum.finds.checked_add(finds).filter(|finds| *finds <= MOST_FINDS)?;
            Some(Self { finds, km: sum.km + km })
        });
        sum.ok_or(RateError::TooManyFinds)
    }

    /// Finds per kilometre of the whole: 0 when nobody searched.
    pub fn per_km(self) -> f64 {
        if self.km > 0.0 { self.finds as f64 / self.km } else { 0.0 }
    }
}

/// Whether so many kilometres can have been walked.
pub(crate) fn is_effort(km: f64) -> bool {
    (0.0..=MOST_KM).contains(&km)
}

/// Whether so many kilometres are a search at all.
pub(crate) fn is_search(km: f64) -> bool {
    km >= LEAST_KM
}

/// Finds and kilometres of the cells with effort.
pub(crate) fn searched(finds: &[u64], km: &[f64]) -> impl Iterator<Item = (u64, f64)> {
    finds.iter().copied().zip(km.iter().copied()).filter(|(_, km)| is_search(*km))
}

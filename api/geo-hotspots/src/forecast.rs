//! Proof that a map works: what its best places would have held of the finds that came afterwards.
//!
//! Of the `N` finds of a period, `n` lie in the `a` cells with the highest scores of `A` cells, and `n*` in the `a`
//! cells that turned out fullest:
//!
//! - `hit = n / N`, the share of finds that the places named before held
//! - `best = n* / N`, what the best possible list of as many cells would have held
//! - `PAI = hit / (a / A)`, how many times better than places at random; it grows without bound as `a` shrinks
//! - `PEI* = n / n*`, how near to the best possible list
//!
//! Cells of equal score are taken by their lower index. Score only finds that came after the map, and only where
//! patrols went: else a map grades its own homework (no patrol, no find, "correct").
//!
//! Source: PAI by Chainey, Tompson & Uhlig 2008, *Security Journal* 21; PEI* by White, Hunt & Green 2023 after the
//! forecasting challenge of the National Institute of Justice.

use thiserror::Error;

/// How a list of places fared against what was found afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// How many cells were named.
    pub cells: usize,
    /// How many cells there were to choose from.
    pub of_cells: usize,
    /// Finds in the cells that were named.
    pub found: u64,
    /// Finds in the best cells that could have been named.
    pub best: u64,
    /// All finds.
    pub finds: u64,
}

/// Why a list of places cannot be scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ForecastError {
    /// Every cell has one score and one number of finds.
    #[error("{scores} scores do not belong to {finds} cells of finds")]
    Shape {
        /// How many scores came.
        scores: usize,
        /// How many numbers of finds came.
        finds: usize,
    },
    /// A score that is not a number has no rank.
    #[error("the score of cell {index} is not a number")]
    Score {
        /// Where in the list.
        index: usize,
    },
    /// More finds than 64 bits count.
    #[error("the finds are too many to add up")]
    Overflow,
}

/// Names the `cells` cells of the highest score and looks how many of the `finds` lie in them. More cells than there
/// are means all of them.
///
/// # Errors
/// [`ForecastError`] when the lists differ in length, a score is not a number or the finds do not add up.
///
/// # Example
/// ```
/// use geo_hotspots::forecast::outcome;
///
/// let score = [5.0, 1.0, 2.0, 4.0, 0.0, 2.0, 9.0, 3.0, 0.0, 1.0];
/// let found = outcome(&score, &[3, 0, 6, 1, 0, 2, 4, 0, 1, 3], 3)?;
/// assert_eq!(found.hit(), Some(0.4));
/// assert_eq!(found.best_hit(), Some(0.65));
/// assert_eq!(found.pei_star(), Some(8.0 / 13.0));
/// # Ok::<(), geo_hotspots::forecast::ForecastError>(())
/// ```
pub fn outcome(score: &[f64], finds: &[u64], cells: usize) -> Result<Outcome, ForecastError> {
    if score.len() != finds.len() {
        return Err(ForecastError::Shape { scores: score.len(), finds: finds.len() });
    }
    let named = best_cells(score, cells)?;
    let mut fullest = finds.to_vec();
    fullest.sort_unstable_by(|a, b| b.cmp(a));
    Ok(Outcome {
        cells: named.len(),
        of_cells: finds.len(),
        found: total(named.iter().map(|cell| finds[*cell]))?,
        best: total(fullest.into_iter().take(named.len()))?,
        finds: total(finds.iter().copied())?,
    })
}

/// The indexes of the `cells` highest scores, the highest first, equal ones by their lower index.
///
/// # Errors
/// [`ForecastError::Score`] when a score is not a number.
///
/// # Example
/// ```
/// use geo_hotspots::forecast::best_cells;
///
/// assert_eq!(best_cells(&[1.0, 7.0, 7.0, 3.0], 3)?, [1, 2, 3]);
/// # Ok::<(), geo_hotspots::forecast::ForecastError>(())
/// ```
pub fn best_cells(score: &[f64], cells: usize) -> Result<Vec<usize>, ForecastError> {
    if let Some(index) = score.iter().position(|score| score.is_nan()) {
        return Err(ForecastError::Score { index });
    }
    let mut order: Vec<usize> = (0..score.len()).collect();
    // Adding zero makes -0.0 and 0.0 equal; the sort keeps equal cells in their order.
    order.sort_by(|a, b| (score[*b] + 0.0).total_cmp(&(score[*a] + 0.0)));
    order.truncate(cells);
    Ok(order)
}

/// How many of `of_cells` cells a share of the area is: the nearest whole number, at least one where there are cells.
///
/// # Example
/// ```
/// use geo_hotspots::forecast::cells_of_share;
///
/// assert_eq!(cells_of_share(0.02, 3_178), 64);
/// assert_eq!((cells_of_share(0.02, 5), cells_of_share(0.02, 0)), (1, 0));
/// ```
#[must_use]
pub fn cells_of_share(share: f64, of_cells: usize) -> usize {
    let cells = (share * of_cells as f64).round();
    (cells as usize).clamp(1.min(of_cells), of_cells)
}

impl Outcome {
    /// The share of all finds that lay in the named cells; none when nothing was found at all.
    #[must_use]
    pub fn hit(&self) -> Option<f64> {
        ratio(self.found, self.finds)
    }

    /// The share that the best possible list of as many cells would have held.
    #[must_use]
    pub fn best_hit(&self) -> Option<f64> {
        ratio(self.best, self.finds)
    }

    /// The named cells' share of all cells.
    #[must_use]
    pub fn area_share(&self) -> Option<f64> {
        ratio(self.cells as u64, self.of_cells as u64)
    }

    /// The prediction accuracy index: 1 is as good as cells at random.
    #[must_use]
    pub fn pai(&self) -> Option<f64> {
        Some(self.hit()? / self.area_share().filter(|share| *share > 0.0)?)
    }

    /// The penalised prediction efficiency index: 1 is the best possible list.
    #[must_use]
    pub fn pei_star(&self) -> Option<f64> {
        ratio(self.found, self.best)
    }
}

fn total(mut finds: impl Iterator<Item = u64>) -> Result<u64, ForecastError> {
    finds.try_fold(0_u64, u64::checked_add).ok_or(ForecastError::Overflow)
}

fn ratio(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

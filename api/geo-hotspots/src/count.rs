//! Counting on cells: whole numbers only, in the order of the cells, so that the same finds give the same map
//! whatever order they arrived in.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use crate::grid::{Cell, GridError, Resolution, coarser};

/// What is known about one cell in one window of time. Nothing in it is ever negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CellCounts {
    /// Finds recorded: a bag of thirty is one find.
    pub finds: i64,
    /// Those of the finds that a patrol made: only they may be set against the effort.
    pub patrolled: i64,
    /// Things found, summed over the finds.
    pub items: i64,
    /// Seconds of search, standing included.
    pub seconds: i64,
    /// Metres walked in search; standing adds none.
    pub metres: i64,
    /// How often somebody came to look, also when too shortly to leave whole seconds or metres.
    pub visits: i64,
}

/// Keeps "we looked, and it was clean" apart from "nobody has looked": an empty map is no promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellClass {
    /// At least one find, with or without a patrol.
    Found,
    /// Searched in the window and nothing was found.
    SearchedClean,
    /// No find and no search: nothing is known.
    NotSearched,
}

/// Why cells could not be added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CountError {
    /// A row lies on a coarser cell than the one asked for.
    #[error(transparent)]
    Grid(#[from] GridError),
    /// A sum left the range of 64 bits, which no honest counts do.
    #[error("the counts of cell {0} are too large to add up")]
    Overflow(Cell),
}

impl CellCounts {
    /// Which of the three classes these counts fall into.
    ///
    /// A find makes the cell `Found` even without effort (a tip, an imported file); any trace of effort
    /// without a find makes it `SearchedClean`; all zeros are `NotSearched`.
    ///
    /// # Example
    /// ```
    /// use geo_hotspots::{CellClass, CellCounts};
    ///
    /// let walked_through = CellCounts { seconds: 38, metres: 44, visits: 1, ..CellCounts::default() };
    /// assert_eq!(walked_through.class(), CellClass::SearchedClean);
    /// assert_eq!(CellCounts::default().class(), CellClass::NotSearched);
    /// ```
    #[must_use]
    pub const fn class(&self) -> CellClass {
        if self.finds > 0 || self.items > 0 {
            CellClass::Found
        } else if self.seconds > 0 || self.metres > 0 || self.visits > 0 {
            CellClass::SearchedClean
        } else {
            CellClass::NotSearched
        }
    }

    fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            finds: self.finds.checked_add(other.finds)?,
            patrolled: self.patrolled.checked_add(other.patrolled)?,
            items: self.items.checked_add(other.items)?,
            seconds: self.seconds.checked_add(other.seconds)?,
            metres: self.metres.checked_add(other.metres)?,
            visits: self.visits.max(other.visits),
        })
    }
}

/// Adds the rows up to cells of `resolution`, each cell once, sorted by cell index.
///
/// `total(C) = Σ row(c)` over all rows with `parent(c, resolution) = C`, for finds, items, seconds and
/// metres. A cell may come in any number of rows, in any order. Visits do not add up: one patrol visits
/// several neighbours. The largest number of the parts is kept, a lower bound; [`days_per_cell`] counts days
/// exactly.
///
/// Cost: O(rows · log cells), independent of how many finds the rows stand for.
///
/// # Errors
/// [`CountError::Grid`] when a row is coarser than `resolution`, [`CountError::Overflow`] when a sum leaves
/// 64 bits.
///
/// # Example
/// ```
/// use geo_hotspots::{CellCounts, Position, Resolution, cell_at, coarser, sum_cells};
///
/// let here = cell_at(Position::new(55.6705, 12.5580)?);
/// let next_door = cell_at(Position::new(55.6703, 12.5588)?);
/// let rows = [
///     (here, CellCounts { finds: 2, items: 31, ..CellCounts::default() }),
///     (next_door, CellCounts { finds: 1, items: 1, ..CellCounts::default() }),
/// ];
/// let totals = sum_cells(rows, Resolution::Eight)?;
/// assert_eq!(totals.len(), 1);
/// assert_eq!(totals[0].0, coarser(here, Resolution::Eight)?);
/// assert_eq!((totals[0].1.finds, totals[0].1.items), (3, 32));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn sum_cells(
    rows: impl IntoIterator<Item = (Cell, CellCounts)>,
    resolution: Resolution,
) -> Result<Vec<(Cell, CellCounts)>, CountError> {
    let mut totals: BTreeMap<Cell, CellCounts> = BTreeMap::new();
    for (cell, counts) in rows {
        let cell = coarser(cell, resolution)?;
        let total = totals.entry(cell).or_default();
        *total = total.plus(counts).ok_or(CountError::Overflow(cell))?;
    }
    Ok(totals.into_iter().collect())
}

/// How many different days each cell of `resolution` was searched on, from (cell, day) pairs of effort,
/// sorted by cell index: the number of visits that [`sum_cells`] can only bound.
///
/// `visits(C) = |{ day : (c, day) given, parent(c, resolution) = C }|`. A day is any whole number that names
/// it, best days since 1970-01-01; the same pair may come twice.
///
/// # Errors
/// [`GridError::TooCoarse`] when a pair's cell is coarser than `resolution`.
///
/// # Example
/// ```
/// use geo_hotspots::{Position, Resolution, cell_at, days_per_cell};
///
/// let here = cell_at(Position::new(55.6705, 12.5580)?);
/// let next_door = cell_at(Position::new(55.6703, 12.5588)?);
/// let walked = [(here, 20_773), (next_door, 20_773), (here, 20_774)];
/// assert_eq!(days_per_cell(walked, Resolution::Eight)?[0].1, 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn days_per_cell(
    searched: impl IntoIterator<Item = (Cell, i32)>,
    resolution: Resolution,
) -> Result<Vec<(Cell, i64)>, GridError> {
    let days: BTreeSet<(Cell, i32)> = searched
        .into_iter()
        .map(|(cell, day)| Ok((coarser(cell, resolution)?, day)))
        .collect::<Result<_, GridError>>()?;
    let mut visits: Vec<(Cell, i64)> = Vec::new();
    for (cell, _) in days {
        match visits.last_mut() {
            Some((last, n)) if *last == cell => *n += 1,
            _ => visits.push((cell, 1)),
        }
    }
    Ok(visits)
}

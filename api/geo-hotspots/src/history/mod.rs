//! What every map is read from: per cell the days on which anything happened, with running sums.
//!
//! `S(c, d) = Σ counts(c, d')` over all days `d' <= d`, so a window of any length is `S(c, to) - S(c, from - 1)`:
//! two look-ups a cell, however many finds or days lie in it. A day on which nothing happened takes no room.
//!
//! A day is a whole number that names a calendar day, best days since 1970-01-01. Counts are whole numbers, so
//! the same rows give the same history in whatever order they came, one by one or all at once.

mod column;

use std::iter;

use crate::count::CellCounts;
use crate::cube::Cube;
use crate::grid::{Cell, GridError, Resolution, coarser};
use column::Column;

/// What happened in one cell on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DayCounts {
    /// Finds recorded.
    pub finds: u32,
    /// Those of the finds that a patrol made; the others (tips, imports) are shown, but say nothing about a rate.
    pub patrolled: u32,
    /// Things found, summed over the finds.
    pub items: u32,
    /// Seconds of search.
    pub seconds: u32,
    /// Metres walked in search.
    pub metres: u32,
    /// Patrols and single looks that came by.
    pub visits: u32,
}

impl DayCounts {
    /// Whether somebody looked here on this day, however shortly.
    ///
    /// # Example
    /// ```
    /// use geo_hotspots::DayCounts;
    ///
    /// assert!(DayCounts { visits: 1, ..DayCounts::default() }.is_searched());
    /// assert!(!DayCounts { finds: 2, items: 9, ..DayCounts::default() }.is_searched(), "a neighbour's tip");
    /// ```
    #[must_use]
    pub const fn is_searched(&self) -> bool {
        self.visits > 0 || self.seconds > 0 || self.metres > 0
    }

    /// One day cannot hold more than 2³² - 1 of anything; beyond it a count stays there.
    const fn plus(self, other: Self) -> Self {
        Self {
            finds: self.finds.saturating_add(other.finds),
            patrolled: self.patrolled.saturating_add(other.patrolled),
            items: self.items.saturating_add(other.items),
            seconds: self.seconds.saturating_add(other.seconds),
            metres: self.metres.saturating_add(other.metres),
            visits: self.visits.saturating_add(other.visits),
        }
    }
}

/// The days of all cells of a map. Two histories are equal when every day of every cell is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    cells: Vec<Cell>,
    columns: Vec<Column>,
}

impl History {
    /// A history of these cells on which nothing has happened yet. The cells are put in order, each once.
    ///
    /// # Example
    /// ```
    /// use geo_hotspots::{DayCounts, History, Position, cell_at};
    ///
    /// let here = cell_at(Position::new(55.6705, 12.5580)?);
    /// let mut history = History::new(vec![here]);
    /// let walked = DayCounts { seconds: 60, metres: 50, visits: 1, ..DayCounts::default() };
    /// history.put(here, 20_773, walked);
    /// history.put(here, 20_775, DayCounts { finds: 1, items: 12, ..walked });
    /// let week = history.window(20_770, 20_776)[0];
    /// assert_eq!((week.finds, week.items, week.metres, week.visits), (1, 12, 100, 2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn new(mut cells: Vec<Cell>) -> Self {
        cells.sort_unstable();
        cells.dedup();
        let columns = vec![Column::default(); cells.len()];
        Self { cells, columns }
    }

    /// A history of these cells from all their rows at once, sorted or not; rows of the same cell and day add up,
    /// rows of other cells are left out.
    ///
    /// Cost: O(rows · log rows), without a sort when the rows come by day or by cell and day.
    ///
    /// # Example
    /// ```
    /// use geo_hotspots::{DayCounts, History, Position, cell_at};
    ///
    /// let here = cell_at(Position::new(55.6705, 12.5580)?);
    /// let find = DayCounts { finds: 1, items: 2, ..DayCounts::default() };
    /// let history = History::from_rows(vec![here], [(here, 20_775, find), (here, 20_773, find)]);
    /// assert_eq!(history.days(here).map(|(day, _)| day).collect::<Vec<_>>(), [20_773, 20_775]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn from_rows(cells: Vec<Cell>, rows: impl IntoIterator<Item = (Cell, i32, DayCounts)>) -> Self {
        let mut history = Self::new(cells);
        let mut by_cell: Vec<Vec<(i32, DayCounts)>> = vec![Vec::new(); history.cells.len()];
        for (cell, day, counts) in rows {
            if let Some(index) = history.index(cell) {
                by_cell[index].push((day, counts));
            }
        }
        history.columns = by_cell.into_iter().map(Column::from_days).collect();
        history
    }

    /// The cells, ascending: everything read from a history is in this order.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// Adds to what is known of a cell on a day; a cell that is not on this map is left out.
    ///
    /// Cost: O(log days) for the latest day, O(days of this cell after it) for one long past.
    pub fn put(&mut self, cell: Cell, day: i32, counts: DayCounts) {
        if let Some(index) = self.index(cell) {
            let column = &mut self.columns[index];
            column.set(day, column.on(day).plus(counts));
        }
    }

    /// Replaces one day everywhere: cells without a row have nothing on that day afterwards. Rows of the same cell
    /// add up; cells that are not on this map are left out, so an area takes its share of a whole city's day.
    pub fn set_day(&mut self, day: i32, rows: &[(Cell, DayCounts)]) {
        let mut counts = vec![DayCounts::default(); self.cells.len()];
        for (cell, more) in rows {
            if let Some(index) = self.index(*cell) {
                counts[index] = counts[index].plus(*more);
            }
        }
        iter::zip(&mut self.columns, counts).for_each(|(column, counts)| column.set(day, counts));
    }

    /// What the days `from` to `to`, both included, add up to, a row a cell. A window that ends before it begins is
    /// empty.
    ///
    /// `visits` are the days on which somebody looked, as [`days_per_cell`](crate::days_per_cell) counts them:
    /// three patrols of one day are one day.
    #[must_use]
    pub fn window(&self, from: i32, to: i32) -> Vec<CellCounts> {
        self.columns.iter().map(|column| column.window(from, to)).collect()
    }

    /// The same for one cell, by its place among [`History::cells`].
    ///
    /// # Panics
    /// When there is no such cell.
    #[must_use]
    pub fn window_of(&self, index: usize, from: i32, to: i32) -> CellCounts {
        self.columns[index].window(from, to)
    }

    /// Finds of patrols and their kilometres in `steps` equal steps of `step_days`, the last of them ending with
    /// `last_day`.
    ///
    /// # Example
    /// ```
    /// use geo_hotspots::{DayCounts, History, Position, cell_at};
    ///
    /// let here = cell_at(Position::new(55.6705, 12.5580)?);
    /// let mut history = History::new(vec![here]);
    /// history.put(here, 13, DayCounts { finds: 3, patrolled: 2, metres: 500, ..DayCounts::default() });
    /// history.put(here, 14, DayCounts { finds: 1, patrolled: 1, ..DayCounts::default() });
    /// let weeks = history.cube(20, 7, 3);
    /// assert_eq!((weeks.finds, weeks.km), (vec![0, 2, 1], vec![0.0, 0.5, 0.0]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn cube(&self, last_day: i32, step_days: u32, steps: usize) -> Cube {
        let mut finds = Vec::with_capacity(self.cells.len() * steps);
        let mut km = Vec::with_capacity(self.cells.len() * steps);
        let edges = edges(last_day, step_days, steps);
        for column in &self.columns {
            let mut sums = column.before_each(&edges);
            let mut before = sums.next().unwrap_or_default();
            for sum in sums {
                finds.push(sum.0 - before.0);
                km.push(kilometres(sum.1 - before.1));
                before = sum;
            }
        }
        Cube::new(steps, finds, km).expect("a history holds whole steps of whole numbers")
    }

    /// The days on which anything happened in a cell, oldest first; none for a cell that is not on this map.
    pub fn days(&self, cell: Cell) -> impl DoubleEndedIterator<Item = (i32, DayCounts)> {
        self.index(cell).into_iter().flat_map(|index| self.columns[index].rows())
    }

    /// The same days on larger cells, each the sum of its parts; a day on which several parts were searched is one.
    ///
    /// # Errors
    /// [`GridError::TooCoarse`] when a cell is coarser than `resolution`.
    pub fn coarser(&self, resolution: Resolution) -> Result<Self, GridError> {
        let parents =
            self.cells.iter().map(|cell| coarser(*cell, resolution)).collect::<Result<Vec<_>, _>>()?;
        let rows = iter::zip(&parents, &self.columns)
            .flat_map(|(parent, column)| column.rows().map(|(day, counts)| (*parent, day, counts)));
        Ok(Self::from_rows(parents.clone(), rows))
    }

    /// Memory held, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let columns = self.columns.capacity() * size_of::<Column>();
        let held: usize = self.columns.iter().map(Column::bytes).sum();
        size_of::<Self>() + self.cells.capacity() * size_of::<Cell>() + columns + held
    }

    fn index(&self, cell: Cell) -> Option<usize> {
        self.cells.binary_search(&cell).ok()
    }
}

/// The first days of the steps, and the day after the last: one edge more than steps. Days beyond the calendar of
/// 32 bits lie before everything.
fn edges(last_day: i32, step_days: u32, steps: usize) -> Vec<i64> {
    let after = i64::from(last_day) + 1;
    let back = |step: usize| i64::try_from(step).unwrap_or(i64::MAX).saturating_mul(step_days.into());
    (0..=steps).rev().map(|step| after.saturating_sub(back(step))).collect()
}

fn kilometres(metres: u64) -> f64 {
    metres as f64 / 1_000.0
}

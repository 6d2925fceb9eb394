//! The days of one cell.

use super::DayCounts;
use crate::count::CellCounts;

/// The days of one cell, oldest first, and what the first block of days, the first two, .. add up to. Running sums of every
/// day would take twice the room; with a sum a block any window costs two searches and at most thirty additions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Column {
    // Apart from the counts, so that a search reads few lines of memory.
    days: Vec<i32>,
    counts: Vec<DayCounts>,
    sums: Vec<Sums>,
}

/// Days whose sum is kept.
const BLOCK: usize = 16;

/// Days are at most 2³² and counts of a day below 2³², so 64 bits hold any sum.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sums {
    finds: u64,
    patrolled: u64,
    items: u64,
    seconds: u64,
    metres: u64,
    visits: u64,
    searched_days: u64,
}

impl Column {
    /// A column of days in any order; the same day may come more than once.
    pub(super) fn from_days(mut rows: Vec<(i32, DayCounts)>) -> Self {
        rows.sort_by_key(|(day, _)| *day);
        let mut column = Self::default();
        for same_day in rows.chunk_by(|a, b| a.0 == b.0) {
            let counts = same_day.iter().fold(DayCounts::default(), |sum, (_, counts)| sum.plus(*counts));
            if counts != DayCounts::default() {
                column.insert(column.days.len(), same_day[0].0, counts);
            }
        }
        column.sum_from(0);
        column
    }

    /// Makes a day what `counts` say; nothing leaves no row.
    pub(super) fn set(&mut self, day: i32, counts: DayCounts) {
        let is_empty = counts == DayCounts::default();
        let at = match self.days.binary_search(&day) {
            Ok(at) if is_empty => {
                self.days.remove(at);
                self.counts.remove(at);
                at
            }
            Ok(at) => {
                self.counts[at] = counts;
                at
            }
            Err(_) if is_empty => return,
            Err(at) => {
                self.insert(at, day, counts);
                at
            }
        };
        self.sum_from(at);
    }

    /// What happened on a day.
    pub(super) fn on(&self, day: i32) -> DayCounts {
        self.days.binary_search(&day).map_or_else(|_| DayCounts::default(), |at| self.counts[at])
    }

    pub(super) fn window(&self, from: i32, to: i32) -> CellCounts {
        let first = self.days_before(from.into());
        let after = self.days_before(i64::from(to) + 1);
        if after <= first {
            return CellCounts::default();
        }
        let (before, last) = (self.sum_of(first), self.sum_of(after));
        CellCounts {
            finds: signed(last.finds - before.finds),
            patrolled: signed(last.patrolled - before.patrolled),
            items: signed(last.items - before.items),
            seconds: signed(last.seconds - before.seconds),
            metres: signed(last.metres - before.metres),
            visits: signed(last.searched_days - before.searched_days),
        }
    }

    /// Finds of patrols and metres of all days before each edge; edges only rise.
    pub(super) fn before_each(&self, edges: &[i64]) -> impl Iterator<Item = (u64, u64)> {
        let mut at = edges.first().map_or(0, |edge| self.days_before(*edge));
        edges.iter().map(move |edge| {
            at += self.days[at..].iter().take_while(|day| i64::from(**day) < *edge).count();
            let sum = self.sum_of(at);
            (sum.patrolled, sum.metres)
        })
    }

    pub(super) fn rows(&self) -> impl DoubleEndedIterator<Item = (i32, DayCounts)> {
        self.days.iter().copied().zip(self.counts.iter().copied())
    }

    pub(super) fn bytes(&self) -> usize {
        self.days.capacity() * size_of::<i32>()
            + self.counts.capacity() * size_of::<DayCounts>()
            + self.sums.capacity() * size_of::<Sums>()
    }

    /// The sums are those of before until [`Column::sum_from`].
    fn insert(&mut self, at: usize, day: i32, counts: DayCounts) {
        if self.days.len() == self.days.capacity() {
            // Doubling would leave half of all memory empty.
            let more = self.days.len() / BLOCK + 4;
            self.days.reserve_exact(more);
            self.counts.reserve_exact(more);
        }
        self.days.insert(at, day);
        self.counts.insert(at, counts);
    }

    /// Adds the blocks up anew from the one that holds day number `at`.
    fn sum_from(&mut self, at: usize) {
        let block = at / BLOCK;
        self.sums.truncate(block);
        self.sums.reserve_exact((self.days.len() / BLOCK).saturating_sub(self.sums.len()));
        for days in self.counts[block * BLOCK..].chunks_exact(BLOCK) {
            let before = self.sums.last().copied().unwrap_or_default();
            self.sums.push(before.plus_all(days));
        }
    }

    /// How many days lie before `edge`.
    fn days_before(&self, edge: i64) -> usize {
        let is_before = |day: &i32| i64::from(*day) < edge;
        // Most windows are recent: the search goes back from the last day in doubling steps.
        let mut back = 1;
        while back < self.days.len() && !is_before(&self.days[self.days.len() - back]) {
            back *= 2;
        }
        let from = self.days.len().saturating_sub(back);
        from + self.days[from..].partition_point(is_before)
    }

    /// The sum of the first `days` days.
    fn sum_of(&self, days: usize) -> Sums {
        let block = days / BLOCK;
        let before = block.checked_sub(1).map_or_else(Sums::default, |last| self.sums[last]);
        before.plus_all(&self.counts[block * BLOCK..days])
    }
}

impl Sums {
    fn plus_all(self, days: &[DayCounts]) -> Self {
        days.iter().fold(self, |sum, counts| Self {
            finds: sum.finds + u64::from(counts.finds),
            patrolled: sum.patrolled + u64::from(counts.patrolled),
            items: sum.items + u64::from(counts.items),
            seconds: sum.seconds + u64::from(counts.seconds),
            metres: sum.metres + u64::from(counts.metres),
            visits: sum.visits + u64::from(counts.visits),
            searched_days: sum.searched_days + u64::from(counts.is_searched()),
        })
    }
}

fn signed(sum: u64) -> i64 {
    i64::try_from(sum).expect("memory holds fewer than 2^31 days of a cell")
}

//! The days of one cell.

use super::DayCounts;
use crate::count::CellCounts;

/// The days of one cell, oldest first, and what all days up to and with each add up to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Column {
    // Apart from the sums, so that a search reads few lines of memory.
    days: Vec<i32>,
    sums: Vec<Sums>,
}

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
        let mut column = Self { days: Vec::with_capacity(rows.len()), sums: Vec::with_capacity(rows.len()) };
        let mut sum = Sums::default();
        for same_day in rows.chunk_by(|a, b| a.0 == b.0) {
            let counts = same_day.iter().fold(DayCounts::default(), |sum, (_, counts)| sum.plus(*counts));
            if counts != DayCounts::default() {
                sum = sum.plus(counts);
                column.days.push(same_day[0].0);
                column.sums.push(sum);
            }
        }
        column
    }

    /// Makes a day what `counts` say; nothing leaves no row.
    pub(super) fn set(&mut self, day: i32, counts: DayCounts) {
        let old = self.on(day);
        if old == counts {
            return;
        }
        let at = self.days.partition_point(|known| *known < day);
        if old == DayCounts::default() {
            self.days.insert(at, day);
            self.sums.insert(at, self.sum_of(at));
        }
        self.sums[at..].iter_mut().for_each(|sum| *sum = sum.minus(old).plus(counts));
        if counts == DayCounts::default() {
            self.days.remove(at);
            self.sums.remove(at);
        }
    }

    /// What happened on a day.
    pub(super) fn on(&self, day: i32) -> DayCounts {
        self.days.binary_search(&day).map_or_else(|_| DayCounts::default(), |at| self.row(at))
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
        self.days.iter().enumerate().map(|(at, day)| (*day, self.row(at)))
    }

    pub(super) fn bytes(&self) -> usize {
        self.days.capacity() * size_of::<i32>() + self.sums.capacity() * size_of::<Sums>()
    }

    fn row(&self, at: usize) -> DayCounts {
        let (before, sum) = (self.sum_of(at), self.sums[at]);
        DayCounts {
            finds: of_a_day(sum.finds - before.finds),
            patrolled: of_a_day(sum.patrolled - before.patrolled),
            items: of_a_day(sum.items - before.items),
            seconds: of_a_day(sum.seconds - before.seconds),
            metres: of_a_day(sum.metres - before.metres),
            visits: of_a_day(sum.visits - before.visits),
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

    /// The sum of the first `rows` days.
    fn sum_of(&self, rows: usize) -> Sums {
        rows.checked_sub(1).map_or_else(Sums::default, |last| self.sums[last])
    }
}

impl Sums {
    fn plus(self, counts: DayCounts) -> Self {
        Self {
            finds: self.finds + u64::from(counts.finds),
            patrolled: self.patrolled + u64::from(counts.patrolled),
            items: self.items + u64::from(counts.items),
            seconds: self.seconds + u64::from(counts.seconds),
            metres: self.metres + u64::from(counts.metres),
            visits: self.visits + u64::from(counts.visits),
            searched_days: self.searched_days + u64::from(counts.is_searched()),
        }
    }

    fn minus(self, counts: DayCounts) -> Self {
        Self {
            finds: self.finds - u64::from(counts.finds),
            patrolled: self.patrolled - u64::from(counts.patrolled),
            items: self.items - u64::from(counts.items),
            seconds: self.seconds - u64::from(counts.seconds),
            metres: self.metres - u64::from(counts.metres),
            visits: self.visits - u64::from(counts.visits),
            searched_days: self.searched_days - u64::from(counts.is_searched()),
        }
    }
}

fn signed(sum: u64) -> i64 {
    i64::try_from(sum).expect("memory holds fewer than 2^31 days of a cell")
}

fn of_a_day(sum: u64) -> u32 {
    u32::try_from(sum).expect("a difference of neighbouring sums is one day of 32 bits")
}

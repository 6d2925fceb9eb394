//! From finds to cells and days.

use geo_hotspots::{DayCounts, History, Position, Resolution, cell_at, cells_at};
use rayon::prelude::*;

use super::{DAYS, MILLION};
use crate::clock::{Cost, measure};
use crate::finds::{Find, Folder, Ground};

const INSERTS: usize = 100_000;

/// Finds and items by cell, sorted by cell.
type Counts = Vec<(u64, (u64, u64))>;

pub(super) fn bin(folder: &Folder) -> Cost {
    let (positions, items) = columns(&folder.finds(MILLION));
    measure(5, || count(&positions, &items), |counts| format!("{} cells", counts.len()))
}

pub(super) fn bin_on_two(folder: &Folder) -> Cost {
    let (positions, items) = columns(&folder.finds(MILLION));
    let two = rayon::ThreadPoolBuilder::new().num_threads(2).build().expect("two threads");
    let half = positions.len().div_ceil(2);
    let count = || {
        let halves = positions.par_chunks(half).zip(items.par_chunks(half));
        two.install(|| sum(halves.flat_map_iter(|(positions, items)| count(positions, items)).collect()))
    };
    measure(15, count, |counts| format!("{} cells", counts.len()))
}

pub(super) fn insert(folder: &Folder) -> Cost {
    let finds = folder.finds(MILLION);
    let one = DayCounts { finds: 1, patrolled: 1, items: 1, visits: 1, ..DayCounts::default() };
    let row = |find: &Find| (cell_at(find.position), find.day, DayCounts { items: find.items, ..one });
    let mut history = History::from_rows(Ground::Vesterbro.cells(Resolution::Eleven), finds.iter().map(row));
    // From the newest to the oldest day, over and over: late records are the dear ones.
    let late: Vec<_> = finds.iter().rev().step_by(MILLION / INSERTS).map(row).collect();
    let put = || late.iter().for_each(|(cell, day, counts)| history.put(*cell, *day, *counts));
    let cost = measure(5, put, |()| format!("{INSERTS} inserts on {DAYS} days"));
    cost.each(INSERTS)
}

fn columns(finds: &[Find]) -> (Vec<Position>, Vec<u32>) {
    finds.iter().map(|find| (find.position, find.items)).unzip()
}

fn count(positions: &[Position], items: &[u32]) -> Counts {
    let cells = cells_at(positions);
    sum(cells.into_iter().zip(items).map(|(cell, items)| (u64::from(cell), (1, u64::from(*items)))).collect())
}

fn sum(mut rows: Counts) -> Counts {
    rows.sort_unstable_by_key(|(cell, _)| *cell);
    rows.dedup_by(|next, sum| {
        let is_same = next.0 == sum.0;
        if is_same {
            sum.1 = (sum.1.0 + next.1.0, sum.1.1 + next.1.1);
        }
        is_same
    });
    rows
}

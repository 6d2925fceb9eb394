//! When somebody looked last, and how long a cleaned place stays clean.

use geo_hotspots::{Cell, DayCounts, History, plan};

use crate::clock::Day;
use crate::histories::Ground;

/// The last day up to `to` on which somebody searched a cell.
pub fn last_searched(history: &History, cell: Cell, to: Day) -> Option<Day> {
    last(history, cell, to, DayCounts::is_searched)
}

/// The last day up to `to` on which something was found in a cell.
pub fn last_found(history: &History, cell: Cell, to: Day) -> Option<Day> {
    last(history, cell, to, |counts| counts.finds > 0)
}

/// Days until half of the cleaned visits of a cell up to `to` had finds again. It takes all days of the cell.
pub fn refill_days(history: &History, cell: Cell, to: Day) -> Option<f64> {
    plan::refill_days(history.days(cell).take_while(|(day, _)| *day <= to.0))
}

/// The same of all cells and all days.
pub fn refill_all(history: &History) -> Vec<Option<f64>> {
    history.cells().iter().map(|cell| plan::refill_days(history.days(*cell))).collect()
}

/// Replaces a day, and works out again only the cells that it changes.
pub fn set_day(ground: &mut Ground, day: Day, rows: &[(Cell, DayCounts)]) {
    let before = ground.history.window(day.0, day.0);
    ground.history.set_day(day.0, rows);
    let after = ground.history.window(day.0, day.0);
    for index in (0..after.len()).filter(|index| before[*index] != after[*index]) {
        let cell = ground.history.cells()[index];
        ground.refill_days[index] = plan::refill_days(ground.history.days(cell));
    }
}

fn last(history: &History, cell: Cell, to: Day, is_meant: impl Fn(&DayCounts) -> bool) -> Option<Day> {
    let mut days = history.days(cell).rev().filter(|(day, _)| *day <= to.0);
    days.find(|(_, counts)| is_meant(counts)).map(|(day, _)| Day(day))
}

//! The map that is not built: live counts of any span of days, suppressed below five. The control of the attacker.

use std::collections::BTreeMap;

use gadeplan::cell::StoredCell;
use gadeplan::clock::Day;

use super::town::{DAYS, Sent};

const K: usize = 5;

/// The live map: contacts of a cell from one day to another, if they are at least five.
fn ask(days: &[usize], from: usize, to: usize) -> Option<usize> {
    Some(days[from..=to].iter().sum()).filter(|n| *n >= K)
}

/// How many contacts were alone in their cell on their day, and of how many of them two answers tell that.
pub fn attack(sent: &[Sent], first: Day) -> (usize, usize) {
    let mut cells: BTreeMap<StoredCell, Vec<usize>> = BTreeMap::new();
    for Sent { contact, .. } in sent {
        if let Some(cell) = contact.cell {
            let day = usize::try_from(contact.day.0 - first.0).expect("a day of the town");
            cells.entry(cell).or_insert_with(|| vec![0; DAYS.unsigned_abs() as usize])[day] += 1;
        }
    }
    let lone = cells
        .values()
        .flat_map(|days| (0..days.len()).filter(|day| days[*day] == 1).map(move |day| (days, day)));
    let lone: Vec<(&Vec<usize>, usize)> = lone.collect();
    let recovered = lone.iter().filter(|(days, day)| is_told(days, *day)).count();
    (lone.len(), recovered)
}

/// Whether a span that ends with the day, or begins with it, and the same span without it are both told.
fn is_told(days: &[usize], day: usize) -> bool {
    let last = days.len() - 1;
    let one_more = |with: Option<usize>, without: Option<usize>| {
        with.zip(without).is_some_and(|(with, without)| with - without == 1)
    };
    let before = (0..day).any(|from| one_more(ask(days, from, day), ask(days, from, day - 1)));
    before || (day + 1..=last).any(|to| one_more(ask(days, day, to), ask(days, day + 1, to)))
}

//! The rule of a release: which cells of a week are shown, which are told together with their neighbours, and which not at
//! all. Every contact is in exactly one shown cell or in the rest, so no figure can be subtracted from another.

use std::collections::{BTreeMap, BTreeSet};

use geo_hotspots::{Cell, Resolution};

use crate::clock::Day;

/// The fewest contacts that any published figure stands for. Compiled in: no setting goes below.
pub const K: usize = 10;
/// The fewest shifts they come from: ten meetings of one evening may all be with one person.
pub const BLOCKS: usize = 3;
/// Published figures are rounded down to a multiple of this.
pub const STEP: usize = 5;
/// From the finest cell that a contact may carry to the coarsest that is shown.
const LEVELS: [Resolution; 3] = [Resolution::Nine, Resolution::Eight, Resolution::Seven];
/// What a reader may at least take each part of a published figure for: never one number alone.
const POSSIBLE: usize = 3;

/// What the rule needs to know of a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Where; indoor meetings have no cell.
    pub cell: Option<Cell>,
    /// The day.
    pub day: Day,
    /// Which quarter of it.
    pub block: i16,
}

/// A week of one area, each contact in one place of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Partition {
    /// The cells that are shown; a coarse one holds only what is not in a finer one.
    pub cells: BTreeMap<Cell, Group>,
    /// All other contacts.
    pub rest: Group,
}

/// Contacts that are counted together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Their places in the list.
    pub members: Vec<usize>,
    /// How many of them each finer cell gave that is not shown, and how many lay in none.
    parts: Vec<usize>,
}

impl Partition {
    /// Rolls cells up until each that is shown has enough contacts from enough shifts.
    pub fn of(meetings: &[Meeting]) -> Partition {
        let mut cells = BTreeMap::new();
        let mut waiting: BTreeMap<Cell, Group> = BTreeMap::new();
        for level in LEVELS {
            let mut groups = direct(meetings, level);
            for (cell, group) in waiting {
                groups.entry(cell.parent(level).unwrap_or(cell)).or_default().join(group);
            }
            let (shown, hidden) = groups.into_iter().partition(|(_, group)| group.is_enough(meetings));
            cells.extend::<BTreeMap<Cell, Group>>(shown);
            waiting = hidden;
        }
        let mut rest = Group::default();
        rest.add_direct((0..meetings.len()).filter(|at| level_of(&meetings[*at]).is_none()));
        waiting.into_values().for_each(|group| rest.join(group));
        Partition { cells, rest }
    }

    /// The groups with a published figure: the shown cells, and the rest when it is large enough itself.
    pub fn published(&self, meetings: &[Meeting]) -> Vec<&Group> {
        let rest = Some(&self.rest).filter(|rest| rest.is_enough(meetings));
        self.cells.values().chain(rest).collect()
    }
}

impl Group {
    /// Whether it may have a figure.
    pub fn is_enough(&self, meetings: &[Meeting]) -> bool {
        let blocks: BTreeSet<_> =
            self.members.iter().map(|at| (meetings[*at].day, meetings[*at].block)).collect();
        is_enough(self.members.len(), blocks.len())
    }

    /// The published figure. One so high that its small parts can only be nine each is told as the step below.
    pub fn figure(&self) -> usize {
        let most = most_told(&self.parts).unwrap_or(usize::MAX);
        round_down(self.members.len().min(most))
    }

    fn add_direct(&mut self, members: impl IntoIterator<Item = usize>) {
        let before = self.members.len();
        self.members.extend(members);
        self.parts.extend(Some(self.members.len() - before).filter(|n| *n > 0));
    }

    fn join(&mut self, other: Group) {
        self.parts.push(other.members.len());
        self.members.extend(other.members);
    }
}

/// Whether so many contacts from so many shifts may have a figure.
pub fn is_enough(contacts: usize, blocks: usize) -> bool {
    contacts >= K && blocks >= BLOCKS
}

/// A published figure never tells more than a step of five.
pub fn round_down(n: usize) -> usize {
    n / STEP * STEP
}

/// The most that may be told of hidden parts together, so that each may still be [`POSSIBLE`] numbers below [`K`]. `None`
/// when one of them is larger: the shifts kept it back, and nobody can tell how large it is.
pub fn most_told(parts: &[usize]) -> Option<usize> {
    let all_small = parts.iter().all(|part| *part < K);
    all_small.then(|| (parts.len() * (K - 1)).saturating_sub(POSSIBLE - 1))
}

/// The cells of contacts that carry one of this level.
fn direct(meetings: &[Meeting], level: Resolution) -> BTreeMap<Cell, Group> {
    let mut by_cell: BTreeMap<Cell, Vec<usize>> = BTreeMap::new();
    for (at, meeting) in meetings.iter().enumerate().filter(|(_, meeting)| level_of(meeting) == Some(level)) {
        by_cell
            .entry(meeting.cell.and_then(|cell| cell.parent(level)).expect("it has one"))
            .or_default()
            .push(at);
    }
    let group = |members| {
        let mut group = Group::default();
        group.add_direct(members);
        group
    };
    by_cell.into_iter().map(|(cell, members)| (cell, group(members))).collect()
}

/// The level that a contact is counted at first; `None` goes to the rest at once.
fn level_of(meeting: &Meeting) -> Option<Resolution> {
    let own = meeting.cell?.resolution().min(LEVELS[0]);
    LEVELS.contains(&own).then_some(own)
}

#[cfg(test)]
mod tests;

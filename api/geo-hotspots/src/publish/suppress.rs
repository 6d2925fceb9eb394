//! Which cells may be shown.

use std::collections::{BTreeMap, BTreeSet};

use crate::grid::{Cell, GridError, Resolution, coarser};

/// What was found in one cell in the period of a release, and by how many.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Witnessed {
    /// Finds; a sum beyond 64 bits stays at the largest number.
    pub finds: u64,
    /// The days on which patrols searched here.
    pub patrol_days: BTreeSet<i32>,
    /// Who searched here, by any number that tells them apart; no number leaves this module.
    pub walkers: BTreeSet<u64>,
}

/// What must stand behind every number that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Least {
    /// Finds.
    pub finds: u64,
    /// Different days with a patrol.
    pub patrol_days: usize,
    /// Different walkers.
    pub walkers: usize,
}

/// A number that may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicCell {
    /// A cell as it came, or the larger cell some of whose parts were merged.
    pub cell: Cell,
    /// Finds in it, or in its merged parts.
    pub finds: u64,
    /// How many cells were merged; 1 for a cell as it came.
    pub parts: usize,
}

/// What may be shown of one period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Release {
    /// Cells as they came and merged remainders, sorted by cell. The parts of a merged cell are those not shown
    /// themselves.
    pub cells: Vec<PublicCell>,
    /// Finds in cells that are not shown at all; none when even their sum would say too much.
    pub not_shown: Option<u64>,
}

/// Cells in one group: together they are one number.
#[derive(Debug, Clone, Default)]
struct Group {
    parts: usize,
    sum: Witnessed,
}

impl Default for Least {
    /// Five finds, three days, two walkers.
    fn default() -> Self {
        Self { finds: 5, patrol_days: 3, walkers: 2 }
    }
}

/// Decides what may be shown of these cells, merging what may not into the larger cells of `merged`.
///
/// 1. A cell that has [`Least`] behind it is shown. Cells without finds hide nobody and are left out.
/// 2. The others of the same larger cell become one number, the larger cell's remainder. Where the remainder has too
///    little behind it, the smallest shown cells join it until it has enough: a total must not give the rest away.
/// 3. A larger cell that has too little as a whole is not shown at all; where all that is not shown has too little
///    behind it, the smallest larger cell that is shown joins it.
///
/// So every number, and every difference between numbers and totals of larger cells or of everything, has `least` behind
/// it. Rows of the same cell add up.
///
/// # Errors
/// [`GridError::TooCoarse`] when a cell is coarser than `merged`.
///
/// # Example
/// ```
/// use std::collections::BTreeSet;
///
/// use geo_hotspots::publish::{Least, Witnessed, suppress};
/// use geo_hotspots::{Position, Resolution, cell_at, coarser};
///
/// let near = cell_at(Position::new(55.6705, 12.5580)?);
/// let larger = coarser(near, Resolution::Eight)?;
/// let parts: Vec<_> = larger.children(Resolution::Nine).collect();
/// let by_three = |finds| Witnessed {
///     finds, patrol_days: BTreeSet::from([1, 8, 15]), walkers: BTreeSet::from([4, 5]),
/// };
/// // Thirty and six finds could be shown, two could not: with the six it becomes a remainder of eight.
/// let rows = [(parts[0], by_three(30)), (parts[1], by_three(6)), (parts[2], by_three(2))];
/// let release = suppress(rows, Resolution::Eight, Least::default())?;
/// let shown: Vec<_> = release.cells.iter().map(|shown| (shown.cell, shown.finds, shown.parts)).collect();
/// assert_eq!(shown, [(parts[0], 30, 1), (larger, 8, 2)]);
/// assert_eq!(release.not_shown, Some(0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn suppress(
    rows: impl IntoIterator<Item = (Cell, Witnessed)>,
    merged: Resolution,
    least: Least,
) -> Result<Release, GridError> {
    let mut families: BTreeMap<Cell, BTreeMap<Cell, Group>> = BTreeMap::new();
    for (cell, row) in rows.into_iter().filter(|(_, row)| row.finds > 0) {
        let family = families.entry(coarser(cell, merged)?).or_default();
        family.entry(cell).or_insert_with(|| Group { parts: 1, sum: Witnessed::default() }).sum.add(&row);
    }
    let mut hidden = Group::default();
    let mut shown: Vec<(Group, Vec<PublicCell>)> = Vec::new();
    for (larger, family) in families {
        let all = together(family.values());
        match show(larger, family, least) {
            Some(cells) => shown.push((all, cells)),
            None => hidden.join(&all),
        }
    }
    shown.sort_by(|(a, first), (b, second)| (b.sum.finds, first[0].cell).cmp(&(a.sum.finds, second[0].cell)));
    while hidden.parts > 0 && !hidden.sum.has(least) {
        let Some((smallest, _)) = shown.pop() else { return Ok(Release::default()) };
        hidden.join(&smallest);
    }
    let mut cells: Vec<PublicCell> = shown.into_iter().flat_map(|(_, cells)| cells).collect();
    cells.sort_by_key(|shown| shown.cell);
    Ok(Release { cells, not_shown: Some(hidden.sum.finds) })
}

/// The cells of one larger cell that may be shown and their remainder; none when the whole has too little behind it.
fn show(larger: Cell, family: BTreeMap<Cell, Group>, least: Least) -> Option<Vec<PublicCell>> {
    let (mut shown, rest): (Vec<_>, Vec<_>) = family.into_iter().partition(|(_, one)| one.sum.has(least));
    let mut rest = together(rest.iter().map(|(_, group)| group));
    shown.sort_by_key(|(cell, one)| (std::cmp::Reverse(one.sum.finds), *cell));
    while rest.parts > 0 && !(rest.sum.has(least) && rest.parts > 1) {
        rest.join(&shown.pop()?.1);
    }
    let as_they_came =
        shown.iter().map(|(cell, one)| PublicCell { cell: *cell, finds: one.sum.finds, parts: 1 });
    let remainder =
        (rest.parts > 0).then_some(PublicCell { cell: larger, finds: rest.sum.finds, parts: rest.parts });
    Some(as_they_came.chain(remainder).collect())
}

fn together<'a>(groups: impl Iterator<Item = &'a Group>) -> Group {
    groups.fold(Group::default(), |mut all, group| {
        all.join(group);
        all
    })
}

impl Group {
    fn join(&mut self, other: &Self) {
        self.parts += other.parts;
        self.sum.add(&other.sum);
    }
}

impl Witnessed {
    fn add(&mut self, other: &Self) {
        self.finds = self.finds.saturating_add(other.finds);
        self.patrol_days.extend(&other.patrol_days);
        self.walkers.extend(&other.walkers);
    }

    fn has(&self, least: Least) -> bool {
        self.finds >= least.finds
            && self.patrol_days.len() >= least.patrol_days
            && self.walkers.len() >= least.walkers
    }
}

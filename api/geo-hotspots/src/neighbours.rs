//! Which cells of a map touch each other, worked out once and kept.

use thiserror::Error;

use crate::grid::Cell;

/// For each cell of a map its disk: itself and those of its six neighbours that belong to the map.
///
/// A cell at the border has a smaller disk; everything that reads disks goes by their true size, never by
/// seven. 40 bytes a cell.
///
/// # Example
/// ```
/// use geo_hotspots::{Neighbours, Position, cell_at};
///
/// let mut cells: Vec<_> = cell_at(Position::new(55.6705, 12.5580)?).grid_disk(1);
/// cells.sort_unstable();
/// let neighbours = Neighbours::of(&cells)?;
/// let sizes: Vec<usize> = (0..neighbours.len()).map(|cell| neighbours.disk(cell).len()).collect();
/// assert_eq!(sizes.iter().filter(|size| **size == 7).count(), 1);
/// assert_eq!(sizes.iter().filter(|size| **size == 4).count(), 6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Neighbours {
    /// Where each disk begins in `members`, and at the end where the last one ends.
    starts: Vec<u32>,
    members: Vec<u32>,
}

/// Why cells do not make a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NeighbourError {
    /// Cells come in ascending order, each once.
    #[error("cell {index} must come after the one before it: sort the cells, each once")]
    NotSorted {
        /// Where in the list.
        index: usize,
    },
    /// All cells of a map have one size.
    #[error("cell {index} has another resolution than the first")]
    MixedResolutions {
        /// Where in the list.
        index: usize,
    },
    /// A list names a cell the map does not have, or one twice.
    #[error("the disk of cell {index} must name cells of the map in ascending order, each once")]
    Disk {
        /// Whose disk it is.
        index: usize,
    },
    /// Indexes are kept in 32 bits.
    #[error("a map has at most 500,000,000 cells")]
    TooMany,
}

impl Neighbours {
    /// Finds the disks of `cells`: sorted ascending, unique and of one resolution. O(cells).
    ///
    /// # Errors
    /// [`NeighbourError::NotSorted`], [`NeighbourError::MixedResolutions`] or [`NeighbourError::TooMany`].
    pub fn of(cells: &[Cell]) -> Result<Self, NeighbourError> {
        check(cells)?;
        let mut disks = Self::with_room_for(cells.len());
        let mut disk = Vec::with_capacity(7);
        for at in 0..cells.len() {
            disk.clear();
            disk.push(at as u32);
            add_ring(cells, at, &mut disk);
            disk.sort_unstable();
            disks.push(&disk);
        }
        Ok(disks)
    }

    /// `cells` disks of one cell each: a map that is read cell by cell, as the coarser ones are.
    #[must_use]
    pub fn alone(cells: usize) -> Self {
        let cells = cells as u32;
        Self { starts: (0..=cells).collect(), members: (0..cells).collect() }
    }

    /// Disks of any other making: `lists[i]` holds the members of disk `i`, its own cell included.
    ///
    /// # Errors
    /// [`NeighbourError::Disk`] when a member is not below the number of lists or not above the one before.
    pub fn from_lists(lists: &[Vec<u32>]) -> Result<Self, NeighbourError> {
        let mut disks = Self::with_room_for(lists.len());
        for (index, list) in lists.iter().enumerate() {
            let outside = list.last().is_some_and(|last| *last as usize >= lists.len());
            if outside || !list.is_sorted_by(|a, b| a < b) {
                return Err(NeighbourError::Disk { index });
            }
            disks.push(list);
        }
        Ok(disks)
    }

    /// The members of a cell's disk in ascending order, itself among them.
    ///
    /// # Panics
    /// When there is no such cell, as a slice does.
    #[must_use]
    pub fn disk(&self, cell: usize) -> &[u32] {
        &self.members[self.starts[cell] as usize..self.starts[cell + 1] as usize]
    }

    /// The disks of all cells, in their order.
    pub fn disks(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        (0..self.len()).map(|cell| self.disk(cell))
    }

    /// How many cells the map has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether the map has no cells.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn with_room_for(cells: usize) -> Self {
        let mut starts = Vec::with_capacity(cells + 1);
        starts.push(0);
        Self { starts, members: Vec::with_capacity(7 * cells) }
    }

    fn push(&mut self, disk: &[u32]) {
        self.members.extend_from_slice(disk);
        self.starts.push(self.members.len() as u32);
    }
}

fn check(cells: &[Cell]) -> Result<(), NeighbourError> {
    if cells.len() > 500_000_000 {
        return Err(NeighbourError::TooMany);
    }
    let resolution = cells.first().map(|cell| cell.resolution());
    if let Some(index) = cells.iter().position(|cell| Some(cell.resolution()) != resolution) {
        return Err(NeighbourError::MixedResolutions { index });
    }
    match cells.windows(2).position(|pair| pair[0] >= pair[1]) {
        Some(before) => Err(NeighbourError::NotSorted { index: before + 1 }),
        None => Ok(()),
    }
}

fn add_ring(cells: &[Cell], at: usize, disk: &mut Vec<u32>) {
    let mut add = |next| disk.extend(find_near(cells, at, next).map(|index| index as u32));
    // The fast walk gives up beside a pentagon.
    if !cells[at].grid_ring_fast(1).all(|next| next.map(&mut add).is_some()) {
        disk.truncate(1);
        let mut add = |next| disk.extend(find_near(cells, at, next).map(|index| index as u32));
        cells[at].grid_ring::<Vec<Cell>>(1).into_iter().for_each(&mut add);
    }
}

/// Where `cell` is among sorted `cells`. Neighbours mostly have close indexes, so the search widens from `at`.
fn find_near(cells: &[Cell], at: usize, cell: Cell) -> Option<usize> {
    let mut reach = 8;
    loop {
        let (low, high) = (at.saturating_sub(reach), (at + reach).min(cells.len() - 1));
        if (low == 0 || cells[low] <= cell) && (high == cells.len() - 1 || cells[high] >= cell) {
            return cells[low..=high].binary_search(&cell).ok().map(|index| low + index);
        }
        reach *= 8;
    }
}

//! What maps are read from, kept in memory as long as there is room: the least recently used goes first. How it is
//! loaded and kept fresh stands in `hotspots::ground`.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use geo_hotspots::{Cell, History, Neighbours, Resolution};
use tokio::sync::RwLock;

use crate::cell::StoredCell;
use crate::ids::{AreaId, OrgId};

/// Which history is meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The organisation.
    pub org: OrgId,
    /// One area, or everything.
    pub area: Option<AreaId>,
    /// The code of the item, or `any`.
    pub item: String,
    /// How fine its cells are.
    pub resolution: Resolution,
}

/// The ground that a map is read from.
#[derive(Debug)]
pub struct Ground {
    /// Finds and effort by cell and day.
    pub history: History,
    /// Which cells of the history belong to the map; the others are the rim of 300 m around an area, which is read so
    /// that its edge is judged like its middle, but not shown.
    pub inside: Vec<bool>,
    /// Which cells lie next to each other.
    pub neighbours: Neighbours,
    /// Days until half of a cell's cleaned visits had finds again; worked out once, because it takes all days of a cell.
    pub refill_days: Vec<Option<f64>>,
    /// The first and the last stored cell that may lie on it: neighbours have indexes close together.
    pub span: (StoredCell, StoredCell),
    /// The organisation's number up to which the history is complete.
    pub seq: i64,
    /// The area; without one the ground is every cell that holds anything.
    pub outline: Option<Outline>,
}

/// An area as the ground has it; another outline is another ground.
#[derive(Debug)]
pub struct Outline {
    /// Its cells of resolution 11, sorted.
    pub cells: Vec<Cell>,
    /// The number of its last change.
    pub seq: i64,
}

impl Ground {
    /// Memory held, in bytes.
    pub fn bytes(&self) -> u64 {
        let outline = self.outline.as_ref().map_or(0, |outline| outline.cells.len() * size_of::<Cell>());
        let around = self.neighbours.len() * size_of::<([u32; 8], bool, Option<f64>)>();
        (self.history.bytes() + around + outline) as u64
    }
}

/// One ground that several requests read at once; who finds it stale brings it up to date while the others wait.
pub type Shelf = Arc<RwLock<Option<Ground>>>;

/// All that is kept; cheap to clone.
#[derive(Clone, Debug)]
pub struct Histories {
    most_bytes: u64,
    kept: Arc<Mutex<Kept>>,
}

#[derive(Debug, Default)]
struct Kept {
    uses: u64,
    by_key: HashMap<Key, Slot>,
}

#[derive(Debug)]
struct Slot {
    shelf: Shelf,
    bytes: u64,
    last_use: u64,
}

impl Histories {
    /// Keeps at most so many bytes of history.
    pub fn new(most_bytes: u64) -> Histories {
        Histories { most_bytes, kept: Arc::default() }
    }

    /// The place of a history, empty at first.
    pub fn shelf(&self, key: &Key) -> Shelf {
        let mut kept = self.kept.lock().expect("nobody panics while holding the list");
        kept.uses += 1;
        let last_use = kept.uses;
        let empty = || Slot { shelf: Shelf::default(), bytes: 0, last_use };
        let slot = kept.by_key.entry(key.clone()).or_insert_with(empty);
        slot.last_use = last_use;
        slot.shelf.clone()
    }

    /// Notes how large a history has become, and lets go of the least recently used until all fit; readers keep theirs
    /// until they are done. False when this one alone is too large to be kept.
    pub fn weigh(&self, key: &Key, bytes: u64) -> bool {
        let mut kept = self.kept.lock().expect("nobody panics while holding the list");
        if let Some(slot) = kept.by_key.get_mut(key) {
            slot.bytes = bytes;
        }
        while kept.bytes() > self.most_bytes {
            let oldest = kept.by_key.iter().min_by_key(|(_, slot)| slot.last_use).map(|(key, _)| key.clone());
            let Some(oldest) = oldest else { break };
            kept.by_key.remove(&oldest);
        }
        kept.by_key.contains_key(key)
    }

    /// Forgets a history that could not be read, so that wrong ids leave nothing behind.
    pub fn forget(&self, key: &Key) {
        self.kept.lock().expect("nobody panics while holding the list").by_key.remove(key);
    }

    /// How many bytes are held now.
    pub fn bytes(&self) -> u64 {
        self.kept.lock().expect("nobody panics while holding the list").bytes()
    }
}

impl Kept {
    fn bytes(&self) -> u64 {
        self.by_key.values().map(|slot| slot.bytes).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(item: &str) -> Key {
        Key { org: OrgId(1), area: None, item: item.to_owned(), resolution: Resolution::Eleven }
    }

    #[test]
    fn the_least_recently_used_goes_first_and_the_limit_holds() {
        let histories = Histories::new(100);
        let (first, second) = (histories.shelf(&key("a")), histories.shelf(&key("b")));
        assert!(histories.weigh(&key("a"), 60) && histories.weigh(&key("b"), 40));
        assert_eq!(histories.bytes(), 100);
        assert!(Arc::ptr_eq(&histories.shelf(&key("a")), &first));
        histories.shelf(&key("c"));
        assert!(histories.weigh(&key("c"), 40));
        assert_eq!(histories.bytes(), 100);
        assert!(Arc::ptr_eq(&histories.shelf(&key("a")), &first));
        assert!(!Arc::ptr_eq(&histories.shelf(&key("b")), &second));
    }

    #[test]
    fn what_is_larger_than_all_room_is_answered_but_not_kept() {
        let histories = Histories::new(100);
        histories.shelf(&key("a"));
        assert!(!histories.weigh(&key("a"), 101));
        assert_eq!(histories.bytes(), 0);
    }
}

//! The ground a map is read from: loaded from the sums at first need, and before every answer brought up to date by
//! reading only the days that changed since, whichever process changed them.

use std::collections::BTreeSet;
use std::ops::Deref;

use geo_hotspots::{ANALYSIS_RESOLUTION, Cell, DayCounts, History, Neighbours, Resolution, shape};
use sea_orm::ConnectionTrait;
use tokio::sync::OwnedRwLockReadGuard;
use tokio::task::spawn_blocking;

use super::queries::{Days, all_days, known_cells, rows};
use super::refill::{refill_all, set_day};
use crate::areas;
use crate::cell::StoredCell;
use crate::clock::Day;
use crate::error::{Problem, ProblemCode};
use crate::histories::{Ground, Key, Outline, Shelf};
use crate::ids::{AreaId, OrgId};
use crate::organisations::queries::last_sequence;
use crate::patrols::changed_days;
use crate::state::AppState;

/// How far around an area is read.
const RIM_M: f64 = 300.0;
/// More changed days than these are read faster all at once.
const FEW_DAYS: usize = 60;

/// A ground that holds all that was stored when it was asked for. Let go of it before writing.
#[derive(Debug)]
pub struct Fresh(OwnedRwLockReadGuard<Option<Ground>, Ground>);

impl Deref for Fresh {
    type Target = Ground;

    fn deref(&self) -> &Ground {
        &self.0
    }
}

impl Fresh {
    /// Computes an answer from the ground beside the other requests.
    ///
    /// # Errors
    /// Those of `answer`.
    pub async fn read<T: Send + 'static>(
        self,
        answer: impl FnOnce(&Ground) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        spawn_blocking(move || answer(&self.0)).await.map_err(broken)?
    }
}

/// The ground of an area or of everything, at the resolution of everything stored.
///
/// # Errors
/// `unknown_area` or `area_too_large`, naming `area_id`; the database's problems.
pub async fn get(state: &AppState, org: OrgId, area: Option<AreaId>, item: &str) -> Result<Fresh, Problem> {
    at(state, Key { org, area, item: item.to_owned(), resolution: ANALYSIS_RESOLUTION }).await
}

/// The ground of an area or of everything, at any resolution.
///
/// # Errors
/// As [`get`].
pub async fn at(state: &AppState, key: Key) -> Result<Fresh, Problem> {
    let shelf = state.histories.shelf(&key);
    let seq = last_sequence(&state.db.read, key.org).await?;
    let held = shelf.clone().read_owned().await;
    if held.as_ref().is_some_and(|ground| ground.seq >= seq) {
        return Ok(fresh(held));
    }
    drop(held);
    // Many years take longer than one request may: it goes on when the caller gives up, and is there at the next try.
    tokio::spawn(fill_shelf(state.clone(), key, shelf)).await.map_err(broken)?
}

async fn fill_shelf(state: AppState, key: Key, shelf: Shelf) -> Result<Fresh, Problem> {
    let mut held = shelf.write_owned().await;
    let stale = held.take();
    let ground = renew(&state, &key, stale).await.inspect_err(|_| state.histories.forget(&key))?;
    let bytes = ground.bytes();
    if !state.histories.weigh(&key, bytes) {
        tracing::warn!(bytes, "a map is read anew for every answer: --map-memory-mb has no room for it");
    }
    *held = Some(ground);
    Ok(fresh(held.downgrade()))
}

fn fresh(held: OwnedRwLockReadGuard<Option<Ground>>) -> Fresh {
    Fresh(OwnedRwLockReadGuard::map(held, |held| held.as_ref().expect("filled or checked just before")))
}

/// Sequence, changed days and sums are read from one snapshot, so that the ground is complete up to its number.
async fn renew(state: &AppState, key: &Key, stale: Option<Ground>) -> Result<Ground, Problem> {
    let db = state.db.snapshot().await?;
    let seq = last_sequence(&db, key.org).await?;
    let outline_seq = match key.area {
        Some(id) => Some(areas::queries::get(&db, key.org, id, "area_id").await?.seq),
        None => None,
    };
    let same_outline = |ground: &Ground| ground.outline.as_ref().map(|outline| outline.seq) == outline_seq;
    if let Some(ground) = stale.filter(same_outline) {
        let days = changed_days::since(&db, key.org, ground.seq).await?;
        if days.len() <= FEW_DAYS {
            return refresh(&db, key, ground, &days, seq).await;
        }
    }
    load(&db, key, outline_seq, seq).await
}

async fn refresh(
    db: &impl ConnectionTrait,
    key: &Key,
    mut ground: Ground,
    days: &[Day],
    seq: i64,
) -> Result<Ground, Problem> {
    for day in days {
        let rows = rows(db, key, ground.span, Days { from: *day, to: *day }).await?;
        let rows: Vec<(Cell, DayCounts)> = rows
            .into_iter()
            .filter_map(|(cell, _, counts)| Some((place(&ground, cell, key.resolution)?, counts)))
            .collect();
        if ground.outline.is_none() {
            ground = widen(ground, &rows)?;
        }
        set_day(&mut ground, *day, &rows);
    }
    ground.seq = seq;
    Ok(ground)
}

/// A ground without an outline grows with what is found and searched.
fn widen(ground: Ground, rows: &[(Cell, DayCounts)]) -> Result<Ground, Problem> {
    let known = ground.history.cells();
    let is_new = |cell: &Cell| known.binary_search(cell).is_err();
    let cells: BTreeSet<Cell> = rows.iter().map(|(cell, _)| *cell).filter(is_new).collect();
    if cells.is_empty() {
        return Ok(ground);
    }
    let days_of = |cell: &Cell| {
        ground.history.days(*cell).map(|(day, counts)| (*cell, day, counts)).collect::<Vec<_>>()
    };
    let history =
        History::from_rows(known.iter().copied().chain(cells).collect(), known.iter().flat_map(days_of));
    lay(ground, history)
}

async fn load(
    db: &impl ConnectionTrait,
    key: &Key,
    outline_seq: Option<i64>,
    seq: i64,
) -> Result<Ground, Problem> {
    let outline = match key.area.zip(outline_seq) {
        Some((id, seq)) => Some(Outline { cells: areas::queries::cells(db, key.org, id).await?, seq }),
        None => None,
    };
    let cells = match &outline {
        Some(outline) => outline.cells.clone(),
        None => known_cells(db, key).await?,
    };
    let resolution = key.resolution;
    let mut ground = spawn_blocking(move || empty(cells, outline, resolution)).await.map_err(broken)??;
    for days in all_days(db, key).await? {
        let mut rows = rows(db, key, ground.span, days).await?;
        // A history grows fastest at its end.
        rows.sort_unstable_by_key(|(_, day, _)| *day);
        for (fine, day, counts) in rows {
            if let Some(cell) = place(&ground, fine, resolution) {
                ground.history.put(cell, day.0, counts);
            }
        }
    }
    let refill = move || Ground { refill_days: refill_all(&ground.history), seq, ..ground };
    spawn_blocking(refill).await.map_err(broken)
}

/// The ground of these cells of resolution 11, before anything happened there.
fn empty(fine: Vec<Cell>, outline: Option<Outline>, resolution: Resolution) -> Result<Ground, Problem> {
    let rim = if outline.is_some() { rim(&fine) } else { BTreeSet::new() };
    let own: BTreeSet<Cell> = fine.iter().filter_map(|cell| cell.parent(resolution)).collect();
    let around = rim.iter().filter_map(|cell| cell.parent(resolution));
    let history = History::new(own.iter().copied().chain(around).collect());
    let inside: Vec<bool> = history.cells().iter().map(|cell| own.contains(cell)).collect();
    let neighbours = Neighbours::of(history.cells()).map_err(broken)?;
    let stored = || fine.iter().chain(&rim).map(|cell| StoredCell::from(*cell));
    let everywhere = (StoredCell(0), StoredCell(i64::MAX));
    let span = stored().min().zip(stored().max()).filter(|_| outline.is_some()).unwrap_or(everywhere);
    let refill_days = vec![None; inside.len()];
    Ok(Ground { history, inside, neighbours, refill_days, span, seq: 0, outline })
}

/// A ground of other cells.
fn lay(ground: Ground, history: History) -> Result<Ground, Problem> {
    let neighbours = Neighbours::of(history.cells()).map_err(broken)?;
    let (inside, refill_days) = (vec![true; history.cells().len()], refill_all(&history));
    Ok(Ground { history, inside, neighbours, refill_days, ..ground })
}

/// Where on the ground a stored cell counts. A larger cell on the border of an area holds only what lies in the area.
fn place(ground: &Ground, fine: Cell, resolution: Resolution) -> Option<Cell> {
    let cell = fine.parent(resolution)?;
    let Some(outline) = &ground.outline else { return Some(cell) };
    let index = ground.history.cells().binary_search(&cell).ok()?;
    let is_own = outline.cells.binary_search(&fine).is_ok();
    (is_own == ground.inside[index]).then_some(cell)
}

/// The cells around an area, ring by ring until the rim is wide enough.
fn rim(area: &[Cell]) -> BTreeSet<Cell> {
    let Some(first) = area.first() else { return BTreeSet::new() };
    // The rings of a hexagon grid are closest across a corner: one and a half sides apart.
    let rings = (RIM_M / (1.5 * shape::edge_m(*first))).ceil();
    let mut seen: BTreeSet<Cell> = area.iter().copied().collect();
    let (mut around, mut edge) = (BTreeSet::new(), area.to_vec());
    for _ in 0..rings as u32 {
        let next: Vec<Cell> =
            edge.iter().flat_map(|cell| shape::neighbours(*cell)).map(|(next, _)| next).collect();
        edge = next.into_iter().filter(|cell| seen.insert(*cell)).collect();
        around.extend(edge.iter().copied());
    }
    around
}

/// A fault of ours: the sums are not what sums can be.
pub fn broken(fault: impl std::fmt::Display) -> Problem {
    tracing::error!(%fault, "the ground of a map could not be made");
    Problem::new(ProblemCode::Internal, "the ground of the map could not be made")
}

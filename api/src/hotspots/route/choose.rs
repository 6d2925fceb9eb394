//! Which places are worth a stop.

use geo_hotspots::PlanePoint;
use geo_hotspots::plan::rank;

use super::model::StopReason;
use super::surroundings;
use crate::clock::Day;
use crate::error::Problem;
use crate::histories::Ground;
use crate::hotspots::ground::broken;
use crate::hotspots::refill::{last_searched, refill_days};

/// Who searches one place sees what lies this near.
const APART_M: f64 = 60.0;
/// This share of the places is chosen for what is not known of them, or the map only confirms itself.
const EXPLORED: f64 = 0.15;

/// A place that may become a stop.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The number of its cell.
    pub cell: usize,
    /// Finds a kilometre to be expected there.
    pub gain: f64,
    /// Why it was chosen.
    pub why: StopReason,
    /// Days since somebody searched there.
    pub days_since_search: Option<i32>,
    /// Days until half the time something lies there again.
    pub refill_days: Option<f64>,
}

/// The best places for a day, none near another, from what was known the day before; fewer than `most` where fewer were
/// ever searched.
pub fn choose(
    ground: &Ground,
    points: &[PlanePoint],
    day: Day,
    seed: u64,
    most: usize,
) -> Result<Vec<Candidate>, Problem> {
    let yesterday = Day(day.0 - 1);
    let ranked = rank(&ground.history, yesterday.0, &surroundings(points)?, seed).map_err(broken)?;
    let known: Vec<Candidate> = (0..points.len())
        .filter(|cell| ground.inside[*cell])
        .filter_map(|cell| known(ground, cell, day, ranked.score[cell]))
        .collect();
    let unsure = known.iter().map(|known| Candidate {
        gain: ranked.explore[known.cell],
        why: StopReason::LookAgain,
        ..*known
    });
    let unsure: Vec<Candidate> = unsure.collect();
    let explored = (EXPLORED * most as f64).round() as usize;
    let mut chosen = Vec::new();
    add_best(&mut chosen, known, most - explored, points);
    add_best(&mut chosen, unsure, most, points);
    Ok(chosen)
}

/// A cell that was searched before, with the chance that something lies there again: half after its refill time. Who
/// searched next door saw it as well.
fn known(ground: &Ground, cell: usize, day: Day, score: f64) -> Option<Candidate> {
    let (history, cells, yesterday) = (&ground.history, ground.history.cells(), Day(day.0 - 1));
    last_searched(history, cells[cell], yesterday)?;
    let around = ground.neighbours.disk(cell).iter().map(|index| cells[*index as usize]);
    let last = around.filter_map(|cell| last_searched(history, cell, yesterday)).max()?;
    let days_since_search = day.0 - last.0;
    let refill_days = refill_days(history, cells[cell], yesterday);
    let waits = |refill: f64| f64::from(days_since_search) / refill.max(0.5);
    let refilled = refill_days.map_or(1.0, |refill| 1.0 - 0.5_f64.powf(waits(refill)));
    let is_due = refill_days.is_some_and(|refill| f64::from(days_since_search) >= refill);
    Some(Candidate {
        cell,
        gain: score * refilled,
        why: if is_due { StopReason::Due } else { StopReason::Likely },
        days_since_search: Some(days_since_search),
        refill_days,
    })
}

/// Adds the best that lie apart from those chosen before, until there are `most`.
fn add_best(chosen: &mut Vec<Candidate>, mut from: Vec<Candidate>, most: usize, points: &[PlanePoint]) {
    from.sort_by(|one, other| other.gain.total_cmp(&one.gain));
    for candidate in from {
        if chosen.len() >= most {
            return;
        }
        let is_near = |other: &Candidate| points[other.cell].distance_m(points[candidate.cell]) < APART_M;
        if candidate.gain > 0.0 && !chosen.iter().any(is_near) {
            chosen.push(candidate);
        }
    }
}

//! A good loop of many places: built up, straightened, taken apart in pieces and built up again.

use super::Ground;

/// How much the way counts against the gain when places are put in: several tries find different loops.
const TASTES: [f64; 4] = [0.5, 1.0, 1.5, 2.5];
/// Runs of stops that are moved or taken out are no longer than these.
const LONGEST_RUN: usize = 3;
const LONGEST_CUT: usize = 6;
/// A leg shorter than this is no way at all.
const NO_WAY_M: f64 = 1.0;
/// Sums of legs differ by less than this when they are added in another order.
const ROUNDING_M: f64 = 1e-6;
/// Improvements below a millimetre are noise of the arithmetic.
const LEAST_M: f64 = 0.001;

/// The best loop of all tastes.
pub(super) fn stops(ground: &Ground) -> Vec<usize> {
    let mut best = Vec::new();
    for taste in TASTES {
        let mut stops = Vec::new();
        complete(ground, &mut stops, taste, &[]);
        rework(ground, &mut stops, taste);
        if is_better(ground, &stops, &best) {
            best = stops;
        }
    }
    best
}

/// Takes out each run of neighbouring stops in turn and fills up without them first; keeps what is better.
fn rework(ground: &Ground, stops: &mut Vec<usize>, taste: f64) {
    let mut has_improved = true;
    while has_improved {
        has_improved = false;
        for first in 0..stops.len() {
            for length in 1..=stops.len().min(LONGEST_CUT) {
                let out: Vec<usize> = stops.iter().copied().skip(first).take(length).collect();
                let mut other: Vec<usize> =
                    stops.iter().copied().filter(|stop| !out.contains(stop)).collect();
                complete(ground, &mut other, taste, &out);
                complete(ground, &mut other, taste, &[]);
                if is_better(ground, &other, stops) {
                    *stops = other;
                    has_improved = true;
                }
            }
        }
    }
}

/// Straightens the loop and puts in what still fits, except the `barred`, until nothing more fits.
fn complete(ground: &Ground, stops: &mut Vec<usize>, taste: f64, barred: &[usize]) {
    loop {
        while let Some((at, place)) = best_insertion(ground, stops, taste, barred) {
            stops.insert(at, place);
        }
        if !straighten(ground, stops) {
            return;
        }
    }
}

/// Where to put which place in: of those that fit the one that gains most for its way.
fn best_insertion(ground: &Ground, stops: &[usize], taste: f64, barred: &[usize]) -> Option<(usize, usize)> {
    let length_m = ground.length_m(stops);
    let mut best = None;
    let mut most = 0.0;
    let is_free = |place: &usize| !stops.contains(place) && !barred.contains(place);
    for place in (0..ground.home()).filter(is_free) {
        let (at, more_m) = cheapest(ground, stops, place);
        let worth = ground.gains[place] / more_m.max(NO_WAY_M).powf(taste);
        if worth > most && length_m + more_m <= ground.limit_m - ROUNDING_M {
            most = worth;
            best = Some((at, place));
        }
    }
    best
}

/// The leg that a place lengthens least, and by how much.
fn cheapest(ground: &Ground, stops: &[usize], place: usize) -> (usize, f64) {
    let mut best = (0, f64::INFINITY);
    for at in 0..=stops.len() {
        let (before, after) = (before(ground, stops, at), stops.get(at).copied().unwrap_or(ground.home()));
        let more_m = ground.leg_m(before, place) + ground.leg_m(place, after) - ground.leg_m(before, after);
        if more_m < best.1 {
            best = (at, more_m);
        }
    }
    best
}

/// Turns runs of stops round (2-opt) and moves them elsewhere (or-opt) while that shortens the loop. Says whether it did.
fn straighten(ground: &Ground, stops: &mut Vec<usize>) -> bool {
    let mut has_shortened = false;
    while turn_runs(ground, stops) || move_a_run(ground, stops) {
        has_shortened = true;
    }
    has_shortened
}

fn turn_runs(ground: &Ground, stops: &mut [usize]) -> bool {
    let mut has_turned = false;
    for first in 0..stops.len() {
        for last in first + 1..stops.len() {
            let (before, after) = (before(ground, stops, first), after(ground, stops, last));
            let old_m = ground.leg_m(before, stops[first]) + ground.leg_m(stops[last], after);
            let new_m = ground.leg_m(before, stops[last]) + ground.leg_m(stops[first], after);
            if new_m < old_m - LEAST_M {
                stops[first..=last].reverse();
                has_turned = true;
            }
        }
    }
    has_turned
}

fn move_a_run(ground: &Ground, stops: &mut Vec<usize>) -> bool {
    for length in 1..=stops.len().min(LONGEST_RUN) {
        for first in 0..=stops.len() - length {
            let mut rest = stops.clone();
            let run: Vec<usize> = rest.drain(first..first + length).collect();
            let (head, tail) = (run[0], run[length - 1]);
            let more_m = |at: usize| {
                let (before, after) =
                    (before(ground, &rest, at), rest.get(at).copied().unwrap_or(ground.home()));
                ground.leg_m(before, head) + ground.leg_m(tail, after) - ground.leg_m(before, after)
            };
            if let Some(at) = (0..=rest.len()).find(|at| more_m(*at) < more_m(first) - LEAST_M) {
                rest.splice(at..at, run);
                *stops = rest;
                return true;
            }
        }
    }
    false
}

fn before(ground: &Ground, stops: &[usize], at: usize) -> usize {
    if at == 0 { ground.home() } else { stops[at - 1] }
}

fn after(ground: &Ground, stops: &[usize], at: usize) -> usize {
    stops.get(at + 1).copied().unwrap_or(ground.home())
}

fn is_better(ground: &Ground, stops: &[usize], than: &[usize]) -> bool {
    let (gain, other) = (ground.gain(stops), ground.gain(than));
    let shortens = || ground.length_m(stops) < ground.length_m(than) - LEAST_M;
    gain > other * (1.0 + 1e-12) || (gain >= other * (1.0 - 1e-12) && shortens())
}

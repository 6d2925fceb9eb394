//! A line becomes ground: seconds along its spots, metres along its simplified course.

use super::Spent;
use super::line::{Line, Spot, between};
use crate::grid::{Cell, cell_at};
use crate::metres::PlanePoint;

const PIECE_M: f64 = 5.0;
const PIECE_MS: f64 = 10_000.0;
/// Of the reach of a spot: what may lie beside a straight course.
const TOLERANCE: f64 = 2.5;

/// A place at a time.
type Moment = (PlanePoint, f64);

/// Calls `add` with the cell, the time and the share of each piece of a line.
pub(super) fn spend(line: &Line, mut add: impl FnMut(Cell, i64, Spent)) {
    let mut cut = |from: Moment, to: Moment, is_way: bool| {
        for (middle, at_ms, piece) in pieces(from, to) {
            let spent = if is_way { Spent { seconds: 0.0, ..piece } } else { Spent { metres: 0.0, ..piece } };
            if let Some(position) = line.position(middle).filter(|_| spent != Spent::default()) {
                add(cell_at(position), at_ms as i64, spent);
            }
        }
    };
    for spot in &line.spots {
        cut((spot.point, spot.from_ms), (spot.point, spot.to_ms), false);
    }
    for pair in line.spots.windows(2) {
        cut(leaving(&pair[0]), reaching(&pair[1]), false);
    }
    for pair in simplify(&line.spots).windows(2) {
        cut(leaving(&pair[0]), reaching(&pair[1]), true);
    }
}

fn leaving(spot: &Spot) -> Moment {
    (spot.point, spot.to_ms)
}

fn reaching(spot: &Spot) -> Moment {
    (spot.point, spot.from_ms)
}

/// Cuts a straight way into equal pieces: the middle of each in place and time, and its share.
fn pieces((a, from_ms): Moment, (b, to_ms): Moment) -> impl Iterator<Item = (PlanePoint, f64, Spent)> {
    let (metres, ms) = (a.distance_m(b), to_ms - from_ms);
    let n = (metres / PIECE_M).ceil().max((ms / PIECE_MS).ceil()).max(1.0);
    let spent = Spent { seconds: ms / 1_000.0 / n, metres: metres / n };
    (0..n as u64).map(move |nth| {
        let share = (nth as f64 + 0.5) / n;
        (between(a, b, share), from_ms + ms * share, spent)
    })
}

/// Douglas-Peucker: keeps the spots that lie further from the course without them than their own tolerance.
fn simplify(spots: &[Spot]) -> Vec<Spot> {
    let [first, between @ .., last] = spots else { return spots.to_vec() };
    let off =
        |spot: &Spot| distance_to_course(spot.point, first.point, last.point) / (TOLERANCE * spot.reach_m());
    let farthest = between.iter().map(off).enumerate().rev().max_by(|(_, a), (_, b)| a.total_cmp(b));
    match farthest {
        Some((nth, off)) if off > 1.0 => {
            let mut head = simplify(&spots[..=nth + 1]);
            head.pop();
            head.extend(simplify(&spots[nth + 1..]));
            head
        }
        _ => vec![*first, *last],
    }
}

fn distance_to_course(point: PlanePoint, a: PlanePoint, b: PlanePoint) -> f64 {
    let (dx, dy) = (b.x_m - a.x_m, b.y_m - a.y_m);
    let squared = dx * dx + dy * dy;
    let along = (point.x_m - a.x_m) * dx + (point.y_m - a.y_m) * dy;
    let share = if squared == 0.0 { 0.0 } else { (along / squared).clamp(0.0, 1.0) };
    point.distance_m(between(a, b, share))
}

//! A line: what was walked without a gap, as spots on a plane of its own.

use super::{Fix, Transport};
use crate::metres::{LocalPlane, PlanePoint};
use crate::position::Position;

const ORIGIN: PlanePoint = PlanePoint { x_m: 0.0, y_m: 0.0 };
const MOST_GAP_MS: f64 = 60_000.0;
/// Spots after which the head of a line becomes ground: about five minutes on foot.
const MOST_SPOTS: usize = 20;
/// A step this many times too fast is a jump, which may last.
const JUMP: f64 = 2.0;
/// Of the accuracy: how far from its mean a spot reaches.
const REACH: f64 = 0.8;
const LEAST_REACH_M: f64 = 4.0;
/// Receivers that call themselves worse than this are mostly better.
const MOST_REACH_M: f64 = 9.0;

/// Limits of a way of moving.
struct Limits {
    fastest_m_s: f64,
    step_ms: f64,
    most_gap_m: f64,
}

const fn limits(transport: Transport) -> Limits {
    match transport {
        Transport::Foot => Limits { fastest_m_s: 3.0, step_ms: 10_000.0, most_gap_m: 150.0 },
        Transport::Bicycle => Limits { fastest_m_s: 8.0, step_ms: 5_000.0, most_gap_m: 150.0 },
        // At 14 m/s two steps are up to 150 m apart without any gap.
        Transport::Van => Limits { fastest_m_s: 14.0, step_ms: 5_000.0, most_gap_m: 300.0 },
    }
}

/// Fixes that count as one place: their mean, and from when to when somebody was there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) point: PlanePoint,
    pub(super) from_ms: f64,
    pub(super) to_ms: f64,
    pub(super) fixes: usize,
    accuracy_m: f64,
}

impl Spot {
    fn of(fix: &Fix, point: PlanePoint) -> Spot {
        let at_ms = fix.at_ms as f64;
        Spot { point, from_ms: at_ms, to_ms: at_ms, accuracy_m: fix.accuracy_m, fixes: 1 }
    }

    /// How far the fixes of one place may lie from its mean.
    pub(super) fn reach_m(&self) -> f64 {
        (REACH * self.accuracy_m).clamp(LEAST_REACH_M, MOST_REACH_M)
    }

    fn join(&mut self, next: &Spot) {
        let share = next.fixes as f64 / (self.fixes + next.fixes) as f64;
        self.point = between(self.point, next.point, share);
        self.accuracy_m += (next.accuracy_m - self.accuracy_m) * share;
        self.to_ms = next.to_ms;
        self.fixes += next.fixes;
    }

    fn middle_ms(&self) -> f64 {
        f64::midpoint(self.from_ms, self.to_ms)
    }

    fn distance_m(&self, other: &Spot) -> f64 {
        self.point.distance_m(other.point)
    }
}

/// What a step is to the line before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It goes on with the line.
    Adds,
    /// It is no place that this walk was at.
    Noise,
    /// As many steps contradict the line as it has itself.
    Unproven,
    /// It begins another line.
    Gap,
}

/// Spots in a row, and the step whose fixes are still gathering.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) plane: LocalPlane,
    pub(super) spots: Vec<Spot>,
    /// The last good step.
    last: Spot,
    gathering: Option<Spot>,
    /// The fix heard last.
    newest: Spot,
    jump: Option<Spot>,
    steps: usize,
    /// Steps left out since the last good one.
    against: usize,
}

impl Line {
    /// A line whose first fix is a step of its own, so that it begins where it was first heard.
    pub(super) fn begin(plane: LocalPlane, fix: &Fix) -> Line {
        Line::of(plane, Spot::of(fix, ORIGIN))
    }

    /// The line that begins with a step of another, on a plane that touches the Earth there.
    pub(super) fn next_line(&self, step: Spot) -> Line {
        let plane = self.position(step.point).and_then(|position| LocalPlane::at(position).ok());
        match plane {
            Some(plane) => Line::of(plane, Spot { point: ORIGIN, ..step }),
            None => Line::of(self.plane, step),
        }
    }

    fn of(plane: LocalPlane, first: Spot) -> Line {
        let (last, newest) = (first, first);
        Line { plane, spots: vec![first], last, gathering: None, newest, jump: None, steps: 1, against: 0 }
    }

    /// Whether a fix comes after the one before it, and soon enough.
    pub(super) fn follows(&self, fix: &Fix) -> bool {
        (0.0..=MOST_GAP_MS).contains(&(fix.at_ms as f64 - self.newest.to_ms))
    }

    /// Whether the gathered step is done when this fix comes: it has lasted, or this fix lies so far off that a mean of
    /// both would be neither here nor there, even if both are as rough as they say.
    pub(super) fn is_full(&self, fix: &Fix, transport: Transport) -> bool {
        let Some(gathering) = &self.gathering else { return false };
        let (limits, fix) = (limits(transport), self.spot(fix));
        let way_m = limits.fastest_m_s * (fix.to_ms - self.newest.to_ms) / 1_000.0;
        let leaps = fix.distance_m(&self.newest) > self.newest.accuracy_m + fix.accuracy_m + way_m;
        leaps || fix.to_ms - gathering.from_ms >= limits.step_ms
    }

    pub(super) fn gather(&mut self, fix: &Fix) {
        self.newest = self.spot(fix);
        match &mut self.gathering {
            Some(gathering) => gathering.join(&self.newest),
            None => self.gathering = Some(self.newest),
        }
    }

    pub(super) fn take_step(&mut self) -> Option<Spot> {
        self.gathering.take()
    }

    pub(super) fn judge(&self, step: &Spot, transport: Transport) -> Verdict {
        let away_m = step.distance_m(&self.last);
        let is_noise = self.times_too_fast(step, transport) > 1.0
            || self.jump.is_some_and(|jump| step.distance_m(&jump) < away_m);
        if step.from_ms - self.last.to_ms > MOST_GAP_MS {
            Verdict::Gap
        } else if is_noise && self.against + 1 >= self.steps {
            Verdict::Unproven
        } else if is_noise {
            Verdict::Noise
        } else if away_m > limits(transport).most_gap_m {
            Verdict::Gap
        } else {
            Verdict::Adds
        }
    }

    pub(super) fn absorb(&mut self, step: Spot) {
        match self.spots.last_mut() {
            Some(spot) if spot.distance_m(&step) <= spot.reach_m().max(step.reach_m()) => spot.join(&step),
            _ => self.spots.push(step),
        }
        (self.last, self.jump, self.steps, self.against) = (step, None, self.steps + 1, 0);
    }

    pub(super) fn leave_out(&mut self, step: Spot, transport: Transport) {
        if self.times_too_fast(&step, transport) > JUMP {
            self.jump = Some(step);
        }
        self.against += 1;
    }

    /// Lets a line end where it was last heard, not in the middle of its last step.
    pub(super) fn finish(&mut self) {
        if self.steps > 1 && self.last.fixes > 1 && self.last.to_ms == self.newest.to_ms {
            self.absorb(self.newest);
        }
    }

    /// Cuts the head off a line that grew too long; it goes on from the last spot but one.
    pub(super) fn take_head(&mut self) -> Option<Line> {
        if self.spots.len() <= MOST_SPOTS {
            return None;
        }
        let growing = self.spots.split_off(MOST_SPOTS);
        let head = self.clone();
        let mut tail = self.spots.split_off(MOST_SPOTS - 1);
        tail.iter_mut().for_each(|spot| spot.from_ms = spot.to_ms);
        self.spots = [tail, growing].concat();
        Some(head)
    }

    /// How many fixes its spots are made of.
    pub(super) fn fixes(&self) -> usize {
        self.spots.iter().map(|spot| spot.fixes).sum()
    }

    /// The place of a point of this line on Earth.
    pub(super) fn position(&self, point: PlanePoint) -> Option<Position> {
        self.plane.to_position(point).ok()
    }

    fn times_too_fast(&self, step: &Spot, transport: Transport) -> f64 {
        let seconds = (step.middle_ms() - self.last.middle_ms()) / 1_000.0;
        step.distance_m(&self.last) / (seconds * limits(transport).fastest_m_s).max(f64::MIN_POSITIVE)
    }

    fn spot(&self, fix: &Fix) -> Spot {
        let position = Position::new(fix.lat, fix.lon).expect("only good fixes are gathered");
        Spot::of(fix, self.plane.to_plane(position))
    }
}

/// The point at a share of the way between two.
pub(super) fn between(a: PlanePoint, b: PlanePoint, share: f64) -> PlanePoint {
    PlanePoint { x_m: a.x_m + (b.x_m - a.x_m) * share, y_m: a.y_m + (b.y_m - a.y_m) * share }
}

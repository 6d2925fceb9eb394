//! One patrol, step by step: along the streets, past what lies there, with the effort a phone would report.

use std::collections::BTreeMap;

use geo_hotspots::{Cell, PlanePoint};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use super::chance::{by_weight, waiting};
use super::finds::{self, Logged};
use super::ground::{Ground, Thing};
use super::plans::Plan;
use super::streets::Streets;
use super::{DemoEffort, DemoFind, DemoPatrol, id_at};

/// How often people stop to talk or to look closer, and for how long.
const STOP_EVERY_S: f64 = 700.0;
const STOP_S: f64 = 80.0;
/// What lies this far from the street is seen a third as often.
const SEEN_M: f64 = 40.0;
/// How far people look down a street before they turn into it, in pieces.
const LOOK_AHEAD: usize = 30;
/// What a street loses of its pull each time it is walked.
const WALKED: f64 = 0.55;

/// Where somebody stands and which way they face.
#[derive(Debug, Clone, Copy)]
struct Stand {
    piece: usize,
    /// 0: against the direction the street was drawn in, 1: along it.
    way: usize,
    /// Which of the two pavements.
    side: usize,
    just_turned: bool,
}

/// A time without search.
struct Break {
    at_s: f64,
    for_s: f64,
    drives: bool,
}

/// A patrol under way.
struct Walk<'a> {
    streets: &'a Streets,
    plan: &'a Plan,
    rng: &'a mut ChaCha8Rng,
    /// Since the start, pauses included.
    passed_s: f64,
    next_stop_s: f64,
    /// How much each piece of street draws this patrol on.
    pull: Vec<f64>,
    /// Seconds and metres by cell.
    effort: BTreeMap<Cell, (f64, f64)>,
    finds: Vec<DemoFind>,
}

/// Walks a plan and takes away what is seen on the way.
pub fn walk(streets: &Streets, ground: &mut Ground, plan: &Plan, rng: &mut ChaCha8Rng) -> DemoPatrol {
    let id = id_at(plan.started_at_ms, rng);
    let pull = streets.pieces.iter().map(|piece| 0.002 + plan.pull(piece.middle)).collect();
    let next_stop_s = waiting(rng, STOP_EVERY_S);
    let mut walk = Walk {
        streets,
        plan,
        rng,
        passed_s: 0.0,
        next_stop_s,
        pull,
        effort: BTreeMap::new(),
        finds: Vec::new(),
    };
    let mut stand = walk.set_out();
    if plan.kind == "report_response" && walk.rng.random_bool(0.54) {
        walk.find_nothing(streets.pieces[stand.piece].middle);
    }
    let mut breaks = walk.breaks().into_iter().peekable();
    while walk.passed_s < plan.planned_s() {
        if let Some(rest) = breaks.next_if(|rest| walk.passed_s > rest.at_s) {
            walk.passed_s += rest.for_s;
            stand = if rest.drives { walk.set_out() } else { stand };
        }
        walk.pass(ground, stand);
        stand = walk.step(stand);
    }
    walk.come_home(id)
}

impl Walk<'_> {
    fn set_out(&mut self) -> Stand {
        let piece = self.rng.sample(by_weight(self.pull.iter().map(|pull| pull * pull)));
        Stand {
            piece,
            way: self.rng.random_range(0..2),
            side: self.rng.random_range(0..2),
            just_turned: true,
        }
    }

    /// When the patrol does not search: its pause, and the drives of a van between three parts of town.
    fn breaks(&mut self) -> Vec<Break> {
        let planned_s = self.plan.planned_s();
        let mut breaks = Vec::new();
        if self.plan.paused_s > 0 {
            let at_s = planned_s * self.rng.random_range(0.36..0.6);
            breaks.push(Break { at_s, for_s: self.plan.paused_s as f64, drives: false });
        }
        if self.plan.transport == "van" {
            for part in [0.33, 0.66] {
                let for_s = self.rng.random_range(120.0..400.0);
                breaks.push(Break { at_s: planned_s * part, for_s, drives: true });
            }
        }
        breaks.sort_by(|one, other| one.at_s.total_cmp(&other.at_s));
        breaks
    }

    /// Walks one piece of street and picks up what is seen from it.
    fn pass(&mut self, ground: &mut Ground, stand: Stand) {
        let piece = &self.streets.pieces[stand.piece];
        let cell = piece.pavements[stand.side];
        let walked_s = piece.length_m / self.plan.pace_m_s;
        let stood_s = if self.passed_s > self.next_stop_s { self.stop() } else { 0.0 };
        if !self.spend(cell, walked_s + stood_s, piece.length_m) {
            return;
        }
        self.pull[stand.piece] = (self.pull[stand.piece] * WALKED).max(1e-6);
        let (sight, rng) = (self.plan.sight, &mut *self.rng);
        let seen = ground.take(stand.piece, self.plan.day, |thing| {
            let off = thing.place.distance_m(piece.middle) / SEEN_M;
            rng.random_bool(sight * (-off * off).exp())
        });
        for thing in seen {
            if !self.log(&thing, piece.middle) {
                ground.leave_again(stand.piece, thing);
            }
        }
    }

    /// How long this stop takes; and the next one is some way off.
    fn stop(&mut self) -> f64 {
        self.next_stop_s = self.passed_s + waiting(self.rng, STOP_EVERY_S);
        15.0 + waiting(self.rng, STOP_S)
    }

    /// Goes to a thing, sees to it and logs it. False when it still lies there afterwards.
    fn log(&mut self, thing: &Thing, from: PlanePoint) -> bool {
        let there_and_back_m = 2.0 * thing.place.distance_m(from);
        let handling_s = 30.0 + 3.0 * f64::from(thing.syringes.min(25)) + waiting(self.rng, 20.0);
        let at_ms = self.now_ms() + (handling_s * 500.0) as i64;
        let Logged { find, cell } = finds::log(self.streets, self.plan, thing, at_ms, self.rng);
        let taken = find.outcome == "picked_up";
        let in_time = self.spend(cell, handling_s + there_and_back_m / self.plan.pace_m_s, there_and_back_m);
        if in_time {
            self.finds.push(find);
        }
        in_time && taken
    }

    /// Looks for a reported thing that is not there any more.
    fn find_nothing(&mut self, place: PlanePoint) {
        let Logged { find, cell } = finds::log_gone(self.streets, place, self.now_ms() + 120_000, self.rng);
        if self.spend(cell, 240.0, 0.0) {
            self.finds.push(find);
        }
    }

    /// One piece on: straight ahead, or at a corner wherever the street draws most; back where it ends.
    fn step(&mut self, stand: Stand) -> Stand {
        let piece = &self.streets.pieces[stand.piece];
        let mut choices: Vec<Stand> = Vec::new();
        if let Some(next) = piece.neighbours[stand.way] {
            choices.push(Stand { piece: next, just_turned: false, ..stand });
        }
        if !piece.crossings.is_empty() && !stand.just_turned {
            for (corner, way) in piece.crossings.iter().flat_map(|corner| [(*corner, 0), (*corner, 1)]) {
                choices.push(Stand {
                    piece: corner,
                    way,
                    side: self.rng.random_range(0..2),
                    just_turned: true,
                });
            }
        }
        match choices[..] {
            [] => Stand { way: 1 - stand.way, side: 1 - stand.side, just_turned: false, ..stand },
            [only] => only,
            _ => {
                let appeal = choices.iter().map(|choice| self.appeal(*choice).powi(2));
                choices[self.rng.sample(by_weight(appeal))]
            }
        }
    }

    /// How much a street draws people on, as far as they look ahead.
    fn appeal(&self, stand: Stand) -> f64 {
        let ahead = std::iter::successors(Some(stand.piece), |piece| {
            self.streets.pieces[*piece].neighbours[stand.way]
        });
        ahead.take(LOOK_AHEAD).map(|piece| self.pull[piece]).sum::<f64>() / LOOK_AHEAD as f64
    }

    /// Adds effort, unless the planned time is up: then the patrol is over.
    fn spend(&mut self, cell: Cell, seconds: f64, metres: f64) -> bool {
        if self.passed_s + seconds > self.plan.planned_s() {
            self.passed_s = self.plan.planned_s();
            return false;
        }
        self.passed_s += seconds;
        let (all_s, all_m) = self.effort.entry(cell).or_default();
        *all_s += seconds;
        *all_m += metres;
        true
    }

    fn now_ms(&self) -> i64 {
        self.plan.started_at_ms + (self.passed_s * 1_000.0) as i64
    }

    fn come_home(self, id: uuid::Uuid) -> DemoPatrol {
        let (plan, day) = (self.plan, self.plan.day);
        let effort = self.effort.into_iter().map(|(cell, (seconds, metres))| DemoEffort {
            cell: cell.into(),
            day,
            seconds: seconds.round().max(1.0) as i32,
            metres: metres.round() as i32,
        });
        DemoPatrol {
            id,
            kind: plan.kind,
            transport: plan.transport,
            team_n: plan.team_n,
            started_at_ms: plan.started_at_ms,
            ended_at_ms: plan.ended_at_ms,
            paused_s: plan.paused_s,
            effort: effort.collect(),
            finds: self.finds,
        }
    }
}

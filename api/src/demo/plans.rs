//! Who goes out when: the patrols of a day, before anybody has taken a step.

use geo_hotspots::PlanePoint;
use rand::{Rng, RngExt};

use super::chance::{normal, pick};
use super::ground::{Ground, season};
use super::streets::Streets;

const DAY_MS: i64 = 86_400_000;

/// What is decided before a patrol leaves.
pub struct Plan {
    pub kind: &'static str,
    pub transport: &'static str,
    pub team_n: i32,
    pub day: i32,
    pub started_at_ms: i64,
    pub ended_at_ms: i64,
    pub paused_s: i64,
    /// Where it is drawn to, and how far it strays from there.
    pub target: PlanePoint,
    pub reach_m: f64,
    pub pace_m_s: f64,
    /// How likely it sees a thing that lies in the middle of its way.
    pub sight: f64,
}

impl Plan {
    /// Seconds from start to end, the pause included.
    pub fn planned_s(&self) -> f64 {
        (self.ended_at_ms - self.started_at_ms) as f64 / 1_000.0
    }

    /// How much a place draws this patrol: 1 at its target, a third of that at its reach.
    pub fn pull(&self, place: PlanePoint) -> f64 {
        (-self.target.distance_m(place) / self.reach_m).exp()
    }
}

const KINDS: [(&str, u32); 6] = [
    ("routine", 80),
    ("hotspot_check", 8),
    ("report_response", 6),
    ("deep_clean", 3),
    ("outreach_round", 2),
    ("joint", 1),
];
const TRANSPORTS: [(&str, u32); 3] = [("foot", 76), ("bicycle", 18), ("van", 6)];
const TEAMS: [(i32, u32); 4] = [(1, 12), (2, 58), (3, 22), (4, 8)];

/// The first minutes of the three shifts (UTC), and how likely each goes out on a weekday. All end long
/// before 22:00 UTC, so that the day is the same in Copenhagen.
const SHIFTS: [(i64, f64); 3] = [(6 * 60 + 30, 0.97), (12 * 60, 0.62), (16 * 60 + 15, 0.3)];

/// The patrols of one day in the order they start: one to three, on some Sundays none.
pub fn of_day(streets: &Streets, ground: &Ground, day: i32, rng: &mut impl Rng) -> Vec<Plan> {
    // 1970-01-01 was a Thursday.
    let weekend = (day + 3).rem_euclid(7) >= 5;
    let willing = if weekend { 0.7 } else { 1.0 } * (0.85 + 0.15 * season(day)).min(1.0);
    let mut plans = Vec::new();
    for (first_minute, likely) in SHIFTS {
        if rng.random_bool(likely * willing) {
            let minute = first_minute + rng.random_range(0..75);
            let started_at_ms = i64::from(day) * DAY_MS + minute * 60_000 + rng.random_range(0..60_000);
            plans.push(plan(streets, ground, day, started_at_ms, rng));
        }
    }
    plans
}

fn plan(streets: &Streets, ground: &Ground, day: i32, started_at_ms: i64, rng: &mut impl Rng) -> Plan {
    let kind = pick(rng, &KINDS);
    let transport = if kind == "deep_clean" { "foot" } else { pick(rng, &TRANSPORTS) };
    let minutes = match kind {
        "report_response" | "hotspot_check" => rng.random_range(45.0..75.0),
        _ => (92.0 + normal(rng, 24.0)).clamp(50.0, 149.0),
    };
    let team_n = pick(rng, &TEAMS);
    let (target, reach_m) = aim(streets, ground, kind, day, rng);
    let (pace_m_s, sight, wider) = match transport {
        "bicycle" => (2.4, 0.6, 1.8),
        _ => (1.1, 0.85, 1.0),
    };
    Plan {
        kind,
        transport,
        team_n,
        day,
        started_at_ms,
        ended_at_ms: started_at_ms + (minutes * 60_000.0) as i64,
        paused_s: if minutes > 70.0 && rng.random_bool(0.35) { rng.random_range(240..1_200) } else { 0 },
        target,
        reach_m: reach_m * wider,
        pace_m_s: pace_m_s * rng.random_range(0.9..1.1),
        sight: sight + 0.03 * f64::from(team_n - 2),
    }
}

/// Where a patrol of this kind is drawn to, and how far around.
fn aim(streets: &Streets, ground: &Ground, kind: &str, day: i32, rng: &mut impl Rng) -> (PlanePoint, f64) {
    match kind {
        "hotspot_check" => (ground.busy_spot(day, rng), 160.0),
        "deep_clean" => (ground.busy_spot(day, rng), 90.0),
        "report_response" => (streets.pieces[ground.somewhere(rng)].middle, 120.0),
        _ => {
            let service = streets.services[rng.random_range(0..streets.services.len())];
            let astray = |rng: &mut _| normal(rng, 150.0);
            (PlanePoint { x_m: service.x_m + astray(rng), y_m: service.y_m + astray(rng) }, 330.0)
        }
    }
}

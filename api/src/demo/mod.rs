//! A made-up union in Vesterbro, so that a newcomer sees a map with three years of life on it. Nothing here
//! is about real people or real finds; only the streets are real.
//!
//! Things are left on the street at places of their own (`ground`), patrols walk the streets (`walks`, by a
//! plan from `plans`), and a find (`finds`) happens only where a patrol meets a thing that still lies there.
//! So the map shows what real maps show: more finds where more people look, and nothing where nobody looks.

mod chance;
mod desk;
mod finds;
mod ground;
mod help;
mod meetings;
mod plans;
mod slips;
mod streets;
pub mod union;
mod walks;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

use ground::Ground;

/// Three years.
pub const DAYS: i32 = 1_096;
/// How many syringes the finds of the three years hold, within a percent or two.
pub const SYRINGES: i32 = 100_000;

/// All patrols of the demo union, by the time they started.
#[derive(Debug, Clone, PartialEq)]
pub struct DemoYears {
    /// None of them ends after yesterday.
    pub patrols: Vec<DemoPatrol>,
}

/// One patrol as a phone would have sent it. Codes are those of the API.
#[derive(Debug, Clone, PartialEq)]
pub struct DemoPatrol {
    /// UUIDv7 of the start.
    pub id: Uuid,
    /// Why it went out.
    pub kind: &'static str,
    /// How it moved.
    pub transport: &'static str,
    /// How many walked along, 1 to 4.
    pub team_n: i32,
    /// Milliseconds since 1970, UTC.
    pub started_at_ms: i64,
    /// 45 to 150 minutes later.
    pub ended_at_ms: i64,
    /// Seconds of pause between start and end.
    pub paused_s: i64,
    /// Where it searched, by cell.
    pub effort: Vec<DemoEffort>,
    /// What it found, in the order of time.
    pub finds: Vec<DemoFind>,
}

impl DemoPatrol {
    /// Every way it moved: now and then a bicycle or a van is left standing. The id decides, so that no die is cast for
    /// it and all else stays as it is.
    pub fn transports(&self) -> Vec<&'static str> {
        let is_left = self.transport != "foot" && self.id.as_bytes()[15].is_multiple_of(4);
        if is_left { vec![self.transport, "foot"] } else { Vec::new() }
    }
}

/// Effort of one patrol in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoEffort {
    /// H3 index, resolution 11.
    pub cell: u64,
    /// Days since 1970-01-01, the same in UTC and in Copenhagen.
    pub day: i32,
    /// Walking and standing.
    pub seconds: i32,
    /// Walking.
    pub metres: i32,
}

/// One find as a volunteer would have logged it.
#[derive(Debug, Clone, PartialEq)]
pub struct DemoFind {
    /// UUIDv7 of the moment.
    pub id: Uuid,
    /// Milliseconds since 1970, UTC.
    pub recorded_at_ms: i64,
    /// Degrees north, five decimals.
    pub lat: f64,
    /// Degrees east, five decimals.
    pub lon: f64,
    /// What the phone believes of its position.
    pub accuracy_m: f64,
    /// Kinds and how many of each; empty when it was already gone.
    pub items: Vec<(&'static str, i32)>,
    /// What kind of place it was.
    pub place_type: &'static str,
    /// Why somebody looked there.
    pub origin: &'static str,
    /// What became of it.
    pub outcome: &'static str,
    /// How it was counted.
    pub count_method: Option<&'static str>,
    /// Whether needles were covered.
    pub needle_cap: Option<&'static str>,
}

impl DemoFind {
    /// Syringes with and without needle.
    pub fn syringes(&self) -> i32 {
        let syringe = |item: &str| matches!(item, "syringe_with_needle" | "syringe_no_needle");
        self.items.iter().filter(|(item, _)| syringe(item)).map(|(_, count)| count).sum()
    }
}

/// Three years of patrols up to the day before `today` (days since 1970-01-01). The same arguments give the
/// same patrols, to the last bit of every id.
pub fn generate(seed: u64, today: i32) -> DemoYears {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let streets = streets::read();
    let mut ground = Ground::new(&streets, today, &mut rng);
    let mut patrols = Vec::new();
    for day in today - DAYS..today {
        ground.leave_things(&streets, day, &mut rng);
        for plan in plans::of_day(&streets, &ground, day, &mut rng) {
            patrols.push(walks::walk(&streets, &mut ground, &plan, &mut rng));
        }
    }
    thin_out(&mut patrols, &mut rng);
    DemoYears { patrols }
}

/// Takes finds away at random until about [`SYRINGES`] are left. Seconds spent on them stay: somebody looked
/// twice.
fn thin_out(patrols: &mut [DemoPatrol], rng: &mut ChaCha8Rng) {
    let found: i32 = patrols.iter().flat_map(|patrol| &patrol.finds).map(DemoFind::syringes).sum();
    let keep = (f64::from(SYRINGES) / f64::from(found.max(1))).min(1.0);
    for patrol in patrols {
        patrol.finds.retain(|_| rng.random_bool(keep));
    }
}

/// A UUIDv7 of a moment, its random part drawn from the seed.
fn id_at(at_ms: i64, rng: &mut ChaCha8Rng) -> Uuid {
    uuid::Builder::from_unix_timestamp_millis(at_ms.max(0).cast_unsigned(), &rng.random()).into_uuid()
}

#[cfg(test)]
mod tests;

//! Ninety days of made-up street contacts: a few busy corners, many quiet ones, some weeks almost nobody.

use gadeplan::cell::StoredCell;
use gadeplan::clock::Day;
use gadeplan::contacts::entity::Model as Contact;
use gadeplan::contacts::vocabulary::{ContactKind, SupplyType, Topic};
use gadeplan::ids::{AreaId, ContactId, OrgId};
use gadeplan::words::code;
use h3o::{CellIndex, LatLng, Resolution};
use rand::seq::IndexedRandom;
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};
use uuid::Builder;

/// The last day that is simulated, and how many there are.
pub const DAYS: i32 = 90;

/// A contact and the day on which it reaches the server.
#[derive(Clone, Debug)]
pub struct Sent {
    /// The row.
    pub contact: Contact,
    /// Most at once, some weeks later.
    pub arrives: Day,
}

/// Where people are met: cells by how often.
#[derive(Clone, Debug)]
pub struct Ground(Vec<(CellIndex, f64)>);

impl Ground {
    /// Cells around a place; the n-th busiest sees 1/n of the busiest.
    pub fn around(lat: f64, lon: f64, resolution: Resolution, rings: u32, rng: &mut impl Rng) -> Ground {
        let middle = LatLng::new(lat, lon).expect("a place").to_cell(resolution);
        let mut cells: Vec<CellIndex> = middle.grid_disk(rings);
        for at in (1..cells.len()).rev() {
            cells.swap(at, rng.random_range(0..=at));
        }
        Ground(cells.into_iter().zip((1..).map(|n| 1.0 / f64::from(n))).collect())
    }

    /// One cell.
    pub fn one(cell: CellIndex) -> Ground {
        Ground(vec![(cell, 1.0)])
    }

    fn pick(&self, rng: &mut impl Rng) -> CellIndex {
        self.0.choose_weighted(rng, |(_, weight)| *weight).expect("weights").0
    }
}

/// Ninety days from a Monday on: about `mean` contacts a day in each area, in three weeks out of ten hardly any.
pub fn contacts(org: OrgId, monday: Day, areas: &[(Option<AreaId>, Ground, u32)], seed: u64) -> Vec<Sent> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut all = Vec::new();
    for (area, ground, mean) in areas {
        let quiet: Vec<bool> = (0..=DAYS / 7).map(|_| rng.random_bool(0.3)).collect();
        for day in 0..DAYS {
            let mean = if quiet[(day / 7) as usize] { mean / 8 } else { *mean };
            for _ in 0..rng.random_range(0..=2 * mean) {
                let contact = met(org, *area, ground, Day(monday.0 + day), &mut rng);
                let late = if rng.random_bool(0.05) { rng.random_range(8..30) } else { 1 };
                all.push(Sent { arrives: Day(contact.day.0 + late), contact });
            }
        }
    }
    all
}

/// One contact.
pub fn met(org: OrgId, area: Option<AreaId>, ground: &Ground, day: Day, rng: &mut impl Rng) -> Contact {
    use ContactKind as K;
    let kinds = [
        (K::MicroMeeting, 60),
        (K::OutreachContact, 20),
        (K::Engagement, 8),
        (K::WelfareCheck, 6),
        (K::Refused, 4),
        (K::Overdose, 2),
    ];
    let kind = kinds.choose_weighted(rng, |(_, weight)| *weight).expect("weights").0;
    let indoors = rng.random_bool(0.1);
    Contact {
        org_id: org,
        id: ContactId(Builder::from_random_bytes(rng.random()).into_uuid()),
        area_id: area,
        day,
        block: rng.random_range(0..4),
        cell: (!indoors).then(|| StoredCell(u64::from(ground.pick(rng)).cast_signed())),
        place: if indoors { "in_service" } else { "street_park" }.to_owned(),
        kind: code(&kind),
        people_n: if rng.random_bool(0.8) { 1 } else { rng.random_range(2..6) },
        details: details(kind, rng),
        undo_hash: None,
        released_week: None,
    }
}

fn details(kind: ContactKind, rng: &mut impl Rng) -> Value {
    let mut details = json!({"returned_n": if rng.random_bool(0.3) { rng.random_range(1..6) } else { 0 }});
    let supply = [SupplyType::SyringeSet, SupplyType::Foil, SupplyType::Food, SupplyType::PipeKit];
    if let Some(supply) = supply.choose(rng).filter(|_| rng.random_bool(0.6)) {
        details["supplies"] = json!([{"supply": supply, "count": rng.random_range(1..6)}]);
    }
    if rng.random_bool(0.4) {
        let topics = [Topic::SaferInjecting, Topic::Housing, Topic::Rights];
        details["topics"] = json!([topics.choose(rng)]);
    }
    if rng.random_bool(0.4) {
        let service = ["shelter", "dcr", "nurse", "housing", "legal_aid"].choose(rng);
        let status = ["offered", "accepted", "made", "declined"].choose(rng);
        details["referrals"] = json!([{"service": service, "status": status}]);
    }
    if kind == ContactKind::Overdose {
        let outcome = ["recovered", "recovered", "taken_to_hospital", "unknown"].choose(rng);
        details["overdose"] = json!({"responder": "peer", "naloxone_form": "nasal", "doses_n": 1, "rescue_breathing": true,
            "recovery_position": true, "ambulance": "called", "outcome": outcome, "refill_given": true});
    }
    details
}

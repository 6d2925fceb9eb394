//! Whom the outreach workers of the demo union met: nobody real. A year of it is on the desk as releases, made by the rule
//! that makes real ones; of the last five weeks there are rows, as there would be.

use geo_hotspots::{Cell, Position, Resolution, cell_at};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use uuid::Builder;

use super::chance::{events, normal, pick};
use crate::areas;
use crate::cell::StoredCell;
use crate::clock::Day;
use crate::contact_releases::queries::claim;
use crate::contact_releases::weekly::{last_due, publish};
use crate::contacts::entity::{ActiveModel, Model};
use crate::database::insert_all;
use crate::error::Problem;
use crate::ids::{AreaId, ContactId, OrgId};

const SEED: u64 = 2014;
const WEEKS: i32 = 52;
/// Rows are kept so long.
const KEPT_DAYS: i32 = 35;
const METRE: f64 = 1.0 / 111_000.0;

/// An area: its name, how finely its contacts are kept, how many a day, and its meeting places.
type Round = (&'static str, Resolution, f64, &'static [((f64, f64), u32)]);

const ROUNDS: [Round; 2] = [
    (
        "Indre Vesterbro",
        Resolution::Nine,
        27.0,
        &[
            ((55.6708, 12.5597), 30),
            ((55.6698, 12.5620), 20),
            ((55.6728, 12.5645), 18),
            ((55.6721, 12.5620), 14),
            ((55.6665, 12.5598), 8),
            ((55.6672, 12.5467), 6),
            ((55.6660, 12.5530), 4),
        ],
    ),
    ("Christianshavn", Resolution::Eight, 4.0, &[((55.6740, 12.5960), 3), ((55.6722, 12.5905), 1)]),
];

const KINDS: [(&str, u32); 8] = [
    ("micro_meeting", 560),
    ("outreach_contact", 240),
    ("engagement", 60),
    ("welfare_check", 60),
    ("follow_up", 40),
    ("conflict_calmed", 25),
    ("refused", 9),
    ("overdose", 6),
];
/// A supply, in how many of a hundred meetings it is handed out, and how many at most.
const SUPPLIES: [(&str, u32, i32); 9] = [
    ("syringe_set", 38, 6),
    ("pipe_kit", 24, 2),
    ("foil", 16, 4),
    ("sterile_water", 14, 8),
    ("drink", 22, 2),
    ("food", 18, 2),
    ("hygiene", 9, 1),
    ("sharps_box", 8, 1),
    ("condom", 7, 6),
];
const TOPICS: [(&str, u32); 7] = [
    ("safer_injecting", 9),
    ("safer_smoking", 7),
    ("wound_care", 6),
    ("housing", 6),
    ("rights", 4),
    ("treatment", 4),
    ("naloxone_use", 3),
];
const SERVICES: [(&str, u32); 6] = [
    ("dcr", 9),
    ("shelter", 7),
    ("nurse", 6),
    ("legal_aid", 3),
    ("social_treatment", 3),
    ("food_day_centre", 3),
];
const STATES: [(&str, u32); 5] =
    [("offered", 8), ("accepted", 5), ("made", 4), ("went_together", 3), ("declined", 3)];

/// Releases a year of contacts, and keeps the rows of the last weeks.
pub async fn look_back(tx: &impl ConnectionTrait, org: OrgId, today: Day) -> Result<(), Problem> {
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let areas = areas::queries::of(org).all(tx).await?;
    let last = last_due(today);
    for week in (1 - WEEKS..=2).map(|at| Day(last.0 + 7 * at)) {
        let mut met = Vec::new();
        for (name, resolution, a_day, places) in ROUNDS {
            let area = areas.iter().find(|area| area.name == name).map(|area| area.id);
            for day in (week.0..week.0 + 7).map(Day).filter(|day| *day < today) {
                let n = events(&mut rng, a_day * season(day));
                met.extend((0..n).map(|_| meeting(org, area, day, resolution, places, &mut rng)));
            }
        }
        release_or_keep(tx, org, week, (week <= last, today), met).await?;
    }
    Ok(())
}

async fn release_or_keep(
    tx: &impl ConnectionTrait,
    org: OrgId,
    week: Day,
    (is_due, today): (bool, Day),
    mut met: Vec<Model>,
) -> Result<(), Problem> {
    if is_due {
        met.iter_mut().for_each(|contact| contact.released_week = Some(week));
    }
    let kept = met.iter().filter(|contact| contact.day.0 >= today.0 - KEPT_DAYS);
    insert_all(tx, kept.cloned().map(ActiveModel::from).collect(), None).await?;
    if is_due {
        claim(tx, org, week).await?;
        publish(tx, org, week, met).await?;
    }
    Ok(())
}

/// More people are met in summer.
fn season(day: Day) -> f64 {
    1.0 - 0.2 * (f64::from(day.0) / 365.25 * std::f64::consts::TAU).cos()
}

fn meeting(
    org_id: OrgId,
    area_id: Option<AreaId>,
    day: Day,
    resolution: Resolution,
    places: &[((f64, f64), u32)],
    rng: &mut ChaCha8Rng,
) -> Model {
    let place =
        pick(rng, &[("street_park", 72), ("station", 10), ("in_service", 9), ("shelter", 5), ("van", 4)]);
    let has_door = matches!(place, "in_service" | "shelter");
    let kind = pick(rng, &KINDS);
    let cell = cell(pick(rng, places), resolution, rng).filter(|_| !has_door);
    Model {
        org_id,
        id: ContactId(Builder::from_random_bytes(rng.random()).into_uuid()),
        area_id,
        day,
        block: pick(rng, &[(0, 2), (1, 4), (2, 7), (3, 7)]),
        cell: cell.map(StoredCell::from),
        place: place.to_owned(),
        kind: kind.to_owned(),
        people_n: pick(rng, &[(1, 70), (2, 18), (3, 8), (5, 4)]),
        details: details(kind, rng),
        undo_hash: None,
        released_week: None,
    }
}

fn cell((lat, lon): (f64, f64), resolution: Resolution, rng: &mut ChaCha8Rng) -> Option<Cell> {
    let (north_m, east_m) = (normal(rng, 110.0), normal(rng, 110.0));
    let position = Position::new(lat + north_m * METRE, lon + east_m * METRE / lat.to_radians().cos());
    position.ok().and_then(|position| cell_at(position).parent(resolution))
}

fn details(kind: &str, rng: &mut ChaCha8Rng) -> Value {
    let mut hundred = |share: u32| rng.random_range(0..100) < share;
    let wanted: Vec<_> = SUPPLIES.iter().filter(|(_, share, _)| hundred(*share)).collect();
    let [talks, refers, kits] = [34, 20, 13].map(&mut hundred);
    let supplies: Vec<Value> = wanted
        .into_iter()
        .map(|(supply, _, most)| json!({"supply": supply, "count": rng.random_range(1..=*most)}))
        .collect();
    let returned_n = pick(rng, &[(0, 70), (1, 8), (3, 10), (5, 8), (10, 4)]);
    let mut details = json!({"supplies": supplies, "returned_n": returned_n});
    if talks {
        details["topics"] = json!([pick(rng, &TOPICS)]);
    }
    if refers {
        details["referrals"] = json!([{"service": pick(rng, &SERVICES), "status": pick(rng, &STATES)}]);
    }
    if kits {
        details["naloxone"] = json!([naloxone(rng)]);
    }
    if kind == "overdose" {
        let outcome = pick(rng, &[("recovered", 6), ("taken_to_hospital", 3), ("unknown", 1)]);
        details["overdose"] = json!({"responder": "peer", "naloxone_form": "nasal", "doses_n": 1, "rescue_breathing": true,
            "recovery_position": true, "ambulance": "called", "outcome": outcome, "refill_given": true});
    }
    details
}

fn naloxone(rng: &mut ChaCha8Rng) -> Value {
    let recipient = pick(rng, &[("at_risk", 80), ("family_friend", 14), ("service_worker", 6)]);
    let reason = pick(rng, &[("used_on_other", 6), ("lost", 2), ("expired", 1)]);
    let is_first = rng.random_bool(0.55);
    let mut kits = json!({"form": "nasal", "kits_n": 1, "recipient": recipient, "trained": true,
        "supply": if is_first { "first" } else { "repeat" }});
    if !is_first {
        kits["repeat_reason"] = json!(reason);
    }
    kits
}

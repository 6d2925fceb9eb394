//! What a volunteer writes down about a thing: what it is, where the phone thinks it lies, what became of it.

use geo_hotspots::{Cell, PlanePoint, Position, cell_at};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use super::chance::{normal, pick, waiting};
use super::ground::Thing;
use super::plans::Plan;
use super::streets::Streets;
use super::{DemoFind, id_at};

/// A find, and the cell its position falls into.
pub struct Logged {
    pub find: DemoFind,
    pub cell: Cell,
}

type ItemCount = (&'static str, i32);

/// What lies beside syringes: how often (per mille), and how many of it on average.
const BESIDE: [(&str, u32, f64); 12] = [
    ("packaging", 340, 2.2),
    ("swab", 150, 1.8),
    ("water_ampoule", 110, 1.4),
    ("cooker", 110, 1.2),
    ("filter", 70, 1.5),
    ("needle_loose", 60, 1.3),
    ("foil", 40, 1.2),
    ("tourniquet", 35, 1.0),
    ("blood_material", 30, 1.6),
    ("baggie", 30, 1.5),
    ("sharps_container_loose", 6, 1.0),
    ("condom", 6, 1.2),
];
/// What is found where no syringe is.
const ALONE: [(&str, u32); 17] = [
    ("packaging", 22),
    ("pipe", 14),
    ("foil", 14),
    ("needle_loose", 10),
    ("baggie", 8),
    ("cooker", 6),
    ("swab", 5),
    ("gas_canister", 4),
    ("blood_material", 3),
    ("snort_tube", 3),
    ("pills", 3),
    ("condom", 2),
    ("sharps_container_full", 2),
    ("sharps_container_loose", 1),
    ("water_ampoule", 1),
    ("tourniquet", 1),
    ("other", 1),
];
const CAPS: [(&str, u32); 3] = [("uncapped", 52), ("capped", 40), ("mixed", 8)];
const OUTCOMES: [(&str, u32); 2] = [("picked_up", 985), ("left_unsafe", 15)];

/// Logs a thing that lies there.
pub fn log(streets: &Streets, plan: &Plan, thing: &Thing, at_ms: i64, rng: &mut ChaCha8Rng) -> Logged {
    let items = items(thing.syringes, rng);
    let (lat, lon, accuracy_m, cell) = fix(streets, thing.place, rng);
    let is_bag = thing.syringes >= 10;
    let find = DemoFind {
        id: id_at(at_ms, rng),
        recorded_at_ms: at_ms,
        lat,
        lon,
        accuracy_m,
        needle_cap: needle_cap(&items, rng),
        items,
        place_type: thing.place_type,
        origin: origin(plan.kind, rng),
        outcome: pick(rng, &OUTCOMES),
        count_method: is_bag.then_some(if rng.random_bool(0.7) { "estimate" } else { "exact" }),
    };
    Logged { find, cell }
}

/// Logs that a reported thing is not there any more.
pub fn log_gone(streets: &Streets, place: PlanePoint, at_ms: i64, rng: &mut ChaCha8Rng) -> Logged {
    let (lat, lon, accuracy_m, cell) = fix(streets, place, rng);
    let find = DemoFind {
        id: id_at(at_ms, rng),
        recorded_at_ms: at_ms,
        lat,
        lon,
        accuracy_m,
        items: Vec::new(),
        place_type: "street",
        origin: "public_report",
        outcome: "already_gone",
        count_method: None,
        needle_cap: None,
    };
    Logged { find, cell }
}

/// Where a phone says it is: 4 to 15 m off among houses, now and then much more.
fn fix(streets: &Streets, place: PlanePoint, rng: &mut ChaCha8Rng) -> (f64, f64, f64, Cell) {
    let accuracy_m = if rng.random_bool(0.07) { 15.0 } else { 4.0 } + waiting(rng, 3.0).min(20.0);
    // Phones report the radius that holds two thirds of their errors.
    let sigma_m = accuracy_m / 1.5;
    let seen = PlanePoint { x_m: place.x_m + normal(rng, sigma_m), y_m: place.y_m + normal(rng, sigma_m) };
    let exact = streets.plane.to_position(seen).expect("errors of a phone stay on Earth");
    let (lat, lon) = (five_decimals(exact.lat()), five_decimals(exact.lon()));
    let position = Position::new(lat, lon).expect("rounding stays on Earth");
    (lat, lon, (accuracy_m * 10.0).round() / 10.0, cell_at(position))
}

fn five_decimals(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}

fn items(syringes: i32, rng: &mut ChaCha8Rng) -> Vec<ItemCount> {
    if syringes == 0 {
        return vec![(pick(rng, &ALONE), 1 + waiting(rng, 0.7) as i32)];
    }
    let bare = if rng.random_bool(0.12) { rng.random_range(1..=syringes) } else { 0 };
    let mut items: Vec<ItemCount> =
        vec![("syringe_with_needle", syringes - bare), ("syringe_no_needle", bare)];
    items.retain(|(_, count)| *count > 0);
    // In a bag there is some of everything.
    let often = if syringes >= 10 { 2.0 } else { 1.0 };
    for (item, per_mille, mean) in BESIDE {
        if rng.random_bool((often * f64::from(per_mille) / 1_000.0).min(1.0)) {
            items.push((item, 1 + waiting(rng, mean - 0.5) as i32));
        }
    }
    items
}

fn needle_cap(items: &[ItemCount], rng: &mut ChaCha8Rng) -> Option<&'static str> {
    let has_needle = items.iter().any(|(item, _)| matches!(*item, "syringe_with_needle" | "needle_loose"));
    // Most volunteers leave this field out.
    (has_needle && rng.random_bool(0.35)).then(|| pick(rng, &CAPS))
}

fn origin(kind: &str, rng: &mut ChaCha8Rng) -> &'static str {
    match kind {
        "hotspot_check" => "hotspot_check",
        "report_response" if rng.random_bool(0.5) => "public_report",
        "joint" if rng.random_bool(0.3) => "partner_report",
        _ if rng.random_bool(0.006) => "returned_by_person",
        _ if rng.random_bool(0.004) => "bin_emptied",
        _ => "sweep",
    }
}

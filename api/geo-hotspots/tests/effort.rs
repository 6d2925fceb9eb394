//! The ground of tracks, against the vectors that the phone's twin of these rules is held to as well.

use std::collections::BTreeMap;

use geo_hotspots::effort::{Fix, Ground, Spent, Transport, Walk};
use geo_hotspots::{Position, cell_at};
use serde::Deserialize;

#[derive(Deserialize)]
struct Vectors {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    start_ms: i64,
    parts: Vec<Part>,
    expected: Expected,
    truth: Truth,
}

#[derive(Deserialize)]
struct Part {
    transport: String,
    fixes: Vec<(i64, f64, f64, f64)>,
}

#[derive(Deserialize)]
struct Expected {
    lines: usize,
    rough: usize,
    fast: usize,
    cells: Vec<(String, String, f64, f64)>,
}

#[derive(Deserialize)]
struct Truth {
    seconds: f64,
    metres: f64,
    within: (f64, f64),
}

fn vectors() -> Vec<Case> {
    let vectors: Vectors = serde_json::from_str(include_str!("effort.json")).expect("effort.json is JSON");
    assert_eq!(vectors.cases.len(), 19);
    vectors.cases
}

/// Midnights of Copenhagen in the two nights that vectors cross.
fn copenhagen(at_ms: i64) -> &'static str {
    match at_ms {
        ..1_792_879_200_000 => "before the vectors",
        1_792_879_200_000..1_792_969_200_000 => "2026-10-25",
        1_795_215_600_000..1_795_302_000_000 => "2026-11-21",
        1_795_302_000_000..1_795_388_400_000 => "2026-11-22",
        _ => "outside the vectors",
    }
}

fn transport(code: &str) -> Transport {
    match code {
        "bicycle" => Transport::Bicycle,
        "van" => Transport::Van,
        _ => Transport::Foot,
    }
}

fn walked(case: &Case) -> Ground<&'static str> {
    let mut walk = Walk::new(Transport::Foot, copenhagen);
    for part in &case.parts {
        walk.ride(transport(&part.transport));
        for (second, lat, lon, accuracy_m) in &part.fixes {
            let at_ms = case.start_ms + second * 1_000;
            walk.hear(Fix { lat: *lat, lon: *lon, accuracy_m: *accuracy_m, at_ms });
        }
    }
    walk.end()
}

fn sum(ground: &Ground<&str>) -> Spent {
    ground.cells.values().fold(Spent::default(), |sum, spent| Spent {
        seconds: sum.seconds + spent.seconds,
        metres: sum.metres + spent.metres,
    })
}

#[test]
fn every_cell_gets_what_the_independent_calculation_gives_it() {
    for case in vectors() {
        let ground = walked(&case);
        let expected = &case.expected;
        assert_eq!(
            (ground.lines, ground.rough, ground.fast),
            (expected.lines, expected.rough, expected.fast),
            "{}",
            case.name
        );
        let cells: BTreeMap<_, _> = ground
            .cells
            .iter()
            .map(|((day, cell), spent)| ((cell.to_string(), (*day).to_owned()), spent))
            .collect();
        assert_eq!(cells.len(), expected.cells.len(), "{}", case.name);
        for (cell, day, seconds, metres) in &expected.cells {
            let spent = cells
                .get(&(cell.clone(), day.clone()))
                .unwrap_or_else(|| panic!("{}: {cell} {day}", case.name));
            assert!(
                (spent.seconds - seconds).abs() < 1e-3,
                "{}: {cell} {} s, expected {seconds}",
                case.name,
                spent.seconds
            );
            assert!(
                (spent.metres - metres).abs() < 1e-2,
                "{}: {cell} {} m, expected {metres}",
                case.name,
                spent.metres
            );
        }
    }
}

#[test]
fn the_ground_is_true_to_what_was_walked() {
    for case in vectors() {
        let (got, truth) = (sum(&walked(&case)), &case.truth);
        assert!(
            (got.seconds - truth.seconds).abs() <= truth.within.0 + 1e-6,
            "{}: {} s",
            case.name,
            got.seconds
        );
        assert!(
            (got.metres - truth.metres).abs() <= truth.within.1 + 1e-6,
            "{}: {} m",
            case.name,
            got.metres
        );
    }
}

#[test]
fn who_stands_for_hours_stays_in_one_cell() {
    let mut walk = Walk::new(Transport::Foot, |_| ());
    for second in 0..7_200 {
        walk.hear(Fix { lat: 55.6704, lon: 12.5577, accuracy_m: 8.0, at_ms: second * 1_000 });
    }
    let here = cell_at(Position::new(55.6704, 12.5577).unwrap());
    let ground = walk.end();
    assert_eq!(ground.cells.keys().collect::<Vec<_>>(), [&((), here)]);
    assert!((ground.cells[&((), here)].seconds - 7_199.0).abs() < 1e-6);
}

//! The made-up years must look like life, and must keep the rules that real phones keep.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use geo_hotspots::{Position, cell_at};

use super::*;

const TODAY: i32 = 20_778;
const DAY_MS: i64 = 86_400_000;
const ITEMS: [&str; 20] = [
    "syringe_with_needle",
    "syringe_no_needle",
    "needle_loose",
    "sharps_container_full",
    "sharps_container_loose",
    "pipe",
    "foil",
    "cooker",
    "filter",
    "swab",
    "water_ampoule",
    "tourniquet",
    "snort_tube",
    "baggie",
    "packaging",
    "blood_material",
    "condom",
    "gas_canister",
    "pills",
    "other",
];

static YEARS: LazyLock<DemoYears> = LazyLock::new(|| generate(1, TODAY));

fn finds() -> impl Iterator<Item = &'static DemoFind> {
    YEARS.patrols.iter().flat_map(|patrol| &patrol.finds)
}

fn day_of(at_ms: i64) -> i32 {
    i32::try_from(at_ms.div_euclid(DAY_MS)).expect("a day of this century")
}

/// How many of `days` fall into some months of the year.
fn in_months(days: impl Iterator<Item = i32>, months: [i8; 3]) -> usize {
    let month = |day: i32| {
        let date = jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(day));
        date.expect("a day of this century").month()
    };
    days.filter(|day| months.contains(&month(*day))).count()
}

#[test]
fn the_same_seed_gives_the_same_years() {
    assert_eq!(generate(1, TODAY), *YEARS);
    assert_ne!(generate(2, TODAY).patrols[0], YEARS.patrols[0]);
}

#[test]
fn about_a_hundred_thousand_syringes_are_found() {
    for years in [&*YEARS, &generate(42, TODAY + 200)] {
        let syringes: i32 =
            years.patrols.iter().flat_map(|patrol| &patrol.finds).map(DemoFind::syringes).sum();
        assert!((90_000..=110_000).contains(&syringes), "{syringes} syringes");
    }
}

#[test]
fn winters_are_quiet() {
    let found_on = || finds().map(|find| day_of(find.recorded_at_ms));
    let (winter, summer) = (in_months(found_on(), [12, 1, 2]), in_months(found_on(), [6, 7, 8]));
    assert!(winter * 3 < summer * 2, "{winter} finds in winter, {summer} in summer");
}

#[test]
fn there_are_one_to_three_patrols_a_day_until_yesterday() {
    let mut by_day: BTreeMap<i32, usize> = BTreeMap::new();
    for patrol in &YEARS.patrols {
        *by_day.entry(day_of(patrol.started_at_ms)).or_default() += 1;
    }
    assert!(by_day.values().all(|patrols| *patrols <= 3));
    assert!(by_day.len() > 900, "only {} days with a patrol", by_day.len());
    assert!(by_day.keys().all(|day| (TODAY - DAYS..TODAY).contains(day)));
    assert!(by_day.contains_key(&(TODAY - 1)) || by_day.contains_key(&(TODAY - 2)));
    assert!(YEARS.patrols.is_sorted_by_key(|patrol| patrol.started_at_ms));
}

#[test]
fn patrols_keep_to_their_time_and_to_one_day() {
    for patrol in &YEARS.patrols {
        let minutes = (patrol.ended_at_ms - patrol.started_at_ms) / 60_000;
        assert!((45..150).contains(&minutes) && (1..=4).contains(&patrol.team_n));
        assert!((0..=20 * 60).contains(&patrol.paused_s));
        // Two hours is as far as Copenhagen is ever ahead of UTC.
        assert_eq!(day_of(patrol.started_at_ms), day_of(patrol.ended_at_ms + 2 * 3_600_000));
        let times = patrol.finds.iter().map(|find| find.recorded_at_ms);
        assert!(times.clone().is_sorted());
        assert!(times.into_iter().all(|at_ms| (patrol.started_at_ms..=patrol.ended_at_ms).contains(&at_ms)));
    }
}

#[test]
fn a_find_lies_where_its_patrol_searched_that_day() {
    for patrol in &YEARS.patrols {
        let searched: BTreeSet<(u64, i32)> =
            patrol.effort.iter().map(|effort| (effort.cell, effort.day)).collect();
        for find in &patrol.finds {
            let cell = cell_at(Position::new(find.lat, find.lon).unwrap());
            assert!(searched.contains(&(cell.into(), day_of(find.recorded_at_ms))), "{find:?}");
        }
    }
}

#[test]
fn effort_is_what_people_can_do_in_the_time() {
    for patrol in &YEARS.patrols {
        let cells: BTreeSet<u64> = patrol.effort.iter().map(|effort| effort.cell).collect();
        assert_eq!(cells.len(), patrol.effort.len(), "one row a cell");
        assert!(
            patrol.effort.iter().all(|effort| effort.seconds > 0 && (0..10_000).contains(&effort.metres))
        );
        let seconds: i64 = patrol.effort.iter().map(|effort| i64::from(effort.seconds)).sum();
        let metres: i64 = patrol.effort.iter().map(|effort| i64::from(effort.metres)).sum();
        let active_s = (patrol.ended_at_ms - patrol.started_at_ms) / 1_000 - patrol.paused_s;
        let rounding = patrol.effort.len() as i64;
        assert!(seconds <= active_s + rounding && seconds > active_s / 2, "{seconds} of {active_s} s");
        let fastest_m_s = if patrol.transport == "bicycle" { 2.7 } else { 1.3 };
        assert!(metres as f64 <= fastest_m_s * active_s as f64 && metres > 500, "{metres} m in {active_s} s");
    }
}

#[test]
fn all_kinds_of_things_are_found_and_syringes_most() {
    let mut by_item: BTreeMap<&str, i32> = BTreeMap::new();
    for find in finds() {
        let kinds: BTreeSet<&str> = find.items.iter().map(|(item, _)| *item).collect();
        assert_eq!(kinds.len(), find.items.len(), "each kind once");
        assert_eq!(find.items.is_empty(), find.outcome == "already_gone");
        for (item, count) in &find.items {
            assert!((1..=70).contains(count));
            *by_item.entry(item).or_default() += count;
        }
    }
    assert_eq!(by_item.keys().copied().collect::<BTreeSet<_>>(), BTreeSet::from(ITEMS));
    assert!(by_item["syringe_with_needle"] * 2 > by_item.values().sum());
}

#[test]
fn bags_are_rare_and_most_finds_are_one_or_two() {
    let mut syringes: Vec<i32> = finds().map(DemoFind::syringes).collect();
    syringes.sort_unstable();
    let bags = syringes.iter().filter(|count| **count >= 10).count();
    assert!((10..=30).contains(&(syringes.len() / bags)), "{bags} bags in {} finds", syringes.len());
    assert!((1..=2).contains(&syringes[syringes.len() / 2]) && syringes[syringes.len() - 1] <= 60);
    assert!(finds().any(|find| find.outcome == "left_unsafe"));
}

#[test]
fn one_place_has_just_begun_and_one_has_ended() {
    let streets = streets::read();
    let ground = Ground::new(&streets, TODAY, &mut ChaCha8Rng::seed_from_u64(1));
    let around = |middle: geo_hotspots::PlanePoint, days: std::ops::Range<i32>| {
        let near = |find: &&DemoFind| {
            let place = streets.plane.to_plane(Position::new(find.lat, find.lon).unwrap());
            place.distance_m(middle) < 50.0 && days.contains(&day_of(find.recorded_at_ms))
        };
        finds().filter(near).count() as f64 / f64::from(days.end - days.start)
    };
    let ([began, before], [after, ended]) = (
        [TODAY - 56..TODAY, TODAY - 56 - 364..TODAY - 364].map(|days| around(ground.emerging(), days)),
        [TODAY - 364..TODAY, TODAY - DAYS..TODAY - DAYS + 364].map(|days| around(ground.vanished(), days)),
    );
    assert!(began > 2.0 * before && began > 0.5, "{before} finds a day grew to {began}");
    assert!(after < 0.7 * ended, "{ended} finds a day fell to {after}");
}

#[test]
fn ids_tell_the_time_and_never_repeat() {
    let ids = YEARS.patrols.iter().map(|patrol| (patrol.id, patrol.started_at_ms));
    let ids: Vec<(Uuid, i64)> = ids.chain(finds().map(|find| (find.id, find.recorded_at_ms))).collect();
    let different: BTreeSet<Uuid> = ids.iter().map(|(id, _)| *id).collect();
    assert_eq!(different.len(), ids.len());
    for (id, at_ms) in ids {
        assert_eq!(id.get_version_num(), 7);
        assert_eq!(id.as_u128() >> 80, u128::try_from(at_ms).unwrap());
    }
}

#[test]
fn every_street_can_be_walked_to() {
    let streets = streets::read();
    let mut open = vec![0];
    let mut reached = BTreeSet::from([0]);
    while let Some(piece) = open.pop() {
        let piece = &streets.pieces[piece];
        let next = piece.neighbours.iter().flatten().chain(&piece.crossings);
        open.extend(next.filter(|next| reached.insert(**next)));
    }
    assert!(streets.pieces.iter().all(|piece| piece.length_m <= 5.0));
    assert!(reached.len() * 10 > streets.pieces.len() * 9, "{} of {}", reached.len(), streets.pieces.len());
}

//! Where next: old days fade, neighbours count a little, what is unknown is tried, and clocks are honest.

use geo_hotspots::forecast::{ForecastError, best_cells, outcome};
use geo_hotspots::plan::{
    Decayed, Memory, MemoryError, PlanError, SURROUNDINGS_M, Surroundings, SurroundingsError, ewma, rank,
    refill_days,
};
use geo_hotspots::{Cell, DayCounts, History, LocalPlane, PlanePoint, Position, cell_at, shape};
use proptest::prelude::*;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Deserialize;

#[derive(Deserialize)]
struct Vectors {
    pai: Pai,
}

#[derive(Deserialize)]
struct Pai {
    score: Vec<f64>,
    events: Vec<u64>,
    cells: usize,
    hit_rate: f64,
    pai: f64,
    pei_star: f64,
}

fn middle() -> Cell {
    cell_at(Position::new(55.6705, 12.5580).expect("a position on Earth"))
}

/// 61 cells around the middle, and the ground around each.
fn town() -> (History, Surroundings) {
    let history = History::new(middle().grid_disk(4));
    let surroundings = around(&history);
    (history, surroundings)
}

fn around(history: &History) -> Surroundings {
    let plane = LocalPlane::at(shape::centre(middle())).expect("far from the poles");
    let points: Vec<PlanePoint> =
        history.cells().iter().map(|cell| plane.to_plane(shape::centre(*cell))).collect();
    Surroundings::of(&points, SURROUNDINGS_M).expect("places on a plane")
}

fn walk(finds: u32, metres: u32) -> DayCounts {
    DayCounts { finds, patrolled: finds, items: finds, metres, seconds: metres, visits: 1 }
}

fn index(history: &History, cell: Cell) -> usize {
    history.cells().binary_search(&cell).expect("a cell of the map")
}

fn any_days() -> impl Strategy<Value = Vec<(i32, DayCounts)>> {
    let day = prop_oneof![9 => 0..400_i32, 1 => any::<i32>()];
    let counts = (0..4_u32, prop_oneof![9 => 0..900_u32, 1 => Just(u32::MAX)], 0..2_u32).prop_map(
        |(finds, metres, visits)| DayCounts {
            finds,
            patrolled: finds / 2,
            metres,
            visits,
            ..DayCounts::default()
        },
    );
    prop::collection::btree_map(day, counts, 0..40).prop_map(|days| days.into_iter().collect())
}

proptest! {
    #[test]
    fn a_faded_past_is_the_weighted_sum_of_its_days(days in any_days(), today in 0..400_i32, half_life in 0.5..900.0) {
        let history = History::from_rows(vec![middle()], days.iter().map(|(day, counts)| (middle(), *day, *counts)));
        let memory = Memory::half_life(half_life).unwrap();
        let mut sum = Decayed::default();
        for (day, counts) in days.iter().filter(|(day, _)| *day <= today) {
            let weight = 0.5_f64.powf((f64::from(today) - f64::from(*day)) / half_life);
            sum.finds += weight * f64::from(counts.finds);
            sum.patrolled += weight * f64::from(counts.patrolled);
            sum.km += weight * f64::from(counts.metres) / 1_000.0;
        }
        let known = ewma(&history, today, &memory)[0];
        for (got, expected) in [(known.finds, sum.finds), (known.patrolled, sum.patrolled), (known.km, sum.km)] {
            prop_assert!((got - expected).abs() <= 1e-9 * (1.0 + expected), "{got} instead of {expected}");
        }
    }

    #[test]
    fn any_past_gives_numbers_and_the_same_ones_again(days in prop::collection::vec(any_days(), 19), seed in any::<u64>()) {
        let cells: Vec<Cell> = middle().grid_disk(2);
        let rows = cells.iter().zip(&days).flat_map(|(cell, days)| days.iter().map(move |(day, counts)| (*cell, *day, *counts)));
        let history = History::from_rows(cells.clone(), rows);
        let ranked = rank(&history, 400, &around(&history), seed).unwrap();
        prop_assert!(ranked.score.iter().chain(&ranked.explore).all(|rate| rate.is_finite() && *rate >= 0.0));
        prop_assert_eq!(ranked, rank(&history, 400, &around(&history), seed).unwrap());
    }

    #[test]
    fn surroundings_are_all_cells_within_reach(
        places in prop::collection::vec((-300.0..300.0, -300.0..300.0), 0..60), radius_m in 1.0..200.0,
    ) {
        let points: Vec<PlanePoint> = places.into_iter().map(|(x_m, y_m)| PlanePoint { x_m, y_m }).collect();
        let surroundings = Surroundings::of(&points, radius_m).unwrap();
        prop_assert_eq!(surroundings.len(), points.len());
        for (cell, at) in points.iter().enumerate() {
            let near = (0..).zip(&points).filter(|(_, other)| other.distance_m(*at) <= radius_m);
            prop_assert_eq!(surroundings.around(cell), near.map(|(other, _)| other).collect::<Vec<u32>>());
        }
    }

    #[test]
    fn a_refill_clock_shows_days_that_were_seen(days in any_days()) {
        let longest = days.iter().map(|(day, _)| i64::from(*day)).max().unwrap_or(0)
            - days.iter().map(|(day, _)| i64::from(*day)).min().unwrap_or(0);
        if let Some(refill) = refill_days(days) {
            prop_assert!(refill > 0.0 && refill <= longest as f64);
        }
    }
}

#[test]
fn the_vector_of_hit_pai_and_pei() {
    let Vectors { pai } = serde_json::from_str(include_str!("proof.json")).unwrap();
    let judged = outcome(&pai.score, &pai.events, pai.cells).unwrap();
    for (got, expected) in
        [(judged.hit(), pai.hit_rate), (judged.pai(), pai.pai), (judged.pei_star(), pai.pei_star)]
    {
        assert!((got.unwrap() - expected).abs() < 1e-12);
    }
}

#[test]
fn a_month_without_finds_has_no_score_and_bad_scores_are_refused() {
    let nothing = outcome(&[1.0, 2.0], &[0, 0], 1).unwrap();
    assert_eq!(
        (nothing.hit(), nothing.best_hit(), nothing.pai(), nothing.pei_star()),
        (None, None, None, None)
    );
    assert_eq!(outcome(&[], &[], 3).unwrap().area_share(), None);
    assert_eq!(outcome(&[1.0], &[7], 9).unwrap().hit(), Some(1.0), "more cells than there are");
    assert_eq!(outcome(&[1.0], &[7], 0).unwrap().pei_star(), None);
    assert_eq!(outcome(&[1.0], &[], 1), Err(ForecastError::Shape { scores: 1, finds: 0 }));
    assert_eq!(outcome(&[1.0, f64::NAN], &[1, 1], 1), Err(ForecastError::Score { index: 1 }));
    assert_eq!(outcome(&[1.0; 2], &[u64::MAX; 2], 1), Err(ForecastError::Overflow));
    assert_eq!(best_cells(&[0.0, -0.0, f64::INFINITY, f64::NEG_INFINITY], 9).unwrap(), [2, 0, 1, 3]);
}

#[test]
fn the_default_memory_weighs_as_much_as_113_days() {
    let memory = Memory::default();
    let sum: f64 = (0..20_000).map(|age| memory.weight(age)).sum();
    assert!((sum - f64::from(memory.plain_days())).abs() < 0.5 && memory.plain_days() == 113);
    assert_eq!(memory.weight(0), 1.0);
    assert_eq!(memory.weight(u32::MAX), 0.0);
    assert_eq!(Memory::half_life(0.0), Err(MemoryError::HalfLife(0.0)));
    assert_eq!(Memory::mixed(1.0, 2.0, -1.0), Err(MemoryError::Weight(-1.0)));
}

#[test]
fn the_place_of_many_finds_ranks_first_and_its_neighbours_above_the_rest() {
    let (mut history, surroundings) = town();
    for cell in history.cells().to_vec() {
        (0..9).for_each(|week| history.put(cell, week * 7, walk(u32::from(cell == middle()) * 3, 200)));
    }
    let score = rank(&history, 60, &surroundings, 1).unwrap().score;
    let far: Vec<usize> = middle()
        .grid_disk::<Vec<_>>(4)
        .into_iter()
        .filter(|cell| middle().grid_distance(*cell).unwrap() == 4)
        .map(|cell| index(&history, cell))
        .collect();
    let next_door = middle().grid_disk::<Vec<_>>(1)[1];
    let (own, near) = (score[index(&history, middle())], score[index(&history, next_door)]);
    assert!(own > 3.0 * near && far.iter().all(|cell| score[*cell] < near));
}

#[test]
fn finds_per_kilometre_decide_and_tips_do_not() {
    let (mut history, surroundings) = town();
    let (often, rarely) = (history.cells()[5], history.cells()[55]);
    for cell in history.cells().to_vec() {
        history.put(cell, 50, walk(1, 500));
    }
    history.put(often, 50, walk(9, 9_000));
    history.put(rarely, 50, walk(5, 500));
    history.put(history.cells()[30], 50, DayCounts { finds: 90, items: 90, ..DayCounts::default() });
    let score = rank(&history, 51, &surroundings, 1).unwrap().score;
    assert_eq!(best_cells(&score, 1).unwrap(), [55]);
    assert!(score[5] < score[20] && score[20] < score[55], "ten finds on ten kilometres are few");
    assert!(score[30] < score[55], "ninety tips are no rate");
}

#[test]
fn without_any_effort_finds_alone_rank() {
    let (mut history, surroundings) = town();
    let tip = DayCounts { finds: 1, items: 1, ..DayCounts::default() };
    (0..20).for_each(|day| history.put(history.cells()[7], day, tip));
    history.put(history.cells()[40], 19, tip);
    let score = rank(&history, 20, &surroundings, 1).unwrap().score;
    assert_eq!(best_cells(&score, 1).unwrap(), [7]);
    let (nothing, surroundings) = town();
    let score = rank(&nothing, 20, &surroundings, 1).unwrap().score;
    assert!(score.iter().all(|rate| (rate - score[0]).abs() < 1e-9), "nothing known, all alike");
}

#[test]
fn what_is_unknown_is_tried_now_and_then_and_what_is_known_to_be_clean_is_not() {
    let (mut history, surroundings) = town();
    let (unknown, clean) = (history.cells()[10], history.cells()[50]);
    for (nth, cell) in history.cells().to_vec().into_iter().enumerate() {
        let metres = if cell == clean { 60_000 } else { 4_000 };
        let finds = if cell == clean { 0 } else { u32::try_from(nth % 5).unwrap() };
        if cell != unknown {
            (0..5).for_each(|week| history.put(cell, week * 7, walk(finds, metres)));
        }
    }
    let draws: Vec<Vec<f64>> =
        (0..200).map(|seed| rank(&history, 40, &surroundings, seed).unwrap().explore).collect();
    let times_among_ten = |cell: Cell| {
        let cell = index(&history, cell);
        draws.iter().filter(|draw| best_cells(draw, 10).unwrap().contains(&cell)).count()
    };
    assert!(times_among_ten(unknown) > 20, "{} of 200", times_among_ten(unknown));
    assert_eq!(times_among_ten(clean), 0);
}

#[test]
fn the_plan_finds_more_of_the_next_month_than_the_last_month_tells() {
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    let (mut history, surroundings) = town();
    // A few corners that stay bad, most places quiet, and everybody searches everywhere alike.
    let rates: Vec<f64> = history.cells().iter().map(|_| 0.02 / rng.random_range(0.02..1.0_f64)).collect();
    let mut judged = [0, 0];
    let mut last_month = vec![0.0; rates.len()];
    for month in 0..24 {
        let plan = rank(&history, month * 30 - 1, &surroundings, 0).unwrap().score;
        let draws: Vec<u64> =
            rates.iter().map(|rate| (0..30).filter(|_| rng.random_bool(rate / 5.0)).count() as u64).collect();
        if month >= 6 {
            judged[0] += outcome(&plan, &draws, 6).unwrap().found;
            judged[1] += outcome(&last_month, &draws, 6).unwrap().found;
        }
        last_month = draws.iter().map(|finds| *finds as f64).collect();
        for (cell, finds) in history.cells().to_vec().into_iter().zip(&draws) {
            history.put(cell, month * 30 + 15, walk(u32::try_from(*finds).unwrap(), 3_000));
        }
    }
    assert!(judged[0] * 100 > judged[1] * 105, "{judged:?} finds in the places named");
}

#[test]
fn surroundings_of_another_map_and_no_places_are_refused() {
    let (history, _) = town();
    let other = Surroundings::of(&[], 100.0).unwrap();
    assert!(other.is_empty());
    assert_eq!(rank(&history, 1, &other, 1), Err(PlanError::Surroundings { cells: 61, surroundings: 0 }));
    let nowhere = PlanePoint { x_m: f64::NAN, y_m: 0.0 };
    assert_eq!(Surroundings::of(&[nowhere], 100.0), Err(SurroundingsError::Point { index: 0 }));
    assert_eq!(Surroundings::of(&[], 0.0), Err(SurroundingsError::Radius(0.0)));
    assert!(Surroundings::of(&[], f64::NAN).is_err());
}

/// Days with finds and days without, in words: `x` found, `.` looked and clean, ` ` nobody came.
fn days(words: &str) -> Vec<(i32, DayCounts)> {
    let found = |word: char| DayCounts { finds: u32::from(word == 'x'), visits: 1, ..DayCounts::default() };
    (0..).zip(words.chars()).filter(|(_, word)| *word != ' ').map(|(day, word)| (day, found(word))).collect()
}

#[test]
fn a_refill_clock_counts_from_cleaning_to_return() {
    assert_eq!(refill_days(days("x x x x x")), Some(1.0), "seen on the second day: came back within two");
    assert_eq!(refill_days(days("x.x.x.x")), Some(1.5), "clean on the first day, back on the second");
    assert_eq!(refill_days(days("...x..x....x......x")), Some(4.5), "spells of 2.5, 4.5 and 6.5");
}

#[test]
fn places_that_stay_clean_are_not_left_out() {
    // Returns after 1.5, 1.5 and 1.5 days, then nothing for long: three of four returned.
    assert_eq!(refill_days(days("x.x.x.x..........")), Some(1.5));
    let few = [days("x.x"), days("x x"), days("")];
    assert!(few.into_iter().all(|days| refill_days(days).is_none()), "two returns tell no rhythm");
    assert_eq!(refill_days(days("................")), None);
}

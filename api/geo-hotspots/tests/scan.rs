//! Clusters in place and time, against the vectors and against what must hold for any of them.

use geo_hotspots::{Cluster, Cube, PlanePoint, ScanError, ScanOptions, scan_effort, scan_permutation};
use proptest::prelude::*;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;

fn vector(name: &str) -> Value {
    let vectors: Value =
        serde_json::from_str(include_str!("scan_and_pictures.json")).expect("the file is JSON");
    vectors[name].clone()
}

/// A cube of one week a row, oldest first, without effort.
fn cube(rows: &Value) -> Cube {
    let weeks: Vec<Vec<u64>> = serde_json::from_value(rows.clone()).expect("lists of numbers");
    let finds: Vec<u64> =
        (0..weeks[0].len()).flat_map(|place| weeks.iter().map(move |week| week[place])).collect();
    let km = vec![0.0; finds.len()];
    Cube::new(weeks.len(), finds, km).expect("a full cube")
}

fn square(cells: usize, side: usize) -> Vec<PlanePoint> {
    let line = |nth: usize| 100.0 * nth as f64;
    (0..cells).map(|nth| PlanePoint { x_m: line(nth % side), y_m: line(nth / side) }).collect()
}

fn grid25() -> (Vec<PlanePoint>, Cube) {
    (square(25, 5), cube(&vector("stp_grid25")["counts"]))
}

#[test]
fn a_window_s_expectation_and_score_are_those_of_the_formula() {
    let vector = vector("stp_tiny");
    let points = [PlanePoint { x_m: 0.0, y_m: 0.0 }, PlanePoint { x_m: 1_000.0, y_m: 0.0 }];
    let options = ScanOptions { longest_weeks: 1, ..ScanOptions::default() };
    let clusters = scan_permutation(&points, &cube(&vector["counts"]), &options).unwrap();
    assert_eq!((clusters.len(), clusters[0].centre, clusters[0].expected), (1, 1, 17.5));
    assert!((clusters[0].score - vector["llr"].as_f64().unwrap()).abs() < 1e-12);
}

#[test]
fn the_strongest_cluster_of_a_grid_is_that_of_the_reference() {
    let (points, counts) = grid25();
    let options = ScanOptions { longest_weeks: 4, draws: 9_999, stop_after: 0, ..ScanOptions::default() };
    let vector = vector("stp_grid25");
    let number = |name: &str| vector[name].as_f64().unwrap();
    let clusters = scan_permutation(&points, &counts, &options).unwrap();
    let cluster = &clusters[0];
    let mut members = cluster.members.clone();
    members.sort_unstable();
    assert_eq!((cluster.centre, members, cluster.weeks, cluster.finds), (17, vec![12, 17], 3, 28));
    assert!((cluster.score - number("llr")).abs() < 1e-11, "{}", cluster.score);
    assert!((cluster.expected - number("expected")).abs() < 1e-11);
    assert!((0.0005..=0.0035).contains(&cluster.p), "p = {}", cluster.p);
    assert_eq!(cluster.radius_m, 100.0);
}

/// The scores of all clusters and their p trace the distribution of chance.
#[test]
fn chance_reaches_as_high_as_in_the_reference() {
    let (points, counts) = grid25();
    let vector = vector("stp_grid25");
    let (middle, rare) = (vector["null_q50"].as_f64().unwrap(), vector["null_q95"].as_f64().unwrap());
    let options = ScanOptions { longest_weeks: 4, draws: 1_999, stop_after: 0, ..ScanOptions::default() };
    let clusters = scan_permutation(&points, &counts, &options).unwrap();
    let (below, above): (Vec<_>, Vec<_>) = clusters
        .into_iter()
        .filter(|cluster| !(middle..rare).contains(&cluster.score))
        .partition(|one| one.score < middle);
    assert!(!below.is_empty() && !above.is_empty(), "there are clusters on both sides");
    assert!(below.iter().all(|cluster| cluster.p > 0.46), "{below:?}");
    assert!(above.iter().all(|cluster| cluster.p < 0.06), "{above:?}");
}

#[test]
fn clusters_do_not_overlap_and_the_strongest_comes_first() {
    let (points, counts) = grid25();
    let options = ScanOptions { longest_weeks: 4, draws: 99, ..ScanOptions::default() };
    let clusters = scan_permutation(&points, &counts, &options).unwrap();
    assert!(clusters.len() > 2);
    assert!(clusters.windows(2).all(|two| two[0].score >= two[1].score && two[0].p <= two[1].p));
    let mut members: Vec<usize> = clusters.iter().flat_map(|cluster| cluster.members.clone()).collect();
    let all = members.len();
    members.sort_unstable();
    members.dedup();
    assert_eq!(members.len(), all);
}

/// Cells walked alike for a year, then for six weeks, when finds are `times` as many everywhere; `extra` finds more at
/// one of them in the last two weeks.
fn walked(cells: usize, (times, extra): (f64, u64), seed: u64) -> (Vec<PlanePoint>, Cube, Cube) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let rates: Vec<f64> = (0..cells).map(|_| rng.random_range(0.2..2.0)).collect();
    let mut count = |mean: f64| (0..40).filter(|_| rng.random_bool((mean / 40.0).min(1.0))).count() as u64;
    let past: Vec<u64> = rates.iter().map(|rate| count(rate * 20.0)).collect();
    let mut recent: Vec<u64> =
        rates.iter().flat_map(|rate| [*rate; 6]).map(|rate| count(0.4 * times * rate)).collect();
    let busy = 6 * (cells / 2);
    (recent[busy + 4], recent[busy + 5]) =
        (recent[busy + 4] + extra / 2, recent[busy + 5] + extra - extra / 2);
    let baseline = Cube::new(1, past, vec![20.0; cells]).expect("a full cube");
    (square(cells, 10), baseline, Cube::new(6, recent, vec![0.4; 6 * cells]).expect("a full cube"))
}

#[test]
fn an_outbreak_is_found_where_and_when_it_is() {
    let (points, baseline, recent) = walked(100, (1.0, 14), 1);
    let clusters = scan_effort(&points, &baseline, &recent, &ScanOptions::default()).unwrap();
    assert!(clusters[0].members.contains(&50) && clusters[0].weeks <= 3, "{:?}", clusters[0]);
    assert!(clusters[0].recurrence_days() > 365.0, "{:?}", clusters[0]);
    let (points, baseline, recent) = walked(100, (1.0, 0), 1);
    let quiet = scan_effort(&points, &baseline, &recent, &ScanOptions::default()).unwrap();
    assert!(quiet.iter().all(|cluster| cluster.recurrence_days() < 100.0), "{:?}", quiet[0]);
}

#[test]
fn more_of_everything_in_the_whole_town_is_no_cluster() {
    let (points, baseline, threefold) = walked(100, (3.0, 0), 3);
    let (_, _, as_ever) = walked(100, (1.0, 0), 3);
    let tenfold_effort =
        Cube::new(6, as_ever.finds, as_ever.km.iter().map(|km| 10.0 * km).collect()).unwrap();
    for now in [threefold, tenfold_effort] {
        let total: u64 = now.finds.iter().sum();
        let clusters = scan_effort(&points, &baseline, &now, &ScanOptions::default()).unwrap();
        let largest = clusters.iter().max_by_key(|cluster| cluster.members.len()).unwrap();
        assert!(largest.expected < total as f64 / 4.0);
        assert!(clusters.iter().all(|cluster| cluster.recurrence_days() < 365.0), "{:?}", clusters[0]);
    }
}

/// Beyond what draws can count, the tail goes on: rarer means smaller.
#[test]
fn very_rare_clusters_are_told_apart() {
    let p = |extra| {
        let (points, baseline, recent) = walked(100, (1.0, extra), 1);
        scan_effort(&points, &baseline, &recent, &ScanOptions::default()).unwrap()[0].p
    };
    let (rare, rarer, rarest) = (p(16), p(24), p(400));
    assert!(rare < 0.001 && rarer < rare / 10.0 && rarest > 0.0, "{rare} {rarer} {rarest}");
}

#[test]
fn the_same_seed_gives_the_same_p_on_any_number_of_cores() {
    let (points, baseline, recent) = walked(100, (1.0, 6), 5);
    let (grid, counts) = grid25();
    let scan = |threads| -> [Vec<Cluster>; 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let options = ScanOptions {
                longest_weeks: 4,
                draws: 500,
                stop_after: 50,
                seed: 9,
                ..ScanOptions::default()
            };
            let by_effort = scan_effort(&points, &baseline, &recent, &options).unwrap();
            [by_effort, scan_permutation(&grid, &counts, &options).unwrap()]
        })
    };
    let alone = scan(1);
    assert!(alone.iter().all(|clusters| clusters[0].p > 0.0));
    assert_eq!(alone, scan(2));
    assert_eq!(alone, scan(5));
}

/// Stopping early must not change what p means: over many seeds it stays where all draws put it.
#[test]
fn stopping_early_is_right_on_average() {
    let (points, counts) = grid25();
    let counts = Cube::new(12, counts.finds.iter().map(|finds| finds / 2).collect(), counts.km).unwrap();
    let p = |stop_after, draws, seed| {
        let options = ScanOptions { longest_weeks: 4, draws, stop_after, seed, ..ScanOptions::default() };
        scan_permutation(&points, &counts, &options).unwrap()[0].p
    };
    let all = p(0, 9_999, 1);
    let early = (0..40).map(|seed| p(20, 999, seed)).sum::<f64>() / 40.0;
    assert!((early / all - 1.0).abs() < 0.2, "{early} early, {all} with all draws");
}

#[test]
fn what_does_not_fit_is_named() {
    let (points, counts) = grid25();
    let scan = |points: &[PlanePoint], options: ScanOptions| {
        scan_permutation(points, &counts, &options).unwrap_err()
    };
    let good = ScanOptions { longest_weeks: 4, ..ScanOptions::default() };
    assert_eq!(scan(&points[1..], good), ScanError::Cells { points: 24, cells: 25 });
    let mut broken = points.clone();
    broken[3].y_m = f64::NAN;
    assert_eq!(scan(&broken, good), ScanError::Point { index: 3 });
    assert_eq!(scan(&points, ScanOptions { radius_m: 251.0, ..good }), ScanError::Radius(251.0));
    assert!(matches!(scan(&points, ScanOptions { radius_m: f64::NAN, ..good }), ScanError::Radius(_)));
    for longest in [0, 9] {
        let options = ScanOptions { longest_weeks: longest, ..good };
        assert_eq!(scan(&points, options), ScanError::Weeks { longest, weeks: 12 });
    }
    assert_eq!(scan(&points, ScanOptions { least_km: -1.0, ..good }), ScanError::LeastEffort(-1.0));
    let many = Cube::new(1, vec![u64::MAX; 25], vec![0.0; 25]).unwrap();
    let options = ScanOptions { longest_weeks: 1, ..good };
    assert_eq!(scan_permutation(&points, &many, &options), Err(ScanError::TooManyFinds));
}

#[test]
fn empty_maps_have_no_cluster() {
    let options = ScanOptions::default();
    let none = Cube::new(6, Vec::new(), Vec::new()).unwrap();
    assert_eq!(scan_permutation(&[], &none, &options), Ok(Vec::new()));
    assert_eq!(scan_effort(&[], &none, &none, &options), Ok(Vec::new()));
    let quiet = Cube::new(6, vec![0; 600], vec![0.5; 600]).unwrap();
    assert_eq!(scan_effort(&square(100, 10), &quiet, &quiet, &options), Ok(Vec::new()));
    assert_eq!(scan_permutation(&square(100, 10), &quiet, &options), Ok(Vec::new()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_map_gives_sound_clusters(
        cells in prop::collection::vec((0.0..600.0, 0.0..600.0, 0..60_u64, 0.0..9.0), 0..30),
        weeks in prop::collection::vec((0..5_u64, prop_oneof![Just(0.0), 0.0..3.0]), 90),
        seed in any::<u64>(),
    ) {
        let points: Vec<PlanePoint> = cells.iter().map(|cell| PlanePoint { x_m: cell.0, y_m: cell.1 }).collect();
        let weeks = &weeks[..3 * cells.len()];
        let recent = Cube::new(3, weeks.iter().map(|week| week.0).collect(), weeks.iter().map(|week| week.1).collect());
        let baseline = Cube::new(1, cells.iter().map(|cell| cell.2).collect(), cells.iter().map(|cell| cell.3).collect());
        let (recent, baseline) = (recent.unwrap(), baseline.unwrap());
        let options = ScanOptions { longest_weeks: 3, draws: 120, seed, ..ScanOptions::default() };
        let by_effort = scan_effort(&points, &baseline, &recent, &options).unwrap();
        for cluster in by_effort.into_iter().chain(scan_permutation(&points, &recent, &options).unwrap()) {
            prop_assert!(cluster.p > 0.0 && cluster.p <= 1.0 && cluster.score.is_finite());
            prop_assert!(cluster.finds >= 3 && (cluster.finds as f64) > cluster.expected && cluster.expected > 0.0);
            prop_assert!(cluster.radius_m <= 150.0 && (1..=3).contains(&cluster.weeks));
            prop_assert_eq!(cluster.members[0], cluster.centre);
            let finds: u64 = cluster.members.iter()
                .map(|cell| recent.finds_of(*cell)[3 - cluster.weeks..].iter().sum::<u64>())
                .sum();
            prop_assert_eq!(finds, cluster.finds);
        }
    }
}

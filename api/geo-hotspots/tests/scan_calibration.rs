//! How often the scans cry wolf and how often they see one: half a year of a small district, drawn many times. What
//! `scan` promises about false alarms is what these tests measure.

use geo_hotspots::{Cube, PlanePoint, ScanOptions, scan_effort, scan_permutation};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, Gamma, Poisson};
use rayon::prelude::*;

const ROWS: usize = 16;
const COLUMNS: usize = 21;
const CELLS: usize = ROWS * COLUMNS;
const WEEKS: usize = 26;
const RECENT: usize = 6;
/// The last weeks in which something may be different.
const NEWS: usize = 4;
/// Of patrols in a week, each along one street.
const WALKS: usize = 70;
const ALPHA: f64 = 0.05;

/// What happens around one place that is walked in the last four weeks.
#[derive(Clone, Copy)]
struct News {
    effort: f64,
    risk: f64,
}

const NOTHING: News = News { effort: 1.0, risk: 1.0 };
const NEW_ROUTE: News = News { effort: 5.0, risk: 1.0 };
const OUTBREAK: News = News { effort: 1.0, risk: 4.0 };
const BOTH: News = News { effort: 5.0, risk: 4.0 };

/// Cells of a hexagonal grid, 45 m apart.
fn points() -> Vec<PlanePoint> {
    let place = |nth: usize| {
        let (row, column) = ((nth / COLUMNS) as f64, (nth % COLUMNS) as f64);
        PlanePoint { x_m: 45.0 * (column + 0.5 * (row % 2.0)), y_m: 39.0 * row }
    };
    (0..CELLS).map(place).collect()
}

/// Kilometres by cell and week: every patrol walks some streets, some streets far more often than others.
fn patrols(rng: &mut ChaCha8Rng) -> Vec<f64> {
    let streets = ROWS + COLUMNS;
    let liked: Vec<f64> = (0..streets).map(|_| rng.random::<f64>().powi(4) + 0.02).collect();
    let all: f64 = liked.iter().sum();
    let mut km = vec![0.0; CELLS * WEEKS];
    for walk in 0..WEEKS * WALKS {
        // Evenly spaced marks: the plan of a week is much like that of the week before.
        let mut mark = all * ((walk / WEEKS) as f64 + rng.random::<f64>()) / WALKS as f64;
        let street = liked.iter().position(|liked| {
            mark -= liked;
            mark < 0.0
        });
        for cell in cells_of(street.unwrap_or(0)) {
            km[cell * WEEKS + walk % WEEKS] += 0.045;
        }
    }
    km
}

fn cells_of(street: usize) -> Vec<usize> {
    match street.checked_sub(ROWS) {
        None => (0..COLUMNS).map(|column| street * COLUMNS + column).collect(),
        Some(column) => (0..ROWS).map(|row| row * COLUMNS + column).collect(),
    }
}

/// Half a year with about 700 finds.
fn half_a_year(news: News, seed: u64) -> Cube {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut km = patrols(&mut rng);
    let mut rates: Vec<f64> =
        Gamma::new(1.5, 1.0).expect("a good mean").sample_iter(&mut rng).take(CELLS).collect();
    let walked = |km: &[f64], rates: &[f64]| -> f64 {
        (0..CELLS).map(|cell| rates[cell] * km[cell * WEEKS..(cell + 1) * WEEKS].iter().sum::<f64>()).sum()
    };
    let usual = 700.0 / walked(&km, &rates);
    rates.iter_mut().for_each(|rate| *rate *= usual);
    let near = around_a_walked_place(&km, &mut rng);
    let mut risks: Vec<f64> = rates.iter().flat_map(|rate| [*rate; WEEKS]).collect();
    for index in near.iter().flat_map(|cell| (cell + 1) * WEEKS - NEWS..(cell + 1) * WEEKS) {
        km[index] *= news.effort;
        risks[index] *= news.risk;
    }
    let mut draw = |mean: f64| {
        if mean > 0.0 { Poisson::new(mean).expect("a good mean").sample(&mut rng) as u64 } else { 0 }
    };
    let finds = risks.iter().zip(&km).map(|(risk, km)| draw(risk * km)).collect();
    Cube::new(WEEKS, finds, km).expect("a full cube")
}

/// The cells within 110 m of a place that is chosen the likelier the more it is walked.
fn around_a_walked_place(km: &[f64], rng: &mut ChaCha8Rng) -> Vec<usize> {
    let mut mark = rng.random_range(0.0..km.iter().sum::<f64>());
    let walked = km.iter().position(|km| {
        mark -= km;
        mark < 0.0
    });
    let points = points();
    let middle = points[walked.map_or(0, |index| index / WEEKS)];
    (0..CELLS).filter(|cell| points[*cell].distance_m(middle) < 110.0).collect()
}

fn part(cube: &Cube, weeks: std::ops::Range<usize>) -> Cube {
    let cells = 0..cube.cells();
    let finds = cells.clone().flat_map(|cell| cube.finds_of(cell)[weeks.clone()].to_vec()).collect();
    let km = cells.flat_map(|cell| cube.km_of(cell)[weeks.clone()].to_vec()).collect();
    Cube::new(weeks.len(), finds, km).expect("a full cube")
}

fn p_by_effort(cube: &Cube, options: &ScanOptions) -> f64 {
    let (baseline, recent) = (part(cube, 0..WEEKS - RECENT), part(cube, WEEKS - RECENT..WEEKS));
    scan_effort(&points(), &baseline, &recent, options)
        .expect("a good scan")
        .first()
        .map_or(1.0, |cluster| cluster.p)
}

fn p_by_permutation(cube: &Cube, options: &ScanOptions) -> f64 {
    scan_permutation(&points(), cube, options).expect("a full cube").first().map_or(1.0, |cluster| cluster.p)
}

/// The share of districts that raise an alarm.
fn alarms(news: News, runs: u64, p: fn(&Cube, &ScanOptions) -> f64) -> f64 {
    let alarm = |seed: &u64| {
        let options = ScanOptions { draws: 199, stop_after: 10, seed: *seed, ..ScanOptions::default() };
        p(&half_a_year(news, *seed), &options) <= ALPHA
    };
    (0..runs).into_par_iter().filter(alarm).count() as f64 / runs as f64
}

#[test]
fn where_nothing_happens_there_is_hardly_an_alarm() {
    let share = alarms(NOTHING, 200, p_by_effort);
    assert!(share <= 0.08, "{share} false alarms");
    let share = alarms(NOTHING, 60, p_by_permutation);
    assert!(share <= 0.10, "{share} false alarms without effort");
}

#[test]
fn a_new_route_is_no_alarm_to_the_scan_that_knows_of_it() {
    let (knowing, ignorant) = (alarms(NEW_ROUTE, 100, p_by_effort), alarms(NEW_ROUTE, 30, p_by_permutation));
    assert!(knowing <= 0.10, "{knowing} false alarms");
    assert!(ignorant >= 0.70, "{ignorant}: the warning of scan_permutation would be wrong");
}

#[test]
fn an_outbreak_is_seen() {
    let (knowing, ignorant) = (alarms(OUTBREAK, 40, p_by_effort), alarms(OUTBREAK, 40, p_by_permutation));
    assert!(knowing >= 0.70 && knowing >= ignorant, "{knowing} seen, {ignorant} without effort");
}

#[test]
fn an_outbreak_on_a_new_route_is_seen_nearly_always() {
    let share = alarms(BOTH, 40, p_by_effort);
    assert!(share >= 0.95, "{share} seen");
}

/// So that the shares above are shares of something like half a year of a district.
#[test]
fn the_districts_are_as_described() {
    let finds: u64 = (0..20).map(|seed| half_a_year(NOTHING, seed).finds.iter().sum::<u64>()).sum();
    assert!((13_000..15_000).contains(&finds), "{finds} finds in 20 half years");
}

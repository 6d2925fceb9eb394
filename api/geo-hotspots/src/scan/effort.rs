//! The scan that knows where people searched.

use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, Exp1, Gamma};

use super::circles::Circles;
use super::permutation::newest;
use super::windows::{Lengths, MOST_WEEKS, Surprise, Windows, run_up};
use super::{Cluster, ScanError, ScanOptions, check, clusters, least_finds};
use crate::cube::Cube;
use crate::metres::PlanePoint;
use crate::rates::{Posterior, Prior};

/// Clusters of finds given effort: more than the cells' own past and today's search explain. Strongest first, not
/// overlapping.
///
/// Each cell's rate is learnt from `baseline` (best 52 weeks, ending where `recent` begins) with the map's own prior:
/// `λ_l ~ Gamma(α + c_l, β + km_l)`; cells never searched have the prior itself. A window is expected to hold
/// `μ = f Σ E[λ_l] km_lt`, f being what makes the expectations of all cells and all `longest_weeks` add up to the finds
/// there were, so that a busy month in the whole town is no alarm. With `c > μ` finds its score is
/// `c ln(c/μ) - (c - μ)`. On maps of chance the same number of finds falls on cells and weeks in proportion to
/// `λ_l km_lt`, each λ drawn from what is known of it: a cell hardly known may well be busier than thought.
///
/// This extends the expectation-based scan of Neill et al. 2005 by effort and by rates that are only known in part; the
/// extension is this crate's own.
///
/// `recent` holds at least `longest_weeks` weeks; older ones are not read. Only finds of patrols belong here. Cells
/// with neither effort nor finds in these weeks have no part in it.
///
/// # Errors
/// [`ScanError`] when points, cubes and options do not fit each other.
///
/// # Example
/// ```
/// use geo_hotspots::{Cube, PlanePoint, ScanOptions, scan_effort};
///
/// // Four places, 300 m apart, all walked as ever; at the last one finds are suddenly many.
/// let points = [0.0, 300.0, 600.0, 900.0].map(|x_m| PlanePoint { x_m, y_m: 0.0 });
/// let baseline = Cube::new(1, vec![40, 44, 36, 40], vec![52.0; 4])?;
/// let recent = Cube::new(2, vec![2, 1, 1, 2, 1, 1, 2, 11], vec![1.5; 8])?;
/// let options = ScanOptions { longest_weeks: 2, ..ScanOptions::default() };
/// let cluster = &scan_effort(&points, &baseline, &recent, &options)?[0];
/// assert_eq!((cluster.centre, cluster.weeks, cluster.finds), (3, 1, 11));
/// assert!(cluster.recurrence_days() > 365.0, "{cluster:?}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn scan_effort(
    points: &[PlanePoint],
    baseline: &Cube,
    recent: &Cube,
    options: &ScanOptions,
) -> Result<Vec<Cluster>, ScanError> {
    check(points, &[baseline, recent], recent.steps, options)?;
    let rates = rates(baseline)?;
    let weeks = options.longest_weeks;
    let places: Vec<usize> = (0..points.len()).filter(|place| has_part(recent, *place, weeks)).collect();
    let finds: Vec<Lengths<i32>> = places.iter().map(|place| lately(recent, *place, weeks)).collect();
    let total: i32 = finds.iter().flatten().sum();
    let chances: Vec<Chances> = places
        .iter()
        .map(|place| Chances { rate: rates[*place], km: walked(recent, *place, weeks) })
        .collect();
    let windows = windows(points, &places, &chances, total, options);
    let finds: Vec<Lengths<i32>> = finds.into_iter().map(run_up).collect();
    let redraw = |rng: &mut ChaCha8Rng| scattered(total, &chances, rng);
    Ok(clusters(&windows, &finds, (&places, points), options, redraw))
}

/// What decides how many finds a place gets.
struct Chances {
    rate: Posterior,
    /// By week, the newest first.
    km: Lengths<f64>,
}

fn rates(baseline: &Cube) -> Result<Vec<Posterior>, ScanError> {
    let cells = 0..baseline.cells();
    let finds: Vec<u64> = cells.clone().map(|cell| baseline.finds_of(cell).iter().sum()).collect();
    let km: Vec<f64> = cells.map(|cell| baseline.km_of(cell).iter().sum()).collect();
    let prior = Prior::fit(&finds, &km)?;
    // Finds where nobody is known to have searched tell no rate.
    let rate = |(finds, km): (u64, f64)| prior.posterior(if km > 0.0 { finds } else { 0 }, km);
    Ok(finds.into_iter().zip(km).map(rate).collect())
}

fn has_part(recent: &Cube, place: usize, weeks: usize) -> bool {
    lately(recent, place, weeks).iter().any(|finds| *finds > 0)
        || walked(recent, place, weeks).iter().any(|km| *km > 0.0)
}

fn lately(recent: &Cube, place: usize, weeks: usize) -> Lengths<i32> {
    let mut finds = newest(recent.finds_of(place));
    finds[weeks..].fill(0);
    finds
}

fn walked(recent: &Cube, place: usize, weeks: usize) -> Lengths<f64> {
    let mut walked = [0.0; MOST_WEEKS];
    for (week, km) in walked.iter_mut().zip(recent.km_of(place).iter().rev().take(weeks)) {
        *week = *km;
    }
    walked
}

fn windows(
    points: &[PlanePoint],
    places: &[usize],
    chances: &[Chances],
    total: i32,
    options: &ScanOptions,
) -> Windows {
    let there: Vec<PlanePoint> = places.iter().map(|place| points[*place]).collect();
    let by_rate: Vec<Lengths<f64>> =
        chances.iter().map(|place| place.km.map(|km| place.rate.mean() * km)).collect();
    let sum: f64 = by_rate.iter().flatten().sum();
    let town = if sum > 0.0 { f64::from(total) / sum } else { 0.0 };
    Windows {
        circles: Circles::grow(&there, options.radius_m),
        weeks: options.longest_weeks,
        surprise: Surprise::Expectation,
        least_finds: least_finds(options),
        least_km: options.least_km,
        expected: by_rate.into_iter().map(|weeks| run_up(weeks.map(|finds| finds * town))).collect(),
        km: chances.iter().map(|place| run_up(place.km)).collect(),
    }
}

/// A map of chance: as many finds as there were, each where and when it may fall.
fn scattered(total: i32, chances: &[Chances], rng: &mut ChaCha8Rng) -> Vec<Lengths<i32>> {
    let weights: Vec<Lengths<f64>> = chances.iter().map(|place| weights(place, rng)).collect();
    let marks = marks(total, weights.iter().flatten().sum(), rng);
    let mut finds = vec![[0; MOST_WEEKS]; chances.len()];
    let (mut reached, mut marks) = (0.0, marks.peekable());
    for (finds, weights) in finds.iter_mut().zip(&weights) {
        for (finds, weight) in finds.iter_mut().zip(weights) {
            reached += weight;
            while marks.next_if(|mark| *mark < reached).is_some() {
                *finds += 1;
            }
        }
    }
    finds.into_iter().map(run_up).collect()
}

fn weights(place: &Chances, rng: &mut ChaCha8Rng) -> Lengths<f64> {
    let rate = Gamma::new(place.rate.shape, 1.0 / place.rate.rate);
    let rate = rate.map_or_else(|_| place.rate.mean(), |rate| rate.sample(rng));
    place.km.map(|km| rate * km)
}

/// Places on a line of some length, at random and sorted: sums of waiting times, scaled to it.
fn marks(count: i32, length: f64, rng: &mut ChaCha8Rng) -> impl Iterator<Item = f64> + use<> {
    let mut sum = 0.0;
    let sums: Vec<f64> = (0..=count)
        .map(|_| {
            let wait: f64 = Exp1.sample(rng);
            sum += wait;
            sum
        })
        .collect();
    sums.into_iter().take(usize::try_from(count).unwrap_or(0)).map(move |at| at / sum * length)
}

//! The classic scan of finds alone: places and weeks as they are, but shuffled against each other.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use super::circles::Circles;
use super::windows::{Lengths, MOST_WEEKS, Surprise, Windows, run_up};
use super::{Cluster, ScanError, ScanOptions, check, clusters, least_finds};
use crate::cube::Cube;
use crate::metres::PlanePoint;

/// Clusters of finds in place and time, for finds whose effort is not known. Strongest first, not overlapping.
///
/// With `c_l` finds of place l, `c_t` of week t and C in all, a window is expected to hold
/// `μ = Σ_l c_l · Σ_t c_t / C`; with `c > μ` finds its score is `c ln(c/μ) + (C - c) ln((C - c)/(C - μ))`. On maps of
/// chance the weeks are shuffled over the finds. Busy places and busy weeks cancel out; a new patrol route does not: it
/// raises a false alarm nearly every time. Where effort is known, use [`super::scan_effort`].
///
/// `counts` holds whole weeks, of which the last `longest_weeks` may have news; its kilometres are not read. Cells
/// without finds have no part in it. Cost: O(finds of the last weeks + cells · cells of a circle) for each map.
///
/// # Errors
/// [`ScanError`] when points, cube and options do not fit each other.
///
/// # Example
/// ```
/// use geo_hotspots::{Cube, PlanePoint, ScanOptions, scan_permutation};
///
/// // One place is as ever, another had hardly anything for two weeks, and then twenty finds.
/// let counts = Cube::new(3, vec![1, 2, 0, 0, 1, 20], vec![0.0; 6])?;
/// let points = [PlanePoint { x_m: 0.0, y_m: 0.0 }, PlanePoint { x_m: 500.0, y_m: 0.0 }];
/// let options = ScanOptions { longest_weeks: 1, ..ScanOptions::default() };
/// let cluster = &scan_permutation(&points, &counts, &options)?[0];
/// assert_eq!((cluster.centre, cluster.finds, cluster.expected), (1, 20, 17.5));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn scan_permutation(
    points: &[PlanePoint],
    counts: &Cube,
    options: &ScanOptions,
) -> Result<Vec<Cluster>, ScanError> {
    check(points, &[counts], counts.steps, options)?;
    let places: Vec<usize> =
        (0..points.len()).filter(|place| counts.finds_of(*place).iter().any(|finds| *finds > 0)).collect();
    let windows = windows(points, counts, &places, options);
    let weekly = weekly(counts);
    let recent = |place: &usize| newest(counts.finds_of(*place));
    let finds: Vec<Lengths<i32>> = places.iter().map(|place| run_up(recent(place))).collect();
    let homes = homes(counts, &places);
    let redraw = |rng: &mut ChaCha8Rng| shuffled(homes.clone(), places.len(), &weekly, rng);
    Ok(clusters(&windows, &finds, (&places, points), options, redraw))
}

fn windows(points: &[PlanePoint], counts: &Cube, places: &[usize], options: &ScanOptions) -> Windows {
    let there: Vec<PlanePoint> = places.iter().map(|place| points[*place]).collect();
    let all_finds = counts.finds.iter().sum::<u64>() as f64;
    let until = run_up(weekly(counts).map(f64::from));
    let expected = |place: &usize| {
        let finds = counts.finds_of(*place).iter().sum::<u64>() as f64;
        until.map(|recent| finds * recent / all_finds)
    };
    Windows {
        circles: Circles::grow(&there, options.radius_m),
        weeks: options.longest_weeks,
        surprise: Surprise::Share { all_finds },
        least_finds: least_finds(options),
        least_km: 0.0,
        expected: places.iter().map(expected).collect(),
        km: vec![[0.0; MOST_WEEKS]; places.len()],
    }
}

/// Finds of each of the last weeks on the whole map, the newest first.
fn weekly(counts: &Cube) -> Lengths<i32> {
    let mut weekly = [0; MOST_WEEKS];
    for place in 0..counts.cells() {
        super::windows::add(&mut weekly, &newest(counts.finds_of(place)));
    }
    weekly
}

/// The last weeks of a cell, the newest first.
pub(super) fn newest(finds: &[u64]) -> Lengths<i32> {
    let mut newest = [0; MOST_WEEKS];
    for (week, finds) in newest.iter_mut().zip(finds.iter().rev()) {
        *week = i32::try_from(*finds).expect("all finds together are checked to fit");
    }
    newest
}

/// The place of each find.
fn homes(counts: &Cube, places: &[usize]) -> Vec<u32> {
    let finds = |place: &usize| counts.finds_of(*place).iter().sum::<u64>() as usize;
    (0..).zip(places).flat_map(|(nth, place)| std::iter::repeat_n(nth, finds(place))).collect()
}

/// A map of chance: as many finds each week as there were, taken from all finds alike. Older weeks need no draw.
fn shuffled(
    mut homes: Vec<u32>,
    places: usize,
    weekly: &Lengths<i32>,
    rng: &mut ChaCha8Rng,
) -> Vec<Lengths<i32>> {
    let mut finds = vec![[0; MOST_WEEKS]; places];
    let mut drawn = 0;
    for (week, total) in weekly.iter().enumerate() {
        for _ in 0..*total {
            let pick = rng.random_range(drawn..homes.len());
            homes.swap(drawn, pick);
            finds[homes[drawn] as usize][week] += 1;
            drawn += 1;
        }
    }
    finds.into_iter().map(run_up).collect()
}

//! Groups of points, against the vector and against `geo`.

use geo::{Dbscan, Point};
use geo_hotspots::{PlanePoint, dbscan, least_points};
use proptest::prelude::*;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;

fn by_geo(points: &[PlanePoint], eps_m: f64, least: usize) -> Vec<Option<u32>> {
    let points: Vec<Point> = points.iter().map(|at| Point::new(at.x_m, at.y_m)).collect();
    points
        .as_slice()
        .dbscan(eps_m, least)
        .into_iter()
        .map(|group| group.map(|number| number as u32))
        .collect()
}

/// Blobs, streets and scattered points, in random order.
fn town(points: usize, width_m: f64, seed: u64) -> Vec<PlanePoint> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let blobs: Vec<(f64, f64, f64)> = (0..12)
        .map(|_| {
            (rng.random_range(0.0..width_m), rng.random_range(0.0..width_m), rng.random_range(4.0..25.0))
        })
        .collect();
    let mut place = |nth: usize| match nth % 4 {
        0 => (rng.random_range(0.0..width_m), rng.random_range(0.0..width_m)),
        1 => (rng.random_range(0.0..width_m), width_m / 3.0 + rng.random_range(-3.0..3.0)),
        _ => {
            let (x, y, spread) = blobs[rng.random_range(0..blobs.len())];
            let mut off = || spread * (0..4).map(|_| rng.random_range(-1.0..1.0)).sum::<f64>();
            (x + off(), y + off())
        }
    };
    (0..points).map(&mut place).map(|(x_m, y_m)| PlanePoint { x_m, y_m }).collect()
}

#[test]
fn the_groups_are_those_of_the_reference_library() {
    let vectors: Value = serde_json::from_str(include_str!("scan_and_pictures.json")).unwrap();
    let vector = &vectors["dbscan_eps30_min4"];
    let points: Vec<(f64, f64)> = serde_json::from_value(vector["xy"].clone()).unwrap();
    let points: Vec<PlanePoint> = points.into_iter().map(|(x_m, y_m)| PlanePoint { x_m, y_m }).collect();
    let labels: Vec<i64> = serde_json::from_value(vector["labels"].clone()).unwrap();
    let expected: Vec<Option<u32>> = labels.into_iter().map(|label| u32::try_from(label).ok()).collect();
    assert_eq!(dbscan(&points, 30.0, 4), expected);
}

#[test]
fn thousands_of_points_are_grouped_and_numbered_as_geo_does() {
    for (seed, (eps_m, least)) in
        (0..).zip([(30.0, 10), (30.0, 4), (12.0, 3), (60.0, 40), (5.0, 2), (30.0, 1)])
    {
        for count in [300, 2_000, 6_000] {
            let points = town(count, 900.0, seed);
            let groups = dbscan(&points, eps_m, least);
            assert_eq!(groups, by_geo(&points, eps_m, least), "{count} points, {eps_m} m, {least}");
            assert!(count < 6_000 || groups.iter().flatten().count() > 0, "no groups to compare");
        }
    }
}

/// Whole metres put many points exactly `eps` apart and many on one spot.
#[test]
fn points_exactly_as_far_apart_as_allowed_are_near() {
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    for (eps_m, least) in [(5.0, 4), (1.0, 3), (2.0_f64.sqrt(), 5), (13.0, 9), (0.0, 3)] {
        let mut metre = || f64::from(rng.random_range(0..40_u8));
        let points: Vec<PlanePoint> = (0..900).map(|_| PlanePoint { x_m: metre(), y_m: metre() }).collect();
        assert_eq!(dbscan(&points, eps_m, least), by_geo(&points, eps_m, least), "{eps_m} m, {least}");
    }
}

#[test]
fn places_on_other_continents_and_places_that_are_none_do_no_harm() {
    let mut points = town(500, 300.0, 1);
    points.push(PlanePoint { x_m: 1e12, y_m: -1e300 });
    let far = dbscan(&points, 30.0, 6);
    assert_eq!(far, by_geo(&points, 30.0, 6));
    points.insert(7, PlanePoint { x_m: f64::NAN, y_m: 0.0 });
    points.insert(9, PlanePoint { x_m: 0.0, y_m: f64::INFINITY });
    let mut among = dbscan(&points, 30.0, 6);
    assert_eq!((among.remove(9), among.remove(7)), (None, None));
    assert_eq!(among, far);
}

#[test]
fn two_crowded_spots_just_too_far_apart_cost_no_time() {
    let spot = |x_m: f64| std::iter::repeat_n(PlanePoint { x_m, y_m: 0.0 }, 60_000);
    let points: Vec<PlanePoint> = spot(0.0).chain(spot(30.001)).collect();
    let groups = dbscan(&points, 30.0, 10);
    assert_eq!((groups[0], groups[119_999]), (Some(0), Some(1)));
}

#[test]
fn nonsense_makes_no_group() {
    let points = town(50, 10.0, 2);
    for (eps_m, least) in [(30.0, 0), (30.0, 51), (-1.0, 3), (f64::NAN, 3)] {
        assert_eq!(dbscan(&points, eps_m, least), vec![None; 50]);
    }
    assert_eq!(dbscan(&points, f64::INFINITY, 50), vec![Some(0); 50]);
    assert_eq!(dbscan(&[], 30.0, 4), Vec::new());
    assert_eq!(least_points(1_000, 0.0, 0.0), 10);
}

proptest! {
    #[test]
    fn any_points_are_grouped_as_geo_does(
        places in prop::collection::vec((-60.0..60.0, -60.0..60.0), 0..120), eps_m in 0.0..40.0, least in 1..9_usize,
    ) {
        let points: Vec<PlanePoint> = places.into_iter().map(|(x_m, y_m)| PlanePoint { x_m, y_m }).collect();
        prop_assert_eq!(dbscan(&points, eps_m, least), by_geo(&points, eps_m, least));
    }
}

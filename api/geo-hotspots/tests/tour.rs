//! Loops: the best one of few places, and how near a good one comes to it.

use geo_hotspots::PlanePoint;
use geo_hotspots::plan::{MOST_EXACT, Tour, TourError, best_tour, good_tour, tour};
use proptest::prelude::*;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const START: PlanePoint = PlanePoint { x_m: 0.0, y_m: 0.0 };

fn any_point() -> impl Strategy<Value = PlanePoint> {
    let place = (-900.0..900.0, -900.0..900.0);
    prop_oneof![9 => place, 1 => Just((0.0, 0.0)), 1 => Just((250.0, -250.0))]
        .prop_map(|(x_m, y_m)| PlanePoint { x_m, y_m })
}

fn any_places(most: usize) -> impl Strategy<Value = (Vec<PlanePoint>, Vec<f64>)> {
    let gain = prop_oneof![4 => 0.0..10.0, 1 => Just(0.0), 1 => Just(1.0)];
    prop::collection::vec((any_point(), gain), 0..=most).prop_map(|places| places.into_iter().unzip())
}

/// What a loop must be, whoever made it.
fn check(found: &Tour, points: &[PlanePoint], gains: &[f64], limit_m: f64) -> Result<(), TestCaseError> {
    let mut once = found.stops.clone();
    once.sort_unstable();
    once.dedup();
    prop_assert_eq!(once.len(), found.stops.len(), "no place twice");
    let stops = found.stops.iter().map(|stop| points[*stop]);
    let ends: Vec<PlanePoint> = [START].into_iter().chain(stops).chain([START]).collect();
    let length_m: f64 = ends.windows(2).map(|leg| leg[0].distance_m(leg[1])).sum();
    prop_assert!((found.length_m - length_m).abs() < 1e-6);
    prop_assert!(found.length_m <= limit_m, "{} m of {limit_m}", found.length_m);
    prop_assert!((found.gain - found.stops.iter().map(|stop| gains[*stop]).sum::<f64>()).abs() < 1e-9);
    prop_assert!(found.stops.iter().all(|stop| gains[*stop] > 0.0));
    Ok(())
}

/// The greatest gain of any order of any places, by trying them all.
fn brute_force(
    points: &[PlanePoint],
    gains: &[f64],
    limit_m: f64,
    way: &mut Vec<usize>,
    length_m: f64,
) -> f64 {
    let at = way.last().map_or(START, |last| points[*last]);
    if length_m + at.distance_m(START) > limit_m {
        return 0.0;
    }
    let mut best = way.iter().map(|stop| gains[*stop]).sum();
    for next in 0..points.len() {
        if !way.contains(&next) {
            way.push(next);
            let further = length_m + at.distance_m(points[next]);
            best = brute_force(points, gains, limit_m, way, further).max(best);
            way.pop();
        }
    }
    best
}

proptest! {
    #[test]
    fn no_order_of_few_places_gains_more((points, gains) in any_places(6), limit_m in 0.0..4_000.0) {
        let found = best_tour(&points, &gains, START, limit_m).unwrap();
        check(&found, &points, &gains, limit_m)?;
        let best = brute_force(&points, &gains, limit_m, &mut Vec::new(), 0.0);
        prop_assert!((found.gain - best).abs() < 1e-9, "{} instead of {best}", found.gain);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn few_places_get_the_best_loop_and_many_a_good_one((points, gains) in any_places(24), limit_m in 0.0..6_000.0) {
        let found = tour(&points, &gains, START, limit_m).unwrap();
        check(&found, &points, &gains, limit_m)?;
        let good = good_tour(&points, &gains, START, limit_m).unwrap();
        check(&good, &points, &gains, limit_m)?;
        prop_assert!(found.gain >= good.gain - 1e-9);
        prop_assert_eq!(&found, &tour(&points, &gains, START, limit_m).unwrap(), "the same again");
        let best_of_few = best_tour(&points, &gains, START, limit_m).unwrap();
        if found.stops.len() <= MOST_EXACT {
            prop_assert!(found.gain >= 0.9 * best_of_few.gain);
        }
    }
}

#[test]
fn a_good_loop_gains_nearly_what_the_best_one_does() {
    let mut rng = ChaCha8Rng::seed_from_u64(60);
    let mut shares = Vec::new();
    for _ in 0..150 {
        let places = rng.random_range(4..=MOST_EXACT);
        let mut metres = || rng.random_range(-900.0..900.0_f64);
        let points: Vec<PlanePoint> =
            (0..places).map(|_| PlanePoint { x_m: metres(), y_m: metres() }).collect();
        let gains: Vec<f64> = (0..places).map(|_| -rng.random_range(0.001..1.0_f64).ln()).collect();
        let limit_m = rng.random_range(1_500.0..5_000.0);
        let best = best_tour(&points, &gains, START, limit_m).unwrap();
        let good = good_tour(&points, &gains, START, limit_m).unwrap();
        if best.gain > 0.0 {
            shares.push(good.gain / best.gain);
        }
    }
    let mean = shares.iter().sum::<f64>() / shares.len() as f64;
    let worst = shares.iter().copied().fold(1.0, f64::min);
    assert!(shares.len() > 140 && shares.iter().all(|share| *share <= 1.0 + 1e-9));
    assert!(mean >= 0.99 && worst >= 0.9, "mean {mean}, worst {worst} of the best");
}

#[test]
fn nothing_to_gain_or_no_way_to_go_is_an_empty_loop() {
    let corner = [PlanePoint { x_m: 300.0, y_m: 400.0 }];
    assert_eq!(tour(&[], &[], START, 1_000.0), Ok(Tour::default()));
    assert_eq!(tour(&corner, &[0.0], START, 2_000.0), Ok(Tour::default()));
    assert_eq!(tour(&corner, &[1.0], START, 999.9), Ok(Tour::default()));
    assert_eq!(tour(&corner, &[1.0], START, 1_000.0).unwrap().stops, [0]);
    assert_eq!(tour(&corner, &[1.0], START, f64::INFINITY).unwrap().stops, [0]);
}

#[test]
fn a_number_that_is_none_is_refused_and_named() {
    let at = |x_m| PlanePoint { x_m, y_m: 0.0 };
    let nan = f64::NAN;
    assert_eq!(tour(&[at(1.0)], &[], START, 9.0), Err(TourError::Shape { points: 1, gains: 0 }));
    assert_eq!(tour(&[at(1.0), at(nan)], &[1.0; 2], START, 9.0), Err(TourError::Point { index: 1 }));
    assert_eq!(tour(&[at(1e300)], &[1.0], START, 9.0), Err(TourError::Point { index: 0 }));
    assert_eq!(tour(&[], &[], at(f64::INFINITY), 9.0), Err(TourError::Start));
    for gain in [nan, -1.0, f64::INFINITY] {
        assert_eq!(tour(&[at(1.0)], &[gain], START, 9.0), Err(TourError::Gain { index: 0 }));
    }
    for limit_m in [nan, -1.0] {
        assert_eq!(tour(&[at(1.0)], &[1.0], START, limit_m), Err(TourError::Limit));
    }
}

#[test]
fn hundreds_of_places_on_one_spot_are_walked_at_once() {
    let points = vec![PlanePoint { x_m: 10.0, y_m: 0.0 }; 300];
    let found = tour(&points, &[1.0; 300], START, 25.0).unwrap();
    assert!(found.stops.len() == 60 && found.length_m <= 25.0);
}

//! What must hold for the ground of any track, however broken.

use geo_hotspots::effort::{Fix, Ground, Spent, Transport, Walk};
use proptest::prelude::*;

fn any_number(common: impl Strategy<Value = f64> + 'static) -> impl Strategy<Value = f64> {
    prop_oneof![12 => common, 1 => prop_oneof![
        Just(f64::NAN), Just(f64::INFINITY), Just(f64::NEG_INFINITY), Just(0.0), Just(-0.0), Just(90.0), Just(-90.0),
        Just(85.0), Just(180.0), Just(-180.0), Just(1e300), any::<f64>(),
    ]]
}

fn any_time() -> impl Strategy<Value = i64> {
    prop_oneof![20 => 0..90_000_i64, 2 => Just(0), 2 => -90_000..0_i64, 1 => any::<i64>()]
}

/// Tracks that mostly go on, with anything in between: each time and place is told by its distance to the one before.
fn any_track() -> impl Strategy<Value = Vec<Fix>> {
    let step = (any_time(), any_number(-0.0006..0.0006), any_number(-0.0006..0.0006), any_number(0.0..30.0));
    let start = (any_number(-90.0..90.0), any_number(-180.0..180.0), any::<bool>());
    (start, prop::collection::vec(step, 0..120)).prop_map(|((lat, lon, is_far), steps)| {
        let mut here = (1_795_284_000_000_i64, lat, if is_far { 179.9995 } else { lon });
        let fix = |(ms, north, east, accuracy_m): (i64, f64, f64, f64)| {
            here.0 = here.0.saturating_add(ms);
            let moved = (here.1 + north, here.2 + east);
            if moved.0.abs() <= 90.0 && moved.1.is_finite() {
                (here.1, here.2) = (moved.0, (moved.1 + 180.0).rem_euclid(360.0) - 180.0);
                return Fix { lat: here.1, lon: here.2, accuracy_m, at_ms: here.0 };
            }
            Fix { lat: moved.0, lon: moved.1, accuracy_m, at_ms: here.0 }
        };
        steps.into_iter().map(fix).collect()
    })
}

fn any_transport() -> impl Strategy<Value = Transport> {
    prop_oneof![Just(Transport::Foot), Just(Transport::Bicycle), Just(Transport::Van)]
}

fn walked(fixes: &[Fix], transport: Transport) -> Ground<i64> {
    let mut walk = Walk::new(transport, |at_ms: i64| at_ms.div_euclid(86_400_000));
    fixes.iter().for_each(|fix| walk.hear(*fix));
    walk.end()
}

fn sum(ground: &Ground<i64>) -> Spent {
    ground.cells.values().fold(Spent::default(), |sum, spent| Spent {
        seconds: sum.seconds + spent.seconds,
        metres: sum.metres + spent.metres,
    })
}

proptest! {
    #[test]
    fn no_track_breaks_it(fixes in any_track(), transport in any_transport()) {
        let ground = walked(&fixes, transport);
        prop_assert!(ground.rough + ground.fast <= fixes.len());
        for spent in ground.cells.values() {
            prop_assert!(spent.seconds.is_finite() && spent.seconds >= 0.0, "{spent:?}");
            prop_assert!(spent.metres.is_finite() && spent.metres >= 0.0, "{spent:?}");
            prop_assert!(*spent != Spent::default(), "a cell that nothing was spent in");
        }
    }

    #[test]
    fn no_second_is_counted_twice(fixes in any_track(), transport in any_transport()) {
        let heard_s: f64 = fixes.windows(2).map(|pair| {
            let ms = pair[1].at_ms.saturating_sub(pair[0].at_ms);
            if (0..=60_000).contains(&ms) { ms as f64 / 1_000.0 } else { 60.0 }
        }).sum();
        prop_assert!(sum(&walked(&fixes, transport)).seconds <= heard_s + 1e-6);
    }

    #[test]
    fn a_walk_over_the_antimeridian_is_as_long_as_anywhere(
        steps in prop::collection::vec((1_000..20_000_i64, -0.0002..0.0002, -0.0002..0.0002), 2..80),
        lat in -60.0..60.0,
    ) {
        let walk_from = |lon: f64| {
            let mut here = (0_i64, lat, lon);
            let fixes: Vec<Fix> = steps.iter().map(|(ms, north, east)| {
                here = (here.0 + ms, here.1 + north, here.2 + east);
                let lon = if here.2 > 180.0 { here.2 - 360.0 } else { here.2 };
                Fix { lat: here.1, lon, accuracy_m: 8.0, at_ms: here.0 }
            }).collect();
            sum(&walked(&fixes, Transport::Foot))
        };
        let (here, there) = (walk_from(10.0), walk_from(179.9999));
        prop_assert!((here.seconds - there.seconds).abs() < 1e-6);
        prop_assert!((here.metres - there.metres).abs() < 1e-3 * (1.0 + here.metres));
    }

    #[test]
    fn a_rest_between_all_fixes_leaves_no_ground(fixes in any_track()) {
        let mut walk = Walk::new(Transport::Foot, |_| 0_i64);
        for fix in fixes {
            walk.hear(fix);
            walk.rest();
        }
        prop_assert!(walk.end().cells.is_empty());
    }
}

//! Many positions at once have the cells they have one by one.

use geo_hotspots::{Cell, Position, cell_at, cells_at};
use proptest::prelude::*;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

fn one_by_one(positions: &[Position]) -> Vec<Cell> {
    positions.iter().map(|position| cell_at(*position)).collect()
}

/// Positions around places where the grid is bent, turned or cut, and around Vesterbro; nearer and further.
#[test]
fn thousands_of_positions_on_all_kinds_of_ground_have_their_own_cells() {
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    let places = [
        (55.669, 12.553),
        (0.0, 0.0),
        (-33.9, 18.4),
        (64.7, 10.5),
        (-17.8, 179.999),
        (37.77, -122.42),
        (79.99, 20.0),
        (89.0, 5.0),
        // Near a corner and an edge of the icosahedron.
        (58.282_525, 10.535_123),
        (2.300_882, -5.245_391),
        (50.1, 9.6),
    ];
    for (lat, lon) in places {
        for reach in [0.0004, 0.01, 0.2] {
            let mut off = |degrees: f64| rng.random_range(degrees - reach..degrees + reach);
            let positions: Vec<Position> = (0..2_000)
                .map(|_| Position::new(off(lat), (off(lon) + 180.0).rem_euclid(360.0) - 180.0).unwrap())
                .collect();
            assert_eq!(cells_at(&positions), one_by_one(&positions), "around {lat}, {lon}");
        }
    }
}

proptest! {
    #[test]
    fn any_positions_have_their_own_cells(places in prop::collection::vec((-90.0..=90.0, -180.0..=180.0), 0..40)) {
        let positions: Vec<Position> = places.into_iter().map(|(lat, lon)| Position::new(lat, lon).unwrap()).collect();
        let twice = [positions.clone(), positions].concat();
        prop_assert_eq!(cells_at(&twice), one_by_one(&twice));
    }
}

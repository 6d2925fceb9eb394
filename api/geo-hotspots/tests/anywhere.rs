//! Poles, the antimeridian and the twelve pentagons of the grid are ground like any other.

use geo_hotspots::{
    Cell, Cube, DayCounts, History, Neighbours, Position, Resolution, cell_at, emerging, gi_star, outline_of,
    read_map,
};
use proptest::prelude::*;

fn around(lat: f64, lon: f64, rings: u32) -> Vec<Cell> {
    let mut cells: Vec<Cell> = cell_at(Position::new(lat, lon).expect("a place on Earth")).grid_disk(rings);
    cells.sort_unstable();
    cells.dedup();
    cells
}

fn odd_places() -> impl Strategy<Value = (f64, f64)> {
    // A corner of the icosahedron, where a cell has five neighbours.
    let pentagon = Just((58.282_525, 10.535_123));
    let poles = (prop_oneof![Just(90.0), Just(-90.0), 89.99..90.0_f64], -180.0..=180.0_f64);
    let cut = (-80.0..80.0_f64, prop_oneof![Just(180.0), Just(-180.0), 179.999..180.0_f64]);
    prop_oneof![pentagon, poles, cut, (-90.0..=90.0_f64, -180.0..=180.0_f64)]
}

proptest! {
    #[test]
    fn neighbours_are_mutual_and_near_each_other_everywhere((lat, lon) in odd_places()) {
        let cells = around(lat, lon, 3);
        let neighbours = Neighbours::of(&cells).unwrap();
        for (index, disk) in neighbours.disks().enumerate() {
            let own = u32::try_from(index).unwrap();
            prop_assert!(disk.contains(&own) && disk.len() <= 7);
            prop_assert!(disk.iter().all(|other| neighbours.disk(*other as usize).contains(&own)));
        }
        prop_assert!(neighbours.disks().any(|disk| disk.len() >= 6));
    }

    #[test]
    fn a_map_of_any_ground_is_read_without_a_number_that_is_none((lat, lon) in odd_places(), seed in 0..97_u64) {
        let cells = around(lat, lon, 4);
        let neighbours = Neighbours::of(&cells).unwrap();
        let finds: Vec<u64> = (0..cells.len() as u64).map(|cell| (cell * 31 + seed) % 7).collect();
        let km: Vec<f64> = (0..cells.len() as u64).map(|cell| ((cell * 17 + seed) % 5) as f64).collect();
        let reading = read_map(&finds, &km, &neighbours, 1.0).unwrap();
        prop_assert!(reading.cells.iter().all(|cell| cell.posterior.mean().is_finite()));
        prop_assert!(gi_star(&km, &neighbours).unwrap().iter().all(|z| z.is_finite()));
        let steps = |values: Vec<u64>| values.into_iter().flat_map(|value| vec![value; 10]).collect::<Vec<_>>();
        let cube = Cube::new(10, steps(finds), km.iter().flat_map(|km| [*km; 10]).collect()).unwrap();
        prop_assert_eq!(emerging(&cube, &neighbours).unwrap().len(), cells.len());
        prop_assert!(!outline_of(&cells).0.is_empty());
    }

    #[test]
    fn larger_cells_hold_all_their_parts_everywhere((lat, lon) in odd_places()) {
        let cells = around(lat, lon, 3);
        let find = DayCounts { finds: 1, items: 1, ..DayCounts::default() };
        let history = History::from_rows(cells.clone(), cells.iter().map(|cell| (*cell, 7, find)));
        let town = history.coarser(Resolution::Eight).unwrap();
        let finds: i64 = town.window(0, 9).iter().map(|counts| counts.finds).sum();
        prop_assert_eq!(finds, i64::try_from(cells.len()).unwrap());
    }
}

//! Outlines of cells and of points.

use geo::{Area, Contains, Covers, MultiPolygon, Point};
use geo_hotspots::{
    Cell, PlanePoint, Position, Resolution, cell_at, coarser, concave_outline, outline_of, shape,
};
use proptest::prelude::*;

fn here() -> Cell {
    cell_at(Position::new(55.6705, 12.5580).expect("a place on Earth"))
}

fn degrees(cells: &[Cell]) -> f64 {
    cells.iter().map(|cell| shape::boundary(*cell).unsigned_area()).sum()
}

#[test]
fn one_cell_has_its_own_outline() {
    let outline = outline_of(&[here()]);
    assert_eq!(outline.0.len(), 1);
    assert!((outline.unsigned_area() / degrees(&[here()]) - 1.0).abs() < 1e-9);
    assert_eq!(outline.0[0].exterior().0.len(), 7);
}

#[test]
fn a_ring_has_a_hole_and_two_places_have_two_parts() {
    let ring: Vec<Cell> = here().grid_ring(1);
    let outline = outline_of(&ring);
    assert_eq!((outline.0.len(), outline.0[0].interiors().len()), (1, 1));
    let far = cell_at(Position::new(55.68, 12.58).unwrap());
    assert_eq!(outline_of(&[here(), far]).0.len(), 2);
}

#[test]
fn no_cell_has_no_outline_and_repeated_or_mixed_cells_do_no_harm() {
    assert_eq!(outline_of(&[]), MultiPolygon::new(Vec::new()));
    let parent = coarser(here(), Resolution::Nine).unwrap();
    assert_eq!(outline_of(&[here(), here(), parent]), outline_of(&[here()]));
}

#[test]
fn a_tight_outline_follows_a_corner() {
    let line = |nth: u8| 10.0 * f64::from(nth);
    let arm = (0..80).map(|nth| (line(nth % 20), line(nth / 20)));
    let points: Vec<PlanePoint> = arm
        .flat_map(|(along, across)| [(along, across), (across, along)])
        .map(|(x_m, y_m)| PlanePoint { x_m, y_m })
        .collect();
    let outline = concave_outline(&points);
    // The two arms cover 10,500 m², their convex hull 22,050.
    assert!(outline.unsigned_area() < 14_000.0, "{} m²", outline.unsigned_area());
}

#[test]
fn few_points_and_points_that_are_none_have_an_outline_without_surface() {
    let at = |x_m: f64, y_m: f64| PlanePoint { x_m, y_m };
    for points in [vec![], vec![at(1.0, 2.0)], vec![at(1.0, 2.0), at(4.0, 6.0)], vec![at(3.0, 3.0); 9]] {
        assert_eq!(concave_outline(&points).unsigned_area(), 0.0, "{points:?}");
    }
    let triangle = [at(0.0, 0.0), at(f64::NAN, 1.0), at(30.0, 0.0), at(0.0, 40.0), at(0.0, f64::INFINITY)];
    assert_eq!(concave_outline(&triangle).unsigned_area(), 600.0);
}

proptest! {
    #[test]
    fn an_outline_holds_its_cells_and_no_more(chosen in prop::collection::vec(0..37_usize, 1..30)) {
        let around: Vec<Cell> = here().grid_disk(3);
        let mut cells: Vec<Cell> = chosen.into_iter().map(|nth| around[nth]).collect();
        let outline = outline_of(&cells);
        cells.sort_unstable();
        cells.dedup();
        prop_assert!((outline.unsigned_area() / degrees(&cells) - 1.0).abs() < 1e-9);
        for cell in around {
            let centre = Point::new(shape::centre(cell).lon(), shape::centre(cell).lat());
            prop_assert_eq!(outline.contains(&centre), cells.contains(&cell));
        }
    }

    #[test]
    fn a_tight_outline_covers_its_points(places in prop::collection::vec((0.0..400.0, 0.0..400.0), 3..80)) {
        let points: Vec<PlanePoint> = places.iter().map(|(x_m, y_m)| PlanePoint { x_m: *x_m, y_m: *y_m }).collect();
        let outline = concave_outline(&points);
        let wide = 1e-6;
        for at in &points {
            let near = [(0.0, 0.0), (wide, 0.0), (-wide, 0.0), (0.0, wide), (0.0, -wide)];
            let covered = near.iter().any(|(x, y)| outline.covers(&Point::new(at.x_m + x, at.y_m + y)));
            prop_assert!(covered, "{at:?} is outside");
        }
    }
}

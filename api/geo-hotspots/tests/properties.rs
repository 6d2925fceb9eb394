//! What must hold for every position, cell and area, not only for Vesterbro.

use geo::{Area, Contains, LineString, MultiPolygon, Point, Polygon, coord};
use geo_hotspots::{
    ANALYSIS_RESOLUTION, AreaError, Cell, CellClass, CellCounts, CountError, GridError, LocalPlane,
    PlaneError, PlanePoint, Position, PositionError, Resolution, cell_at, cells_in, coarser, days_per_cell,
    parse_cell, shape, sum_cells,
};
use proptest::prelude::*;

fn any_position() -> impl Strategy<Value = Position> {
    let lat = prop_oneof![4 => -90.0..=90.0, 1 => Just(90.0), 1 => Just(-90.0)];
    let lon = prop_oneof![4 => -180.0..=180.0, 1 => Just(180.0), 1 => Just(-180.0)];
    (lat, lon).prop_map(|(lat, lon)| at(lat, lon))
}

fn at(lat: f64, lon: f64) -> Position {
    Position::new(lat, lon).expect("a position on Earth")
}

fn coarse() -> impl Strategy<Value = Resolution> {
    (0_u8..=11).prop_map(|resolution| Resolution::try_from(resolution).expect("0 to 15"))
}

fn counts() -> impl Strategy<Value = CellCounts> {
    (0..50_i64, 0..50_i64, 0..9_999_i64, 0..86_400_i64, 0..50_000_i64, 0..90_i64).prop_map(
        |(finds, patrolled, items, seconds, metres, visits)| CellCounts {
            finds,
            patrolled,
            items,
            seconds,
            metres,
            visits,
        },
    )
}

fn rows() -> impl Strategy<Value = Vec<(Cell, CellCounts)>> {
    let near = (55.60..55.72, 12.48..12.62);
    let cell = prop_oneof![
        3 => near.prop_map(|(lat, lon)| cell_at(at(lat, lon))),
        1 => any_position().prop_map(cell_at),
    ];
    prop::collection::vec((cell, counts()), 0..60)
}

/// A star around a middle: any distances at rising angles give a ring that never crosses itself.
fn star(middle: (f64, f64), reach_degrees: f64, distances: &[f64]) -> LineString {
    let corners = distances.len() as f64;
    let ring = distances.iter().enumerate().map(|(nth, distance)| {
        let angle = std::f64::consts::TAU * nth as f64 / corners;
        let reach = reach_degrees * distance;
        coord! { x: middle.1 + 1.7 * reach * angle.cos(), y: middle.0 + reach * angle.sin() }
    });
    ring.collect()
}

fn star_area(distances: &[f64]) -> MultiPolygon {
    let hole: Vec<f64> = distances.iter().map(|distance| distance * 0.4).collect();
    let (rim, hole) = (star((55.67, 12.55), 0.004, distances), star((55.67, 12.55), 0.004, &hole));
    Polygon::new(rim, vec![hole]).into()
}

fn total(rows: &[(Cell, CellCounts)]) -> [i64; 5] {
    rows.iter().fold([0; 5], |sum, (_, row)| {
        [
            sum[0] + row.finds,
            sum[1] + row.items,
            sum[2] + row.seconds,
            sum[3] + row.metres,
            sum[4] + row.patrolled,
        ]
    })
}

proptest! {
    #[test]
    fn every_position_has_one_analysis_cell(position in any_position()) {
        let cell = cell_at(position);
        prop_assert_eq!(cell.resolution(), ANALYSIS_RESOLUTION);
        prop_assert_eq!(parse_cell(&cell.to_string(), ANALYSIS_RESOLUTION), Ok(cell));
        prop_assert_eq!(cell_at(shape::centre(cell)), cell);
    }

    #[test]
    fn a_longitude_of_half_a_turn_has_two_names_and_one_cell(lat in -90.0..=90.0) {
        let (east, west) = (Position::new(lat, 180.0).unwrap(), Position::new(lat, -180.0).unwrap());
        prop_assert_eq!(cell_at(east), cell_at(west));
    }

    #[test]
    fn positions_off_the_earth_are_refused(off in prop_oneof![
        Just(f64::NAN), Just(f64::INFINITY), Just(f64::NEG_INFINITY), 180.000_001..1e300, -1e300..-180.000_001,
    ]) {
        prop_assert_eq!(Position::new(off, 12.5), Err(PositionError::Latitude));
        prop_assert_eq!(Position::new(55.7, off), Err(PositionError::Longitude));
    }

    #[test]
    fn outlines_hold_their_centre_and_never_jump(position in any_position()) {
        prop_assume!(position.lat().abs() < 89.9);
        let cell = cell_at(position);
        let outline = shape::boundary(cell);
        let centre = Point::new(shape::centre(cell).lon(), shape::centre(cell).lat());
        prop_assert!(outline.contains(&centre));
        prop_assert!(outline.signed_area() > 0.0, "counter-clockwise");
        prop_assert!(outline.exterior().lines().all(|side| side.dx().abs() < 180.0));
    }

    #[test]
    fn text_that_is_not_a_cell_is_refused(text in "[0-9a-fA-Fx+ ]{0,18}") {
        let canonical = text.len() == 15 && text.to_lowercase() == text;
        if !canonical {
            prop_assert_eq!(parse_cell(&text, ANALYSIS_RESOLUTION), Err(GridError::NotACell));
        } else if let Ok(cell) = parse_cell(&text, ANALYSIS_RESOLUTION) {
            prop_assert_eq!(cell.to_string(), text);
        }
    }

    #[test]
    fn the_plane_leads_there_and_back(
        lat in -85.0..=85.0, lon in -180.0..=180.0, x_m in -5_000.0..5_000.0, y_m in -5_000.0..5_000.0,
    ) {
        let plane = LocalPlane::at(Position::new(lat, lon).unwrap()).unwrap();
        let start = PlanePoint { x_m, y_m };
        let back = plane.to_plane(plane.to_position(start).unwrap());
        prop_assert!(start.distance_m(back) < 1e-5, "{start:?} came back as {back:?}");
    }

    #[test]
    fn no_plane_is_laid_on_a_pole(lat in prop_oneof![85.000_001..=90.0, -90.0..=-85.000_001]) {
        prop_assert_eq!(LocalPlane::at(Position::new(lat, 0.0).unwrap()), Err(PlaneError::NearPole));
    }

    #[test]
    fn no_count_is_lost_or_doubled_on_the_way_up(rows in rows(), resolution in coarse()) {
        let sums = sum_cells(rows.clone(), resolution).unwrap();
        prop_assert_eq!(total(&sums), total(&rows));
        let most_visits = |rows: &[(Cell, CellCounts)]| rows.iter().map(|(_, row)| row.visits).max();
        prop_assert_eq!(most_visits(&sums), most_visits(&rows));
        prop_assert!(sums.windows(2).all(|two| u64::from(two[0].0) < u64::from(two[1].0)));
        prop_assert!(sums.iter().all(|(cell, _)| cell.resolution() == resolution));
    }

    #[test]
    fn the_order_of_rows_and_the_way_up_do_not_matter(rows in rows(), steps in (coarse(), coarse())) {
        let (far, near) = (steps.0.min(steps.1), steps.0.max(steps.1));
        let mut backwards = rows.clone();
        backwards.reverse();
        let direct = sum_cells(backwards, far).unwrap();
        let in_two_steps = sum_cells(sum_cells(rows, near).unwrap(), far).unwrap();
        prop_assert_eq!(direct, in_two_steps);
    }

    #[test]
    fn days_are_counted_once(rows in rows(), resolution in coarse()) {
        let searched: Vec<(Cell, i32)> =
            rows.iter().map(|(cell, row)| (*cell, i32::try_from(row.visits % 5).unwrap())).collect();
        let once = days_per_cell(searched.clone(), resolution).unwrap();
        let twice = days_per_cell(searched.iter().chain(&searched).copied(), resolution).unwrap();
        prop_assert!(once.iter().all(|(_, days)| (1..=5).contains(days)));
        prop_assert_eq!(once, twice);
    }

    #[test]
    fn area_cells_are_those_whose_centre_lies_inside(distances in prop::collection::vec(0.3..1.0, 3..40)) {
        let area = star_area(&distances);
        let cells = cells_in(&area, ANALYSIS_RESOLUTION, 5_000).unwrap();
        let middle = cell_at(Position::new(55.67, 12.55).unwrap());
        let around: Vec<Cell> = middle.grid_disk(25);
        let mut expected: Vec<Cell> = around
            .into_iter()
            .filter(|cell| area.contains(&Point::new(shape::centre(*cell).lon(), shape::centre(*cell).lat())))
            .collect();
        expected.sort_unstable();
        prop_assert_eq!(cells, expected);
    }
}

proptest! {
    #[test]
    fn no_outline_makes_it_panic(
        rim in prop::collection::vec((12.54..12.56, 55.66..55.68), 3..12),
        hole in prop::collection::vec((-180.0..=180.0, -90.0..=90.0), 3..5),
    ) {
        let crossed: MultiPolygon = Polygon::new(rim.into(), Vec::new()).into();
        prop_assert!(cells_in(&crossed, ANALYSIS_RESOLUTION, 5_000).is_ok());
        let anywhere: MultiPolygon = Polygon::new(hole.into(), Vec::new()).into();
        if let Ok(cells) = cells_in(&anywhere, Resolution::Three, 200) {
            prop_assert!(cells.len() <= 200);
        }
    }
}

#[test]
fn a_cell_cannot_be_made_finer() {
    let cell = parse_cell("8a1f05833ba7fff", Resolution::Ten).unwrap();
    let refused = GridError::TooCoarse { cell, resolution: Resolution::Eleven };
    assert_eq!(coarser(cell, Resolution::Eleven), Err(refused));
    assert_eq!(
        sum_cells([(cell, CellCounts::default())], Resolution::Eleven),
        Err(CountError::Grid(refused))
    );
}

#[test]
fn sums_beyond_64_bits_are_refused() {
    let cell = parse_cell("8b1f05833ba6fff", Resolution::Eleven).unwrap();
    let most = CellCounts { items: i64::MAX, ..CellCounts::default() };
    let one = CellCounts { items: 1, ..CellCounts::default() };
    assert_eq!(sum_cells([(cell, most), (cell, one)], Resolution::Eleven), Err(CountError::Overflow(cell)));
}

#[test]
fn clean_is_not_the_same_as_unknown() {
    let class = |finds, seconds, metres, visits| {
        CellCounts { finds, patrolled: 0, items: finds, seconds, metres, visits }.class()
    };
    assert_eq!(class(1, 60, 40, 1), CellClass::Found);
    assert_eq!(class(1, 0, 0, 0), CellClass::Found);
    assert_eq!(class(0, 1, 0, 0), CellClass::SearchedClean);
    assert_eq!(class(0, 0, 1, 0), CellClass::SearchedClean);
    assert_eq!(class(0, 0, 0, 1), CellClass::SearchedClean);
    assert_eq!(class(0, 0, 0, 0), CellClass::NotSearched);
}

#[test]
fn an_area_that_is_too_large_is_refused_with_its_size() {
    let ring = |reach: f64| star((55.67, 12.55), reach, &[1.0; 12]);
    for reach in [0.05, 1.0, 20.0] {
        let area: MultiPolygon = Polygon::new(ring(reach), Vec::new()).into();
        let Err(AreaError::TooManyCells { cells, cap: 2_000 }) = cells_in(&area, ANALYSIS_RESOLUTION, 2_000)
        else {
            panic!("an area of {reach} degrees fits into 2,000 cells");
        };
        assert!(cells > 2_000);
    }
}

#[test]
fn an_outline_that_is_none_is_refused() {
    let area = |corners: Vec<(f64, f64)>| MultiPolygon::from(Polygon::new(corners.into(), Vec::new()));
    let line = area(vec![(12.55, 55.67), (12.56, 55.67)]);
    assert_eq!(cells_in(&line, ANALYSIS_RESOLUTION, 100), Err(AreaError::TooFewCorners));
    let nowhere = area(vec![(12.55, 55.67), (12.56, f64::NAN), (12.56, 55.68)]);
    let refused = AreaError::NotOnEarth(PositionError::Latitude);
    assert_eq!(cells_in(&nowhere, ANALYSIS_RESOLUTION, 100), Err(refused));
    assert_eq!(cells_in(&MultiPolygon::new(Vec::new()), ANALYSIS_RESOLUTION, 100), Ok(Vec::new()));
}

#[test]
fn an_area_across_the_antimeridian_is_one_area() {
    let across: Vec<(f64, f64)> =
        vec![(179.995, -17.0), (-179.995, -17.0), (-179.995, -16.995), (179.995, -16.995)];
    let shifted: Vec<(f64, f64)> =
        across.iter().map(|(lon, lat)| ((lon + 360.0) % 360.0 - 0.5, *lat)).collect();
    let count = |corners: Vec<(f64, f64)>| {
        cells_in(&Polygon::new(corners.into(), Vec::new()).into(), ANALYSIS_RESOLUTION, 5_000).unwrap().len()
    };
    let (here, elsewhere) = (count(across), count(shifted));
    assert!(here > 250 && here.abs_diff(elsewhere) < 20, "{here} cells, {elsewhere} half a degree west");
}

//! Pictures of density, against the vector and against the plain sum.

use geo_hotspots::{KdeError, PlanePoint, Raster, density, density_ratio, gaussian_density};
use proptest::prelude::*;
use serde_json::Value;

type Weighted = Vec<(PlanePoint, f64)>;

const ORIGIN: PlanePoint = PlanePoint { x_m: 0.0, y_m: 0.0 };

/// The sum over all points, with nothing clever about it.
fn plain(points: &[(PlanePoint, f64)], raster: &Raster, h: f64) -> Vec<f64> {
    let at = |row: usize, column: usize| PlanePoint {
        x_m: raster.origin.x_m + column as f64 * raster.step_m,
        y_m: raster.origin.y_m + row as f64 * raster.step_m,
    };
    let value = |here: PlanePoint| -> f64 {
        let near =
            points.iter().map(|(at, weight)| (at.distance_m(here) / h, weight)).filter(|(d, _)| *d < 1.0);
        near.map(|(d, weight)| weight * 3.0 / (std::f64::consts::PI * h * h) * (1.0 - d * d).powi(2)).sum()
    };
    (0..raster.rows)
        .flat_map(|row| (0..raster.columns).map(move |column| (row, column)))
        .map(|(r, c)| value(at(r, c)))
        .collect()
}

/// Points, and values at places.
fn vector(values: &str) -> (Weighted, Vec<(f64, f64, f64)>) {
    let vectors: Value =
        serde_json::from_str(include_str!("scan_and_pictures.json")).expect("the file is JSON");
    let list = |name: &str| -> Vec<f64> {
        serde_json::from_value(vectors["kde_h100"][name].clone()).expect("lists of numbers")
    };
    let (x, y, w) = (list("px"), list("py"), list("w"));
    let points = (0..x.len()).map(|nth| (PlanePoint { x_m: x[nth], y_m: y[nth] }, w[nth])).collect();
    let (x, y, f) = (list("gx"), list("gy"), list(values));
    (points, (0..x.len()).map(|nth| (x[nth], y[nth], f[nth])).collect())
}

#[test]
fn the_picture_is_that_of_the_formula_on_a_coarse_and_on_a_fine_grid() {
    let (points, expected) = vector("biweight_per_m2");
    assert_eq!(expected.len(), 9);
    // All points of the vector lie on a grid of 10 m, where bins are exact.
    for (step_m, columns) in [(50.0, 3_usize), (10.0, 11)] {
        let raster = Raster { origin: PlanePoint { x_m: -50.0, y_m: -50.0 }, step_m, columns, rows: columns };
        let picture = density(&points, &raster, 100.0).unwrap();
        for (x, y, value) in &expected {
            let at = |metres: f64| ((metres + 50.0) / step_m) as usize;
            let got = picture[at(*y) * columns + at(*x)];
            assert!((got - value).abs() <= 1e-11 * value + 1e-15, "({x}, {y}): {got}, expected {value}");
        }
    }
}

#[test]
fn the_gaussian_picture_is_that_of_other_programs() {
    let (points, expected) = vector("gauss_per_m2");
    let raster = Raster { origin: PlanePoint { x_m: -50.0, y_m: -50.0 }, step_m: 50.0, columns: 3, rows: 3 };
    let picture = gaussian_density(&points, &raster, 100.0).unwrap();
    for ((_, _, value), got) in expected.iter().zip(picture) {
        assert!((got - value).abs() <= 1e-11 * value, "{got}, expected {value}");
    }
}

#[test]
fn a_picture_around_points_holds_all_of_them() {
    let (points, _) = vector("biweight_per_m2");
    let raster = Raster::around(&points, 100.0).unwrap();
    let picture = density(&points, &raster, 100.0).unwrap();
    let total: f64 = picture.iter().sum::<f64>() * raster.step_m * raster.step_m;
    assert!((total - 19.0).abs() < 0.02, "{total} of 19");
    assert_eq!(Raster::around(&[], 100.0), None);
    let absurd = [(ORIGIN, 1.0), (PlanePoint { x_m: 1e200, y_m: 0.0 }, 1.0)];
    assert_eq!(Raster::around(&absurd, 100.0), None);
}

#[test]
fn finds_per_kilometre_do_not_change_with_the_edge() {
    let street: Vec<(PlanePoint, f64)> =
        (0..100).map(|nth| (PlanePoint { x_m: 10.0 * f64::from(nth), y_m: 0.0 }, 1.0)).collect();
    let finds: Vec<(PlanePoint, f64)> = street.iter().map(|(at, km)| (*at, 3.0 * km)).collect();
    let raster = Raster { origin: ORIGIN, step_m: 12.5, columns: 80, rows: 12 };
    let ratio = density_ratio(&finds, &street, &raster, 100.0).unwrap();
    assert!(ratio[..80].iter().all(|rate| (rate.unwrap() - 3.0).abs() < 1e-9));
    assert!(ratio[11 * 80..].iter().all(Option::is_none), "nobody walked there");
}

#[test]
fn what_makes_no_picture_is_named() {
    let raster = Raster { origin: ORIGIN, step_m: 10.0, columns: 4, rows: 4 };
    let good = (ORIGIN, 1.0);
    for (point, weight) in [(f64::NAN, 1.0), (f64::INFINITY, 1.0), (0.0, -1.0), (0.0, f64::NAN), (0.0, 1e300)]
    {
        let bad = (PlanePoint { x_m: point, y_m: 0.0 }, weight);
        assert_eq!(density(&[good, bad], &raster, 100.0), Err(KdeError::Point { index: 1 }));
    }
    for radius_m in [0.0, -5.0, f64::INFINITY, 1e9] {
        assert_eq!(density(&[good], &raster, radius_m), Err(KdeError::Radius(radius_m)));
    }
    assert!(matches!(density(&[good], &raster, f64::NAN), Err(KdeError::Radius(_))));
    for (step_m, columns) in [(0.0, 4), (f64::NAN, 4), (10.0, usize::MAX), (10.0, 1 << 21)] {
        assert_eq!(density(&[good], &Raster { step_m, columns, ..raster }, 100.0), Err(KdeError::Raster));
    }
    assert_eq!(density(&[good], &Raster { columns: 0, ..raster }, 100.0), Ok(Vec::new()));
}

fn any_points() -> impl Strategy<Value = Weighted> {
    let point = (-300.0..600.0, -300.0..600.0, 0.0..40.0);
    prop::collection::vec(point.prop_map(|(x_m, y_m, weight)| (PlanePoint { x_m, y_m }, weight)), 0..40)
}

proptest! {
    #[test]
    fn a_coarse_grid_is_exact(points in any_points(), step_m in 30.0..400.0, h in 20.0..230.0) {
        prop_assume!(8.0 * step_m > h);
        let raster = Raster { origin: ORIGIN, step_m, columns: 7, rows: 9 };
        let (got, expected) = (density(&points, &raster, h).unwrap(), plain(&points, &raster, h));
        for (got, expected) in got.iter().zip(&expected) {
            prop_assert!((got - expected).abs() <= 1e-9 * expected + 1e-18, "{got}, expected {expected}");
        }
    }

    #[test]
    fn a_fine_grid_errs_by_less_than_a_hundredth_of_the_kernel_s_peak(points in any_points(), fine in 8.0..20.0) {
        let h = 100.0;
        let raster = Raster { origin: ORIGIN, step_m: h / fine, columns: 40, rows: 37 };
        let (got, expected) = (density(&points, &raster, h).unwrap(), plain(&points, &raster, h));
        let weight: f64 = points.iter().map(|(_, weight)| weight).sum();
        // A point moves by at most half a diagonal of a bin; the kernel is nowhere steeper than this.
        let steepest = 8.0 / (3.0_f64.sqrt() * 3.0) * 3.0 / (std::f64::consts::PI * h * h) / h;
        let most = weight * steepest * raster.step_m * 0.5_f64.sqrt();
        for (got, expected) in got.iter().zip(&expected) {
            prop_assert!((got - expected).abs() <= most + 1e-15, "{got}, expected {expected}");
        }
    }
}

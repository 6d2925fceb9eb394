//! The numbers that every version must give again, computed once by other programs (see `vectors.json`).

use geo::{Distance, Geodesic, Haversine, Point};
use geo_hotspots::{LocalPlane, Position, Resolution, cell_at, coarser, shape};
use serde_json::Value;

/// Relative: a tenth of a millimetre on 100 km. The vectors carry more digits than sine and cosine agree on
/// from one processor to the next.
const TOLERANCE: f64 = 1e-9;

fn vectors() -> Value {
    serde_json::from_str(include_str!("vectors.json")).expect("vectors.json is JSON")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn pair(value: &Value) -> (f64, f64) {
    (number(&value[0]), number(&value[1]))
}

fn position(value: &Value) -> Position {
    let (lat, lon) = pair(value);
    Position::new(lat, lon).expect("a position")
}

#[track_caller]
fn assert_close(got: f64, expected: f64) {
    assert!((got - expected).abs() <= TOLERANCE * expected.abs(), "got {got}, expected {expected}");
}

#[test]
fn cells_of_vesterbro_are_those_of_the_reference_library() {
    let vectors = vectors();
    let here = position(&vectors["h3_vesterbro"]["position"]);
    let cells = vectors["h3_vesterbro"]["cells"].as_object().expect("cells by resolution");
    assert_eq!(cells.len(), 5);
    for (resolution, expected) in cells {
        let resolution = Resolution::try_from(resolution.parse::<u8>().unwrap()).unwrap();
        // Resolution 12 is finer than anything stored; it is reached here only to check its numbers.
        let cell = coarser(cell_at(here), resolution)
            .unwrap_or_else(|_| expected["cell"].as_str().unwrap().parse().unwrap());
        assert_eq!(cell.to_string(), expected["cell"].as_str().unwrap());
        assert_close(shape::area_m2(cell), number(&expected["area_m2"]));
        assert_close(resolution.area_m2(), number(&expected["mean_area_m2"]));
        assert_close(shape::edge_m(cell), number(&expected["edge_m"]));
        let (lat, lon) = pair(&expected["centre"]);
        assert_close(shape::centre(cell).lat(), lat);
        assert_close(shape::centre(cell).lon(), lon);
        let mut expected_m: Vec<f64> =
            expected["neighbour_m"].as_array().unwrap().iter().map(number).collect();
        let mut apart_m: Vec<f64> = shape::neighbours(cell).into_iter().map(|(_, apart_m)| apart_m).collect();
        expected_m.sort_by(f64::total_cmp);
        apart_m.sort_by(f64::total_cmp);
        assert_eq!(apart_m.len(), expected_m.len());
        apart_m.into_iter().zip(expected_m).for_each(|(got, expected)| assert_close(got, expected));
    }
}

#[test]
fn local_metres_are_true_to_the_geodesic() {
    let vectors = vectors();
    let plane = LocalPlane::at(position(&vectors["distance_vesterbro"]["plane_origin"])).unwrap();
    let pairs = vectors["distance_vesterbro"]["pairs"].as_object().expect("pairs by name");
    assert_eq!(pairs.len(), 3);
    for (name, expected) in pairs {
        let (a, b) = (position(&expected["a"]), position(&expected["b"]));
        let plane_m = plane.distance_m(a, b);
        assert_close(plane_m, number(&expected["local_plane_m"]));
        let off_m = (plane_m - number(&expected["geodesic_m"])).abs();
        assert!(off_m < 0.0145, "{name}: the plane is {off_m} m off the geodesic");
    }
}

/// The other ways to measure, so that the plane is compared with what they really give and not with a typing
/// error.
#[test]
fn the_yardsticks_of_the_vectors_are_right() {
    let vectors = vectors();
    for expected in vectors["distance_vesterbro"]["pairs"].as_object().unwrap().values() {
        let (a, b) = (position(&expected["a"]), position(&expected["b"]));
        let (from, to) = (Point::new(a.lon(), a.lat()), Point::new(b.lon(), b.lat()));
        assert_close(Geodesic.distance(from, to), number(&expected["geodesic_m"]));
        assert_close(Haversine.distance(from, to), number(&expected["haversine_m"]));
        let ((ax, ay), (bx, by)) = (utm32(a), utm32(b));
        assert_close((ax - bx).hypot(ay - by), number(&expected["utm32_m"]));
    }
}

/// Transverse Mercator around 9 degrees east, scale 0.9996, on GRS80: Krüger's series to the fourth power of
/// n.
fn utm32(position: Position) -> (f64, f64) {
    let f: f64 = 1.0 / 298.257_222_101;
    let n = f / (2.0 - f);
    let radius = 6_378_137.0 / (1.0 + n) * (1.0 + n.powi(2) / 4.0 + n.powi(4) / 64.0);
    let alpha = [
        n / 2.0 - 2.0 / 3.0 * n.powi(2) + 5.0 / 16.0 * n.powi(3) + 41.0 / 180.0 * n.powi(4),
        13.0 / 48.0 * n.powi(2) - 3.0 / 5.0 * n.powi(3) + 557.0 / 1440.0 * n.powi(4),
        61.0 / 240.0 * n.powi(3) - 103.0 / 140.0 * n.powi(4),
        49_561.0 / 161_280.0 * n.powi(4),
    ];
    let (sine, lambda) = (position.lat().to_radians().sin(), (position.lon() - 9.0).to_radians());
    let e = 2.0 * n.sqrt() / (1.0 + n);
    let t = (sine.atanh() - e * (e * sine).atanh()).sinh();
    let xi = t.atan2(lambda.cos());
    let eta = (lambda.sin() / t.hypot(lambda.cos())).asinh();
    let (mut x, mut y) = (eta, xi);
    for (power, a) in (1_i32..).zip(alpha) {
        let twice = 2.0 * f64::from(power);
        x += a * (twice * xi).cos() * (twice * eta).sinh();
        y += a * (twice * xi).sin() * (twice * eta).cosh();
    }
    (0.9996 * radius * x, 0.9996 * radius * y)
}

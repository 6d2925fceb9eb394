//! Outlines: from GeoJSON to a valid polygon, with a reason when it is none.

use geo::{CoordsIter, MapCoords, MultiPolygon, Polygon, Validation};
use geojson::Geometry;
use serde_json::Value;

use crate::cell::six_decimals;

/// The most corners an area may have: enough for a coastline, little enough for a phone.
pub const MAX_VERTICES: usize = 5_000;

/// Checks a GeoJSON geometry and returns it with coordinates of 6 decimals (11 cm).
///
/// # Errors
/// Says what is wrong: not a polygon, a corner off the Earth, too many corners, or an outline that crosses itself.
pub fn check(geometry: &Value) -> Result<Value, String> {
    let outline = read(geometry)?;
    let corners = outline.coords_count();
    if corners > MAX_VERTICES {
        return Err(format!("has {corners} corners; expected at most {MAX_VERTICES}, simplify the outline"));
    }
    let off_earth =
        |coord: geo::Coord| !(-180.0..=180.0).contains(&coord.x) || !(-90.0..=90.0).contains(&coord.y);
    if let Some(coord) = outline.coords_iter().find(|coord| off_earth(*coord)) {
        return Err(format!(
            "has a corner at {}, {}; expected longitude, latitude in degrees (WGS84)",
            coord.x, coord.y
        ));
    }
    outline.check_validation().map_err(|fault| format!("is not a valid outline: {fault}"))?;
    let rounded =
        outline.map_coords(|coord| geo::Coord { x: six_decimals(coord.x), y: six_decimals(coord.y) });
    let geometry = match rounded.0.as_slice() {
        [one] => Geometry::from(one),
        _ => Geometry::from(&rounded),
    };
    serde_json::to_value(geometry).map_err(|error| error.to_string())
}

/// Reads a stored or foreign geometry as polygons in degrees.
///
/// # Errors
/// When it is no Polygon and no MultiPolygon.
pub fn read(geometry: &Value) -> Result<MultiPolygon, String> {
    let geometry: Geometry =
        serde_json::from_value(geometry.clone()).map_err(|error| format!("is not GeoJSON: {error}"))?;
    if let Ok(polygon) = Polygon::try_from(&geometry) {
        return Ok(MultiPolygon::new(vec![polygon]));
    }
    MultiPolygon::try_from(&geometry).map_err(|_| "is no Polygon or MultiPolygon".to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn fault(coordinates: Value) -> String {
        check(&json!({"type": "Polygon", "coordinates": coordinates})).unwrap_err()
    }

    #[test]
    fn a_good_outline_is_kept_to_eleven_centimetres() {
        let square = json!({"type": "Polygon", "coordinates": [[[12.0, 55.0], [12.00000049, 55.1], [12.1, 55.1], [12.0, 55.0]]]});
        let kept = check(&square).unwrap();
        assert_eq!(kept["type"], "Polygon");
        assert_eq!(kept["coordinates"][0][1], json!([12.0, 55.1]));
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert!(fault(json!([[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]])).contains("not a valid outline"));
        assert!(fault(json!([[[0, 0], [0, 91], [1, 0], [0, 0]]])).contains("corner at 0, 91"));
        assert!(check(&json!({"type": "Point", "coordinates": [0, 0]})).unwrap_err().contains("no Polygon"));
        let circle: Vec<[f64; 2]> = (0..=6_000)
            .map(|i| f64::from(i % 6_000).to_radians() / 6_000.0 * 360.0)
            .map(|a| [a.cos(), a.sin()])
            .collect();
        assert!(fault(json!([circle])).contains("6001 corners"));
    }
}

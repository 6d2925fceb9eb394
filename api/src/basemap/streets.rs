//! Naming a place by the street it lies on, as people do: "Halmtorvet, north side", "Istedgade at Gasværksvej".

use std::sync::LazyLock;

use geo::LineString;
use geo_hotspots::{LocalPlane, PlanePoint, Position};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{geometry, layer, text};

/// A street further away than this does not name a place.
const NAMES_M: f64 = 300.0;
/// Nearer to the middle than this both sides are meant.
const MIDDLE_M: f64 = 8.0;
/// Another street within this makes a crossing; the corners of the map are true to about 16 m.
const CROSSING_M: f64 = 30.0;

/// What people would call a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StreetPlace {
    /// The nearest street.
    #[schema(example = "Halmtorvet")]
    pub street: Option<String>,
    /// On which side of it; absent in the middle.
    pub side: Option<Side>,
    /// The street that crosses there.
    #[schema(example = "Skelbækgade")]
    pub crossing: Option<String>,
}

/// A side of a street.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Towards the pole.
    North,
    /// Towards the sunrise.
    East,
    /// Towards the equator, up here.
    South,
    /// Towards the sunset.
    West,
}

/// The name of the nearest street, where there is one within 300 m.
pub fn nearest_street(position: Position) -> Option<&'static str> {
    let here = STREETS.plane.to_plane(position);
    let near = STREETS.lines.iter().map(|(name, line)| (*name, nearest_point(line, here).distance_m(here)));
    let (name, apart_m) = near.min_by(|one, other| one.1.total_cmp(&other.1))?;
    (apart_m <= NAMES_M).then_some(name)
}

/// The nearest street with the side of it and the street that crosses there; nothing where no street is near.
pub fn street_place(position: Position) -> StreetPlace {
    let here = STREETS.plane.to_plane(position);
    let near = |(name, line): &(&'static str, Vec<PlanePoint>)| {
        let foot = nearest_point(line, here);
        (foot.distance_m(here), *name, foot)
    };
    let mut streets: Vec<_> = STREETS.lines.iter().map(near).collect();
    streets.sort_by(|one, other| one.0.total_cmp(&other.0));
    let Some((apart_m, street, foot)) = streets.first().copied().filter(|nearest| nearest.0 <= NAMES_M)
    else {
        return StreetPlace { street: None, side: None, crossing: None };
    };
    let crossing = streets[1..].iter().find(|(_, name, _)| *name != street);
    let crossing = crossing.filter(|(apart_m, ..)| *apart_m <= CROSSING_M);
    StreetPlace {
        street: Some(street.to_owned()),
        side: (apart_m > MIDDLE_M).then(|| side(foot, here)),
        crossing: crossing.map(|(_, name, _)| (*name).to_owned()),
    }
}

struct Streets {
    plane: LocalPlane,
    lines: Vec<(&'static str, Vec<PlanePoint>)>,
}

static STREETS: LazyLock<Streets> = LazyLock::new(|| {
    let streets: Vec<(&str, LineString)> =
        layer("street").filter_map(|street| Some((text(street, "name")?, geometry(street)))).collect();
    let position = |at: geo::Coord| Position::new(at.y, at.x).expect("the built-in map lies on Earth");
    let first = streets[0].1.0[0];
    let plane = LocalPlane::at(position(first)).expect("the built-in map is not at a pole");
    let on_plane = |line: LineString| line.0.into_iter().map(|at| plane.to_plane(position(at))).collect();
    let lines = streets.into_iter().map(|(name, line)| (name, on_plane(line))).collect();
    Streets { plane, lines }
});

/// The point of a line that is nearest to a place.
fn nearest_point(line: &[PlanePoint], here: PlanePoint) -> PlanePoint {
    let feet = line.windows(2).map(|ends| foot(ends[0], ends[1], here));
    let nearest = feet.min_by(|one, other| one.distance_m(here).total_cmp(&other.distance_m(here)));
    nearest.expect("a street has two corners or more")
}

fn foot(from: PlanePoint, to: PlanePoint, here: PlanePoint) -> PlanePoint {
    let (east, north) = (to.x_m - from.x_m, to.y_m - from.y_m);
    let along = (here.x_m - from.x_m) * east + (here.y_m - from.y_m) * north;
    let share = (along / (east * east + north * north).max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
    PlanePoint { x_m: from.x_m + share * east, y_m: from.y_m + share * north }
}

fn side(foot: PlanePoint, here: PlanePoint) -> Side {
    let (east, north) = (here.x_m - foot.x_m, here.y_m - foot.y_m);
    match (east.abs() > north.abs(), east > 0.0, north > 0.0) {
        (true, true, _) => Side::East,
        (true, false, _) => Side::West,
        (false, _, true) => Side::North,
        (false, _, false) => Side::South,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lat: f64, lon: f64) -> Position {
        Position::new(lat, lon).unwrap()
    }

    #[test]
    fn a_place_is_named_by_its_street_its_side_and_its_corner() {
        let middle = STREETS.lines.iter().find(|(name, _)| *name == "Sønder Boulevard").unwrap().1[1];
        let off = |x_m: f64, y_m: f64| {
            let place = PlanePoint { x_m: middle.x_m + x_m, y_m: middle.y_m + y_m };
            street_place(STREETS.plane.to_position(place).unwrap())
        };
        assert_eq!(off(0.0, 0.0).street.as_deref(), Some("Sønder Boulevard"));
        assert_eq!(off(0.0, 0.0).side, None);
        assert_eq!(off(0.0, 15.0).side, Some(Side::North));
        assert_eq!(off(0.0, -15.0).side, Some(Side::South));
    }

    #[test]
    fn two_streets_that_meet_name_the_corner() {
        let corner = STREETS.lines.iter().find(|(name, _)| *name == "Viktoriagade").unwrap().1[0];
        let place = street_place(STREETS.plane.to_position(corner).unwrap());
        assert!(place.crossing.is_some_and(|crossing| Some(&crossing) != place.street.as_ref()));
    }

    #[test]
    fn where_no_street_is_near_there_is_no_name() {
        for position in [at(55.75, 12.56), at(0.0, 0.0), at(90.0, 0.0), at(-33.9, 151.2)] {
            assert_eq!(nearest_street(position), None);
            assert_eq!(street_place(position).street, None);
        }
        assert!(nearest_street(at(55.6705, 12.5580)).is_some(), "the control: Vesterbro has streets");
    }
}

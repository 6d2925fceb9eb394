//! Groups of points that lie densely together: DBSCAN, for naming places. It decides nothing.
//!
//! A point is *core* when at least `least` points, itself among them, lie within `eps_m` of it. Core points within
//! `eps_m` of each other share a group; other points within `eps_m` of a core point belong to its group; the rest
//! belong to none. Groups are numbered by the place of their first core point in the list, and a point between groups
//! takes the lowest number: exactly as `geo` and scikit-learn number them.
//!
//! Points are sorted into squares with a diagonal of `eps_m`. A square of `least` points is core as a whole, and a whole
//! square is one node of the graph whose parts are the groups; so a million points in a few streets cost little more
//! than sorting them. Many points just short of `least` per square cost most: O(points · least).
//!
//! Source: Ester, Kriegel, Sander & Xu 1996; squares as in Gunawan 2013.

mod cores;
mod parts;
mod squares;

use geo::{Dbscan, Point};

use crate::metres::PlanePoint;
use squares::Squares;

/// The group of each point, or none.
///
/// Points that are no numbers belong to no group; without a distance or with `least` 0 nobody does. A growing archive
/// melts into one group with fixed settings: use a window of time, and [`least_points`].
///
/// # Example
/// ```
/// use geo_hotspots::{PlanePoint, dbscan};
///
/// let points = [0.0, 10.0, 20.0, 500.0, 910.0, 920.0].map(|x_m| PlanePoint { x_m, y_m: 0.0 });
/// assert_eq!(dbscan(&points, 30.0, 2), [Some(0), Some(0), Some(0), None, Some(1), Some(1)]);
/// ```
#[must_use]
pub fn dbscan(points: &[PlanePoint], eps_m: f64, least: usize) -> Vec<Option<u32>> {
    let mut groups = vec![None; points.len()];
    if least == 0 || least > points.len() || eps_m.is_nan() || eps_m < 0.0 {
        return groups;
    }
    match Squares::of(points, eps_m) {
        Some(squares) => number(&squares, least, &mut groups),
        None => group_far_apart(points, eps_m, least, &mut groups),
    }
    groups
}

/// How many points make a core where `points` lie on `area_m2`: eight times as many as chance puts within `eps_m`, at
/// least ten.
///
/// # Example
/// ```
/// use geo_hotspots::least_points;
///
/// assert_eq!(least_points(100, 5.6e6, 30.0), 10);
/// assert_eq!(least_points(100_000, 5.6e6, 30.0), 404);
/// ```
#[must_use]
pub fn least_points(points: usize, area_m2: f64, eps_m: f64) -> usize {
    let by_chance = points as f64 * std::f64::consts::PI * eps_m * eps_m / area_m2;
    // The cast makes 0 of what is not a number.
    10.max((8.0 * by_chance).round() as usize)
}

fn number(squares: &Squares, least: usize, groups: &mut [Option<u32>]) {
    let core = cores::find(squares, least);
    let parts = parts::connect(squares, &core);
    parts::number(squares, &core, parts, groups);
}

/// For points too far apart, or a distance too short, for squares to be counted.
fn group_far_apart(points: &[PlanePoint], eps_m: f64, least: usize, groups: &mut [Option<u32>]) {
    let is_place = |at: &PlanePoint| at.x_m.is_finite() && at.y_m.is_finite();
    let places: Vec<Point> =
        points.iter().filter(|at| is_place(at)).map(|at| Point::new(at.x_m, at.y_m)).collect();
    let numbers = groups.iter_mut().zip(points).filter(|(_, at)| is_place(at)).map(|(group, _)| group);
    for (group, found) in numbers.zip(places.as_slice().dbscan(eps_m, least)) {
        *group = found.and_then(|number| u32::try_from(number).ok());
    }
}

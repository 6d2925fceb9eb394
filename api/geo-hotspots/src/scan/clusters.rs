//! From windows to clusters: the strongest first, and none that overlaps a stronger one.

use super::Cluster;
use super::windows::{Window, Windows};
use crate::metres::PlanePoint;

/// The windows to keep, strongest first; ties go to the lower centre.
pub(super) fn strongest_apart(mut best: Vec<Window>, windows: &Windows) -> Vec<Window> {
    best.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.centre.cmp(&b.centre)));
    let mut taken = vec![false; windows.circles.places()];
    best.retain(|window| {
        let members = &windows.circles.around(window.centre)[..window.members];
        let is_apart = members.iter().all(|member| !taken[*member as usize]);
        if is_apart {
            members.iter().for_each(|member| taken[*member as usize] = true);
        }
        is_apart
    });
    best
}

/// A window with the numbers its places have outside the scan, `places` telling which.
pub(super) fn cluster(
    window: &Window,
    windows: &Windows,
    places: &[usize],
    points: &[PlanePoint],
    p: f64,
) -> Cluster {
    let members = &windows.circles.around(window.centre)[..window.members];
    let members: Vec<usize> = members.iter().map(|member| places[*member as usize]).collect();
    let centre = places[window.centre];
    let furthest = members.last().map_or(0.0, |last| points[centre].distance_m(points[*last]));
    Cluster {
        centre,
        radius_m: furthest,
        members,
        weeks: window.weeks,
        finds: u64::from(window.finds.unsigned_abs()),
        expected: window.expected,
        score: window.score,
        p,
    }
}

//! Circles around every place, grown neighbour by neighbour.

use crate::buckets::Buckets;
use crate::metres::PlanePoint;

/// For each place: itself and all places within the radius, nearest first, ties by number. Its first `n` members are
/// the members of one circle, so one list holds all circles around a place.
pub(super) struct Circles {
    starts: Vec<usize>,
    members: Vec<u32>,
}

impl Circles {
    pub(super) fn grow(points: &[PlanePoint], radius_m: f64) -> Self {
        let buckets = Buckets::of(points, radius_m.max(1.0));
        let mut circles = Self { starts: vec![0], members: Vec::new() };
        let mut near: Vec<(f64, u32)> = Vec::new();
        for at in points {
            near.clear();
            near.extend(buckets.around(*at).map(|other| (apart_squared(*at, points[other as usize]), other)));
            near.retain(|(squared, _)| *squared <= radius_m * radius_m);
            near.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            circles.members.extend(near.iter().map(|(_, other)| *other));
            circles.starts.push(circles.members.len());
        }
        circles
    }

    pub(super) fn places(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many circles there are around all places together.
    pub(super) fn zones(&self) -> usize {
        self.members.len()
    }

    /// The widest circle around a place, nearest member first.
    pub(super) fn around(&self, place: usize) -> &[u32] {
        &self.members[self.range(place)]
    }

    /// Where the circles around a place stand among all.
    pub(super) fn range(&self, place: usize) -> std::ops::Range<usize> {
        self.starts[place]..self.starts[place + 1]
    }
}

fn apart_squared(a: PlanePoint, b: PlanePoint) -> f64 {
    (a.x_m - b.x_m).powi(2) + (a.y_m - b.y_m).powi(2)
}

//! Points sorted into squares, so that what lies near is found without looking at everything.

use crate::metres::PlanePoint;

/// Numbers of points by the square they lie in, rows from south to north and each row from west to east.
pub(crate) struct Buckets {
    side_m: f64,
    sorted: Vec<(i64, i64, u32)>,
}

impl Buckets {
    /// Squares of `side_m` metres. The points must be finite and the side positive.
    pub(crate) fn of(points: &[PlanePoint], side_m: f64) -> Self {
        let mut sorted: Vec<(i64, i64, u32)> =
            (0..).zip(points).map(|(nth, at)| key(*at, side_m, nth)).collect();
        sorted.sort_unstable();
        Self { side_m, sorted }
    }

    /// The points of the nine squares around a place: all within a side of it, and some further ones.
    pub(crate) fn around(&self, at: PlanePoint) -> impl Iterator<Item = u32> + '_ {
        let (row, column, _) = key(at, self.side_m, 0);
        (-1..=1).flat_map(move |step| {
            let row = row.saturating_add(step);
            let from = self.sorted.partition_point(|one| (one.0, one.1) < (row, column.saturating_sub(1)));
            let near = self.sorted[from..].iter();
            let last = (row, column.saturating_add(1));
            near.take_while(move |one| (one.0, one.1) <= last).map(|one| one.2)
        })
    }
}

fn key(at: PlanePoint, side_m: f64, nth: u32) -> (i64, i64, u32) {
    // The cast stops at the ends of i64, so even absurd coordinates have a square.
    ((at.y_m / side_m).floor() as i64, (at.x_m / side_m).floor() as i64, nth)
}

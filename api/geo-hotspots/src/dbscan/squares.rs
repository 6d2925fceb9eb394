//! Points in squares whose points all lie within a distance of each other.

use std::ops::Range;

use crate::metres::PlanePoint;

/// Beyond this many rows or columns, a place within a square gets too rough for numbers of 53 bits.
const MOST_LINES: f64 = (1 << 24) as f64;
/// A square is smaller by this share than its diagonal allows, far more than rounding errs.
const SHRINK: f64 = 1.0 - 1e-6;

pub(super) struct Squares {
    /// Row and column of each square that holds a point, sorted.
    keys: Vec<u64>,
    /// Where its points begin; one more at the end.
    starts: Vec<u32>,
    /// The points, square by square and in the order of the list within each.
    pub(super) places: Vec<(f64, f64)>,
    /// The number of each of them in the list.
    pub(super) numbers: Vec<u32>,
    pub(super) eps_squared: f64,
}

impl Squares {
    /// None when they are too many lines to count.
    pub(super) fn of(points: &[PlanePoint], eps_m: f64) -> Option<Self> {
        u32::try_from(points.len()).ok()?;
        let side = eps_m / std::f64::consts::SQRT_2 * SHRINK;
        let key = keys(points, side)?;
        let are_numbers = (0..).zip(points).filter(|(_, at)| at.x_m.is_finite() && at.y_m.is_finite());
        let mut sorted: Vec<(u64, u32)> = are_numbers.map(|(nth, at)| (key(at), nth)).collect();
        sorted.sort_unstable();
        let place = |number: u32| (points[number as usize].x_m, points[number as usize].y_m);
        let (mut keys, mut starts) = (Vec::new(), Vec::new());
        for (at, (key, _)) in (0..).zip(&sorted) {
            if keys.last() != Some(key) {
                keys.push(*key);
                starts.push(at);
            }
        }
        starts.push(u32::try_from(sorted.len()).ok()?);
        Some(Self {
            keys,
            starts,
            places: sorted.iter().map(|(_, number)| place(*number)).collect(),
            numbers: sorted.into_iter().map(|(_, number)| number).collect(),
            eps_squared: eps_m * eps_m,
        })
    }

    pub(super) fn count(&self) -> usize {
        self.keys.len()
    }

    /// Where the points of a square are.
    pub(super) fn range(&self, square: usize) -> Range<usize> {
        self.starts[square] as usize..self.starts[square + 1] as usize
    }

    /// Whether two points lie within the distance, in the same arithmetic as an R-tree's.
    pub(super) fn are_near(&self, a: usize, b: usize) -> bool {
        let ((ax, ay), (bx, by)) = (self.places[a], self.places[b]);
        (ax - bx) * (ax - bx) + (ay - by) * (ay - by) <= self.eps_squared
    }

    /// The rectangle around some points: its lowest and its highest corner.
    pub(super) fn bounds(&self, points: impl Iterator<Item = usize>) -> Option<[(f64, f64); 2]> {
        points.map(|point| self.places[point]).fold(None, |bounds, (x, y)| {
            let [low, high] = bounds.unwrap_or([(x, y); 2]);
            Some([(low.0.min(x), low.1.min(y)), (high.0.max(x), high.1.max(y))])
        })
    }

    /// False only where no point of the rectangle is near.
    pub(super) fn is_near_bounds(&self, point: usize, [low, high]: &[(f64, f64); 2]) -> bool {
        let (x, y) = self.places[point];
        let (dx, dy) = (x - x.clamp(low.0, high.0), y - y.clamp(low.1, high.1));
        dx * dx + dy * dy <= self.eps_squared
    }

    /// Walks over all squares in order, with those around each that may hold points within the distance: itself and up
    /// to 24 others in five runs of neighbouring numbers.
    pub(super) fn each(&self, mut visit: impl FnMut(usize, [Range<usize>; 5])) {
        let mut runs: [Range<usize>; 5] = std::array::from_fn(|_| 0..0);
        for (square, key) in self.keys.iter().enumerate() {
            for (up, run) in (0..).zip(&mut runs) {
                // Keys begin in row 2 and column 2, so none of these goes below zero.
                let west = key + (up << 32) - (2 << 32) - 2;
                run.start = self.skip(run.start, |key| key < west);
                run.end = self.skip(run.end.max(run.start), |key| key <= west + 4);
            }
            visit(square, runs.clone());
        }
    }

    fn skip(&self, from: usize, is_before: impl Fn(u64) -> bool) -> usize {
        from + self.keys[from..].iter().take_while(|key| is_before(**key)).count()
    }
}

/// What tells a point's square: its row in the upper half, its column in the lower.
fn keys(points: &[PlanePoint], side: f64) -> Option<impl Fn(&PlanePoint) -> u64> {
    let are_numbers = || points.iter().filter(|at| at.x_m.is_finite() && at.y_m.is_finite());
    let lowest = |line: fn(&PlanePoint) -> f64| are_numbers().map(line).fold(f64::INFINITY, f64::min);
    let highest = |line: fn(&PlanePoint) -> f64| are_numbers().map(line).fold(f64::NEG_INFINITY, f64::max);
    let (west, south) = (lowest(|at| at.x_m), lowest(|at| at.y_m));
    let (east, north) = (highest(|at| at.x_m), highest(|at| at.y_m));
    let is_countable = |from: f64, to: f64| side.is_finite() && (to - from) / side < MOST_LINES;
    let per_m = 1.0 / side;
    let line = move |at_m: f64, from_m: f64| ((at_m - from_m) * per_m) as u64 + 2;
    let is_map = are_numbers().next().is_none() || (is_countable(west, east) && is_countable(south, north));
    is_map.then_some(move |at: &PlanePoint| line(at.y_m, south) << 32 | line(at.x_m, west))
}

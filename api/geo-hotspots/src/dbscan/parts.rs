//! Which squares hang together, and what their parts are called.

use super::squares::Squares;

/// The parts of a graph of squares: each square leads to another of its part, the last one to itself.
pub(super) struct Parts {
    next: Vec<u32>,
}

impl Parts {
    fn of(squares: usize) -> Self {
        Self { next: (0..).take(squares).collect() }
    }

    fn root(&mut self, square: usize) -> usize {
        let mut at = square;
        while self.next[at] as usize != at {
            self.next[at] = self.next[self.next[at] as usize];
            at = self.next[at] as usize;
        }
        at
    }
}

/// Joins squares that hold core points within the distance of each other.
pub(super) fn connect(squares: &Squares, core: &[bool]) -> Parts {
    let mut parts = Parts::of(squares.count());
    squares.each(|square, around| {
        for other in around.into_iter().flatten().filter(|other| *other < square) {
            let (here, there) = (parts.root(square), parts.root(other));
            if here != there && touch(squares, core, square, other) {
                let (lower, upper) = (here.min(there), here.max(there));
                parts.next[upper] = parts.next[lower];
            }
        }
    });
    parts
}

/// Whether a core point of one square lies within the distance of one of the other.
fn touch(squares: &Squares, core: &[bool], a: usize, b: usize) -> bool {
    let cores = |square: usize| squares.range(square).filter(|point| core[*point]);
    let Some(bounds) = squares.bounds(cores(b)) else { return false };
    let mut close = cores(a).filter(|one| squares.is_near_bounds(*one, &bounds));
    close.any(|one| cores(b).any(|other| squares.are_near(one, other)))
}

/// Numbers the parts by their first core point, and gives every point the lowest number within its reach.
pub(super) fn number(squares: &Squares, core: &[bool], mut parts: Parts, groups: &mut [Option<u32>]) {
    let numbers = numbers(squares, core, &mut parts);
    squares.each(|square, around| {
        for point in squares.range(square) {
            let number = if core[point] {
                numbers[square]
            } else {
                let near = around.iter().cloned().flatten();
                near.fold(NONE, |lowest, other| {
                    let is_lower = numbers[other] < lowest;
                    let reaches = |core_point: usize| core[core_point] && squares.are_near(point, core_point);
                    if is_lower && squares.range(other).any(reaches) { numbers[other] } else { lowest }
                })
            };
            groups[squares.numbers[point] as usize] = (number != NONE).then_some(number);
        }
    });
}

/// Higher than any number of a group.
const NONE: u32 = u32::MAX;

/// The number of each square's group; [`NONE`] without a core point.
fn numbers(squares: &Squares, core: &[bool], parts: &mut Parts) -> Vec<u32> {
    let mut first = vec![NONE; squares.count()];
    for square in 0..squares.count() {
        let own =
            squares.range(square).filter(|point| core[*point]).map(|point| squares.numbers[point]).min();
        let root = parts.root(square);
        first[root] = first[root].min(own.unwrap_or(NONE));
    }
    let mut order: Vec<u32> = first.iter().copied().filter(|first| *first != NONE).collect();
    order.sort_unstable();
    let number = |first: u32| order.binary_search(&first).map_or(NONE, |nth| nth as u32);
    let has_core = |square: usize| squares.range(square).any(|point| core[point]);
    (0..squares.count())
        .map(|square| if has_core(square) { number(first[parts.root(square)]) } else { NONE })
        .collect()
}

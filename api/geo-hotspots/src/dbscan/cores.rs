//! Which points have enough others near them.

use std::ops::Range;

use super::squares::Squares;

/// For each point, in the order of the squares, whether it is core.
pub(super) fn find(squares: &Squares, least: usize) -> Vec<bool> {
    let mut core = vec![false; squares.places.len()];
    squares.each(|square, around| {
        let own = squares.range(square);
        if own.len() >= least {
            core[own].fill(true);
        } else {
            for point in own.clone() {
                core[point] = has_enough(squares, point, square, least - own.len(), &around);
            }
        }
    });
    core
}

/// Whether as many points as are missing lie near, outside the point's own square.
fn has_enough(
    squares: &Squares,
    point: usize,
    own: usize,
    mut missing: usize,
    around: &[Range<usize>; 5],
) -> bool {
    for square in around.iter().cloned().flatten().filter(|square| *square != own) {
        for other in squares.range(square) {
            if squares.are_near(point, other) {
                missing -= 1;
                if missing == 0 {
                    return true;
                }
            }
        }
    }
    false
}

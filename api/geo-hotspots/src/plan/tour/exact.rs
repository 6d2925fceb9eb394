//! The best loop of few places, by looking at every set of them once.

use super::Ground;

/// The stops of the loop of greatest gain within the limit, of those the shortest.
///
/// `way[set][last]` is the shortest way from the start through all places of `set` that ends at `last`; it grows by one
/// place at a time.
pub(super) fn stops(ground: &Ground) -> Vec<usize> {
    let ways = ways(ground);
    let mut best = (0.0, 0.0, 0, 0);
    for (set, way) in ways.iter().enumerate() {
        let gain: f64 = members(set).map(|nth| ground.gains[nth]).sum();
        for last in members(set) {
            let length_m = way[last] + ground.leg_m(last, ground.home());
            let is_better = gain > best.0 || (gain >= best.0 && length_m < best.1);
            if length_m <= ground.limit_m && is_better {
                best = (gain, length_m, set, last);
            }
        }
    }
    walked_back(ground, &ways, best.2, best.3)
}

fn ways(ground: &Ground) -> Vec<Vec<f64>> {
    let places = ground.home();
    let mut ways = vec![vec![f64::INFINITY; places]; 1 << places];
    for place in 0..places {
        ways[1 << place][place] = ground.leg_m(ground.home(), place);
    }
    for set in 1..ways.len() {
        for last in members(set) {
            for next in (0..places).filter(|next| set & (1 << next) == 0) {
                let longer = ways[set][last] + ground.leg_m(last, next);
                let known = &mut ways[set | (1 << next)][next];
                *known = known.min(longer);
            }
        }
    }
    ways
}

/// The stops of the shortest way through `set` that ends at `last`.
fn walked_back(ground: &Ground, ways: &[Vec<f64>], mut set: usize, mut last: usize) -> Vec<usize> {
    let mut stops = Vec::new();
    while set != 0 {
        stops.push(last);
        set &= !(1 << last);
        let to = last;
        let way = |nth: usize| ways[set][nth] + ground.leg_m(nth, to);
        last = members(set).min_by(|a, b| way(*a).total_cmp(&way(*b))).unwrap_or(0);
    }
    stops.reverse();
    stops
}

fn members(set: usize) -> impl Iterator<Item = usize> {
    (0..usize::BITS as usize).take_while(move |nth| set >> nth != 0).filter(move |nth| set & (1 << nth) != 0)
}

//! Draws from the distributions that life on the street follows.

use rand::distr::weighted::WeightedIndex;
use rand::{Rng, RngExt};

/// A draw from the bell curve around 0.
pub fn normal(rng: &mut impl Rng, sigma: f64) -> f64 {
    // 1 - u leaves out 0, which has no logarithm.
    let (u, v): (f64, f64) = (1.0 - rng.random::<f64>(), rng.random());
    sigma * (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
}

/// A waiting time with the given mean: mostly short, now and then long.
pub fn waiting(rng: &mut impl Rng, mean: f64) -> f64 {
    -mean * (1.0 - rng.random::<f64>()).ln()
}

/// How many independent events happen when `mean` are expected.
pub fn events(rng: &mut impl Rng, mean: f64) -> u32 {
    let mut n = 0;
    let mut passed = waiting(rng, 1.0);
    while passed < mean {
        n += 1;
        passed += waiting(rng, 1.0);
    }
    n
}

/// One value of a table of (value, weight), heavier ones more often.
pub fn pick<T: Copy>(rng: &mut impl Rng, table: &[(T, u32)]) -> T {
    let mut left = rng.random_range(0..table.iter().map(|(_, weight)| weight).sum::<u32>());
    for (value, weight) in table {
        if left < *weight {
            return *value;
        }
        left -= weight;
    }
    unreachable!("what is left is below the sum of the weights")
}

/// Weights to draw an index by, again and again.
pub fn by_weight(weights: impl IntoIterator<Item = f64>) -> WeightedIndex<f64> {
    WeightedIndex::new(weights).expect("some weight is above 0 and none below")
}

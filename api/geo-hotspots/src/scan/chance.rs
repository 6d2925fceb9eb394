//! How often chance alone does as well: draws, stopped as soon as the answer is clear.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use super::ScanOptions;
use super::limits::Limits;
use super::windows::{Lengths, Windows};

/// Draws that are made before it is asked whether they are enough. Numbers of cores do not matter to it.
const BATCH: usize = 32;
/// Draws after which it is known how high chance mostly reaches.
const SOUNDINGS: usize = 4;
/// Of the lowest sounding: what most draws reach, and most windows do not.
const LEVEL: f64 = 0.9;
/// With fewer draws their tail is anybody's guess.
const LEAST_FOR_TAIL: usize = 99;
const EULER: f64 = 0.577_215_664_901_532_9;

/// The highest score of each draw, in the order of their numbers: as many as were needed to judge `strongest`.
pub(super) fn draw_maxima(
    windows: &Windows,
    strongest: f64,
    options: &ScanOptions,
    redraw: impl Fn(&mut ChaCha8Rng) -> Vec<Lengths<i32>> + Sync,
) -> Vec<f64> {
    let highest = |number: usize, limits: Option<&Limits>| {
        let mut rng = ChaCha8Rng::seed_from_u64(options.seed);
        rng.set_stream(number as u64);
        windows.highest(&redraw(&mut rng), limits)
    };
    let draw = |from: usize, to: usize, limits: Option<&Limits>| -> Vec<f64> {
        (from..to).into_par_iter().map(|number| highest(number, limits)).collect()
    };
    let mut maxima = draw(0, SOUNDINGS.min(options.draws), None);
    let level = LEVEL * maxima.iter().copied().fold(f64::INFINITY, f64::min);
    let limits = if options.draws > SOUNDINGS { Limits::at(level, windows) } else { None };
    while maxima.len() < options.draws && stopped_at(&maxima, strongest, options.stop_after).is_none() {
        let to = (maxima.len() + BATCH).min(options.draws);
        maxima.extend(draw(maxima.len(), to, limits.as_ref()));
    }
    maxima
}

/// How probable a score at least this high is where nothing is going on (see [`super::Cluster::p`]).
pub(super) fn chance_of(score: f64, maxima: &[f64], stop_after: usize) -> f64 {
    if let Some(draws) = stopped_at(maxima, score, stop_after) {
        return stop_after as f64 / draws as f64;
    }
    let as_high = maxima.iter().filter(|highest| **highest >= score).count();
    let by_rank = (as_high + 1) as f64 / (maxima.len() + 1) as f64;
    if as_high == 0 { gumbel_tail(score, maxima).map_or(by_rank, |tail| tail.min(by_rank)) } else { by_rank }
}

/// After how many draws the score had been reached often enough to stop.
fn stopped_at(maxima: &[f64], score: f64, stop_after: usize) -> Option<usize> {
    let mut reached = (1..).zip(maxima).filter(|(_, highest)| **highest >= score);
    reached.nth(stop_after.checked_sub(1)?).map(|(draws, _)| draws)
}

/// The tail of the Gumbel distribution with the mean and the spread of the draws.
fn gumbel_tail(score: f64, maxima: &[f64]) -> Option<f64> {
    if maxima.len() < LEAST_FOR_TAIL {
        return None;
    }
    let n = maxima.len() as f64;
    let mean = maxima.iter().sum::<f64>() / n;
    let variance = maxima.iter().map(|highest| (highest - mean).powi(2)).sum::<f64>() / (n - 1.0);
    let scale = (6.0 * variance).sqrt() / std::f64::consts::PI;
    let place = mean - EULER * scale;
    let tail = -(-(-(score - place) / scale).exp()).exp_m1();
    (scale > 0.0).then(|| tail.max(f64::MIN_POSITIVE))
}

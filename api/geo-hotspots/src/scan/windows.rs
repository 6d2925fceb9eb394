//! Windows: a circle times the last weeks. What they hold, what was expected, and which is the most surprising.

use super::circles::Circles;
use super::limits::Limits;

/// The most weeks a window may last.
pub(super) const MOST_WEEKS: usize = 8;

/// A number for each length of a window, the last week alone first. What is longer than asked for is never read.
pub(super) type Lengths<T> = [T; MOST_WEEKS];

/// How surprising a count is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Surprise {
    /// A Poisson count against an expectation known from elsewhere.
    Expectation,
    /// A share of all finds, inside against outside.
    Share { all_finds: f64 },
}

impl Surprise {
    /// The logarithm of how much better the excess explains the finds. `finds` must be more than `expected`.
    pub(super) fn score(self, finds: f64, expected: f64) -> f64 {
        match self {
            Self::Expectation => finds * (finds / expected).ln() - (finds - expected),
            Self::Share { all_finds } => {
                let (rest, rest_expected) = (all_finds - finds, all_finds - expected);
                let outside = if rest > 0.0 { rest * (rest / rest_expected).ln() } else { 0.0 };
                finds * (finds / expected).ln() + outside
            }
        }
    }
}

/// A circle times the last weeks, and what lies in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    pub(super) centre: usize,
    pub(super) members: usize,
    pub(super) weeks: usize,
    pub(super) finds: i32,
    pub(super) expected: f64,
    pub(super) score: f64,
}

/// Everything about the windows of a map that does not depend on where the finds are.
pub(super) struct Windows {
    pub(super) circles: Circles,
    pub(super) weeks: usize,
    pub(super) surprise: Surprise,
    pub(super) least_finds: i32,
    pub(super) least_km: f64,
    /// By place, for the last week, the last two weeks and so on.
    pub(super) expected: Vec<Lengths<f64>>,
    /// As `expected`.
    pub(super) km: Vec<Lengths<f64>>,
}

impl Windows {
    /// The most surprising window around each place that has one.
    pub(super) fn best(&self, finds: &[Lengths<i32>]) -> Vec<Window> {
        (0..self.circles.places()).filter_map(|centre| self.best_around(centre, finds)).collect()
    }

    /// The highest score on the map; 0 without any excess.
    ///
    /// With limits, only circles that hold a window above their level are looked at closely. The answer is the same.
    pub(super) fn highest(&self, finds: &[Lengths<i32>], limits: Option<&Limits>) -> f64 {
        let score = |centre| self.best_around(centre, finds).map_or(0.0, |window| window.score);
        let all = 0..self.circles.places();
        if let Some(limits) = limits {
            let close = all.clone().filter(|centre| limits.passed(&self.circles, *centre, finds));
            let above = close.map(score).fold(0.0, f64::max);
            if above > limits.level {
                return above;
            }
        }
        all.map(score).fold(0.0, f64::max)
    }

    fn best_around(&self, centre: usize, finds: &[Lengths<i32>]) -> Option<Window> {
        let mut best: Option<Window> = None;
        let (mut found, mut expected, mut km) = ([0; MOST_WEEKS], [0.0; MOST_WEEKS], [0.0; MOST_WEEKS]);
        for (nth, member) in (1..).zip(self.circles.around(centre)) {
            let member = *member as usize;
            add(&mut found, &finds[member]);
            add(&mut expected, &self.expected[member]);
            add(&mut km, &self.km[member]);
            for length in 0..self.weeks {
                let (finds, expected) = (found[length], expected[length]);
                let is_excess = finds >= self.least_finds && f64::from(finds) > expected && expected > 0.0;
                if !is_excess || km[length] < self.least_km {
                    continue;
                }
                let score = self.surprise.score(f64::from(finds), expected);
                if score > best.map_or(0.0, |best| best.score) {
                    best = Some(Window { centre, members: nth, weeks: length + 1, finds, expected, score });
                }
            }
        }
        best
    }
}

/// Numbers of single weeks, the newest first, summed up to the last week, the last two weeks and so on.
pub(super) fn run_up<T: Copy + std::ops::Add<Output = T>>(mut weeks: Lengths<T>) -> Lengths<T> {
    for length in 1..MOST_WEEKS {
        weeks[length] = weeks[length] + weeks[length - 1];
    }
    weeks
}

pub(super) fn add<T: Copy + std::ops::AddAssign>(sum: &mut Lengths<T>, more: &Lengths<T>) {
    for (sum, more) in sum.iter_mut().zip(more) {
        *sum += *more;
    }
}

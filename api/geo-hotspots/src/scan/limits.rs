//! How many finds a window may hold before it is worth a closer look: almost none is, and counting is cheaper than
//! logarithms.

use super::circles::Circles;
use super::windows::{Lengths, MOST_WEEKS, Surprise, Windows, add};

/// For every window the most finds with which it stays below a level.
pub(super) struct Limits {
    pub(super) level: f64,
    most: Vec<Lengths<i32>>,
}

impl Limits {
    /// Limits for a level above zero; none for other levels, which every excess passes.
    pub(super) fn at(level: f64, windows: &Windows) -> Option<Self> {
        if level <= 0.0 {
            return None;
        }
        let mut steps =
            Steps { surprise: windows.surprise, level, first: windows.least_finds, widest: Vec::new() };
        let mut most = Vec::with_capacity(windows.circles.zones());
        for place in 0..windows.circles.places() {
            let (mut expected, mut km) = ([0.0; MOST_WEEKS], [0.0; MOST_WEEKS]);
            let mut at = [0; MOST_WEEKS];
            most.extend(windows.circles.around(place).iter().map(|member| {
                let member = *member as usize;
                add(&mut expected, &windows.expected[member]);
                add(&mut km, &windows.km[member]);
                let mut row = [i32::MAX; MOST_WEEKS];
                for length in 0..windows.weeks {
                    at[length] = steps.after(at[length], expected[length]);
                    if km[length] >= windows.least_km {
                        row[length] = steps.finds(at[length]) - 1;
                    }
                }
                row
            }));
        }
        Some(Self { level, most })
    }

    /// Whether any window around a place holds more than its limit.
    pub(super) fn passed(&self, circles: &Circles, place: usize, finds: &[Lengths<i32>]) -> bool {
        let mut found = [0; MOST_WEEKS];
        let mut passed = [false; MOST_WEEKS];
        for (member, most) in circles.around(place).iter().zip(&self.most[circles.range(place)]) {
            add(&mut found, &finds[*member as usize]);
            for length in 0..MOST_WEEKS {
                passed[length] |= found[length] > most[length];
            }
        }
        passed.contains(&true)
    }
}

/// The widest expectation with which a number of finds still reaches the level, by number of finds. A window's limit
/// depends on its expectation alone, so this short list stands for all windows.
struct Steps {
    surprise: Surprise,
    level: f64,
    first: i32,
    widest: Vec<f64>,
}

impl Steps {
    /// The first step from `at` on that is wide enough. Expectations grow with a circle, so it never turns back.
    fn after(&mut self, mut at: usize, expected: f64) -> usize {
        loop {
            if at == self.widest.len() {
                self.widest.push(self.widest_for(self.finds(at)));
            }
            if self.widest[at] >= expected {
                return at;
            }
            at += 1;
        }
    }

    fn finds(&self, at: usize) -> i32 {
        i32::try_from(at).map_or(i32::MAX, |at| self.first.saturating_add(at))
    }

    fn widest_for(&self, finds: i32) -> f64 {
        let finds = f64::from(finds);
        let (mut reaches, mut fails) = (0.0, finds);
        for _ in 0..60 {
            let middle = f64::midpoint(reaches, fails);
            if middle > 0.0 && self.surprise.score(finds, middle) < self.level {
                fails = middle;
            } else {
                reaches = middle;
            }
        }
        // A little wider than it is, so that no window just above the level is ever missed.
        fails * (1.0 + 1e-9)
    }
}

#[cfg(test)]
mod tests {
    use rand::{RngExt, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    use super::*;
    use crate::metres::PlanePoint;
    use crate::scan::windows::run_up;

    const PLACES: usize = 90;

    fn windows(surprise: Surprise, rng: &mut ChaCha8Rng) -> Windows {
        let mut line = || rng.random_range(0.0..700.0);
        let points: Vec<PlanePoint> = (0..PLACES).map(|_| PlanePoint { x_m: line(), y_m: line() }).collect();
        let mut amounts = |most: f64| -> Vec<Lengths<f64>> {
            (0..PLACES).map(|_| run_up([0.0; MOST_WEEKS].map(|_| rng.random_range(0.0..most)))).collect()
        };
        let (expected, km) = (amounts(1.2), amounts(0.4));
        let circles = Circles::grow(&points, 200.0);
        Windows { circles, weeks: 5, surprise, least_finds: 3, least_km: 1.0, expected, km }
    }

    #[test]
    fn no_limit_changes_the_highest_score() {
        let mut rng = ChaCha8Rng::seed_from_u64(6);
        for surprise in [Surprise::Expectation, Surprise::Share { all_finds: 3_000.0 }] {
            let windows = windows(surprise, &mut rng);
            for level in [1e-9, 0.5, 2.0, 4.0, 6.0, 1e6] {
                let limits = Limits::at(level, &windows).unwrap();
                for _ in 0..20 {
                    let mut week = || i32::from(rng.random_range(0..5_u8).saturating_sub(2));
                    let finds: Vec<Lengths<i32>> =
                        (0..PLACES).map(|_| run_up([0; MOST_WEEKS].map(|_| week()))).collect();
                    let highest = windows.highest(&finds, None);
                    assert!(highest > 0.0);
                    assert_eq!(windows.highest(&finds, Some(&limits)), highest, "level {level}");
                    let passed = (0..PLACES).any(|place| limits.passed(&windows.circles, place, &finds));
                    assert!(passed || highest <= level, "{highest} was held back by {level}");
                }
            }
        }
    }
}

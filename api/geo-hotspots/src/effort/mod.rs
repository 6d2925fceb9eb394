//! The ground somebody searched: fixes of a satellite receiver in, seconds and metres by cell and day out.
//!
//! The phone does the same in TypeScript while it is carried, so that no trace leaves it; this version reads tracks that
//! another recorder kept. `tests/effort.json` holds the two together.
//!
//! # Rules
//! 1. A **fix** rougher than 25 m is left out. More than 60 s without a fix, or a clock that runs backwards, ends the line.
//! 2. The first fix of a line is a **step**; then the fixes of [10 s](Transport) (5 s on wheels) are averaged into one,
//!    position and accuracy. A fix that leaps further than both accuracies and the fastest way allow closes the step
//!    before it, so that no mean lies halfway into a jump.
//! 3. A step too far from the one before it (mean speed between their middles above 3, 8 or 14 m/s) is left out, and so
//!    is one after a jump of twice that speed that lies nearer to the jump than to the line: a tunnel or a reflection
//!    does not become a walk by lasting. Where as many steps contradict a young line as it has itself, the line was wrong:
//!    it is forgotten and the latest step begins again.
//! 4. A step 150 m (300 m in a van) away, or 60 s after the last good one, ends the line: a **gap**, never drawn over.
//! 5. Steps that stay together are one **spot**: a step joins the spot before it when it lies within
//!    `r = 0.8 x accuracy` (4 to 9 m) of its mean, weighted by fixes. Who stands makes one spot, who walks a row of them.
//!    A line ends at its last fix, not in the middle of its last step.
//! 6. **Seconds** run along the spots: the stay of each in its cell, the way between two along the straight line.
//! 7. **Metres** are the length of the row of spots after Douglas-Peucker with the tolerance `2.5 r` (10 to 22.5 m).
//! 8. Both are cut into pieces of at most 5 m and 10 s; each piece goes to the cell and the day of its middle.
//! 9. After 20 spots the head of the line becomes ground and its last two spots go on, so that little is held in memory.
//!
//! # Why so
//! The length of a track sums up its noise: at 1.2 m/s and one fix in ten seconds, sigma 8 m made it 5 to 140 % too long
//! even after Douglas-Peucker at 8 m, the more the slower and the more often somebody stood still. Spots average noise
//! exactly where little way is made, and the tolerance follows what the receiver says about itself, for a tolerance below
//! twice sigma keeps noise and one far above it cuts corners.
//!
//! # Errors
//! Seconds run from the first to the last fix of each line; what is lost is the time beside jumps. Metres of a two-hour
//! patrol on foot (0.6-1.2 m/s, corners every 50-120 m, many stops) under noise with sigma 3-8 m per axis that forgets
//! itself in 15-60 s, heard each second or each fifth, from a receiver that is honest (accuracy = 68 % radius = 1.5 sigma):
//! 1.7 % short on average (corners), within 5 % in 9 of 10, at worst 6 %. From one that calls itself a third better than it
//! is: 2 % long on average, at worst 25 % (slow search under the shortest memory and sigma 8). A line may lose `r` at each
//! end. Distances are those of one [`LocalPlane`] a line; a piece lies at most 2.5 m from the middle it is counted at.
//!
//! Source: Douglas & Peucker 1973, *Cartographica* 10(2); stays as in Li et al. 2008, *GIS '08*; numbers measured on
//! simulated walks (`tests/walks.rs`).
//!
//! # Example
//! ```
//! use geo_hotspots::effort::{Fix, Transport, Walk};
//!
//! // A kilometre due north in 15 minutes, a fix a second, on one day.
//! let fixes = (0..=900).map(|second| Fix {
//!     lat: 55.66 + f64::from(second) / 900.0 * 1_000.0 / 111_336.0,
//!     lon: 12.5577,
//!     accuracy_m: 8.0,
//!     at_ms: i64::from(second) * 1_000,
//! });
//! let mut walk = Walk::new(Transport::Foot, |at_ms| at_ms / 86_400_000);
//! fixes.for_each(|fix| walk.hear(fix));
//! let ground = walk.end();
//! let metres: f64 = ground.cells.values().map(|spent| spent.metres).sum();
//! let seconds: f64 = ground.cells.values().map(|spent| spent.seconds).sum();
//! assert!((metres - 1_000.0).abs() < 15.0);
//! assert_eq!(seconds.round(), 900.0);
//! ```

mod ground;
mod line;

use std::collections::BTreeMap;

use crate::grid::Cell;
use crate::metres::LocalPlane;
use crate::position::Position;
use line::{Line, Verdict};

/// The accuracy to give a fix whose recorder did not say how good it was: what a phone says in an ordinary street.
pub const UNKNOWN_ACCURACY_M: f64 = 10.0;

/// Rougher than this tells no street.
const MOST_ACCURACY_M: f64 = 25.0;

/// Where a receiver believes it was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fix {
    /// Degrees north, WGS84.
    pub lat: f64,
    /// Degrees east, WGS84.
    pub lon: f64,
    /// The radius in metres that holds the true place in 68 of 100 fixes; [`UNKNOWN_ACCURACY_M`] when nothing is known.
    pub accuracy_m: f64,
    /// Milliseconds since 1970 UTC.
    pub at_ms: i64,
}

/// How somebody moved. It decides what is too fast, how long a step lasts and how wide a gap is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transport {
    /// On foot: up to 3 m/s, steps of 10 s, gaps of 150 m.
    Foot,
    /// By bicycle: up to 8 m/s, steps of 5 s, gaps of 150 m.
    Bicycle,
    /// In a van: up to 14 m/s, steps of 5 s, gaps of 300 m.
    Van,
}

/// What was spent in one cell on one day.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Spent {
    /// Seconds of searching.
    pub seconds: f64,
    /// Metres of searching.
    pub metres: f64,
}

/// What became of the fixes of a walk. `D` is whatever the caller calls a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground<D> {
    /// Seconds and metres by day and cell.
    pub cells: BTreeMap<(D, Cell), Spent>,
    /// Lines between gaps.
    pub lines: usize,
    /// Fixes left out because they were rough, or no place on Earth.
    pub rough: usize,
    /// Fixes left out because nobody moves so fast that way.
    pub fast: usize,
}

/// A walk that is being heard, fix by fix. See the [module](self) for the rules.
#[derive(Debug)]
pub struct Walk<D, F> {
    transport: Transport,
    day_of: F,
    line: Option<Line>,
    ground: Ground<D>,
}

impl<D: Ord, F: Fn(i64) -> D> Walk<D, F> {
    /// A walk without a fix. `day_of` tells the calendar day of milliseconds since 1970 UTC.
    ///
    /// # Example
    /// ```
    /// use geo_hotspots::effort::{Transport, Walk};
    ///
    /// let ground = Walk::new(Transport::Van, |at_ms| at_ms / 86_400_000).end();
    /// assert!(ground.cells.is_empty());
    /// ```
    pub fn new(transport: Transport, day_of: F) -> Self {
        let ground = Ground { cells: BTreeMap::new(), lines: 0, rough: 0, fast: 0 };
        Self { transport, day_of, line: None, ground }
    }

    /// Hears the next fix. Any fix is allowed; what is of no use is counted and left out.
    pub fn hear(&mut self, fix: Fix) {
        let Some(plane) = plane_at(&fix) else {
            self.ground.rough += 1;
            return;
        };
        if self.line.as_ref().is_some_and(|line| !line.follows(&fix)) {
            self.rest();
        }
        if self.line.as_ref().is_some_and(|line| line.is_full(&fix, self.transport)) {
            self.close_step();
        }
        match &mut self.line {
            Some(line) => line.gather(&fix),
            None => self.line = Some(Line::begin(plane, &fix)),
        }
    }

    /// Ends the line, as at a pause or at the border of two recorded segments; the next fix begins another.
    ///
    /// # Example
    /// ```
    /// use geo_hotspots::effort::{Fix, Transport, Walk};
    ///
    /// let fix = |lat, at_ms| Fix { lat, lon: 12.5, accuracy_m: 8.0, at_ms };
    /// let mut walk = Walk::new(Transport::Foot, |at_ms| at_ms / 86_400_000);
    /// walk.hear(fix(55.67, 0));
    /// walk.rest();
    /// walk.hear(fix(55.6702, 20_000));
    /// let ground = walk.end();
    /// assert_eq!(ground.lines, 2);
    /// assert!(ground.cells.is_empty(), "nobody knows the way between");
    /// ```
    pub fn rest(&mut self) {
        self.close_step();
        if let Some(mut line) = self.line.take() {
            line.finish();
            self.keep(&line);
        }
    }

    /// Goes on another way: ends the line and judges by other limits from here.
    pub fn ride(&mut self, transport: Transport) {
        self.rest();
        self.transport = transport;
    }

    /// Ends the walk and answers its ground.
    #[must_use]
    pub fn end(mut self) -> Ground<D> {
        self.rest();
        self.ground
    }

    fn close_step(&mut self) {
        let Some(mut line) = self.line.take() else { return };
        if let Some(step) = line.take_step() {
            match line.judge(&step, self.transport) {
                Verdict::Adds => {
                    line.absorb(step);
                    if let Some(head) = line.take_head() {
                        self.add(&head);
                    }
                }
                Verdict::Noise => {
                    line.leave_out(step, self.transport);
                    self.ground.fast += step.fixes;
                }
                Verdict::Unproven => {
                    self.ground.fast += line.fixes();
                    line = line.next_line(step);
                }
                Verdict::Gap => {
                    self.keep(&line);
                    line = line.next_line(step);
                }
            }
        }
        self.line = Some(line);
    }

    fn keep(&mut self, line: &Line) {
        self.ground.lines += 1;
        self.add(line);
    }

    fn add(&mut self, line: &Line) {
        let Self { day_of, ground, .. } = self;
        ground::spend(line, |cell, at_ms, spent| {
            let sum = ground.cells.entry((day_of(at_ms), cell)).or_default();
            sum.seconds += spent.seconds;
            sum.metres += spent.metres;
        });
    }
}

/// The plane of a fix that is good enough to count.
fn plane_at(fix: &Fix) -> Option<LocalPlane> {
    let is_good = (0.0..=MOST_ACCURACY_M).contains(&fix.accuracy_m);
    let position = Position::new(fix.lat, fix.lon).ok().filter(|_| is_good)?;
    LocalPlane::at(position).ok()
}

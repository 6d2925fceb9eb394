//! A phone's clock may be wrong by minutes or years. Each batch says what the phone thought the time was when it sent;
//! the difference to our clock corrects every time in it.

use jiff::tz::TimeZone;

use crate::clock::{DAY_MS, Day, UtcMs};
use crate::error::{Problem, ProblemCode};

/// Smaller differences are the network's delay; correcting by them would date a record anew at each resending.
const IGNORED_MS: i64 = 2 * 60_000;
/// Records may be this much ahead of us.
const AHEAD_MS: i64 = 5 * 60_000;
/// Records may be this old: a phone that lay in a drawer for a year still counts.
const OLDEST_MS: i64 = 400 * DAY_MS;

/// How one batch's times relate to ours.
#[derive(Clone, Debug)]
pub struct PhoneClock {
    received_at: UtcMs,
    ahead_ms: i64,
    zone: TimeZone,
}

impl PhoneClock {
    /// The clock of a batch sent at `sent_at` by the phone's time and received at `received_at` by ours.
    pub fn new(sent_at: UtcMs, received_at: UtcMs, zone: TimeZone) -> PhoneClock {
        let ahead_ms = sent_at.0.saturating_sub(received_at.0);
        PhoneClock { received_at, ahead_ms: if ahead_ms.abs() < IGNORED_MS { 0 } else { ahead_ms }, zone }
    }

    /// The true time of a record.
    ///
    /// # Errors
    /// `time_out_of_range` when it lies in the future or more than 400 days back.
    pub fn correct(&self, recorded_at: UtcMs) -> Result<UtcMs, Problem> {
        let corrected = UtcMs(recorded_at.0.saturating_sub(self.ahead_ms));
        let newest = self.received_at.0 + AHEAD_MS;
        if (newest - OLDEST_MS..=newest).contains(&corrected.0) {
            return Ok(corrected);
        }
        Err(Problem::field(
            ProblemCode::TimeOutOfRange,
            "recorded_at",
            "expected a time within the last 400 days",
        ))
    }

    /// What the phone's clock showed at a true time: the other way round of [`PhoneClock::correct`].
    pub fn shown(&self, at: UtcMs) -> UtcMs {
        UtcMs(at.0.saturating_add(self.ahead_ms))
    }

    /// The organisation's calendar day of an instant.
    pub fn day(&self, at: UtcMs) -> Day {
        at.day(&self.zone)
    }

    /// By how many days the phone's calendar ran ahead at `recorded_at`.
    pub fn days_ahead(&self, recorded_at: UtcMs) -> i32 {
        let corrected = UtcMs(recorded_at.0.saturating_sub(self.ahead_ms));
        self.day(recorded_at).0 - self.day(corrected).0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: UtcMs = UtcMs(1_795_000_000_000);

    #[test]
    fn a_wrong_clock_cancels_out() {
        for wrong_by in [-3_650 * DAY_MS, -DAY_MS, 0, 60_000, DAY_MS, 3_650 * DAY_MS] {
            let clock = PhoneClock::new(UtcMs(NOW.0 + wrong_by), NOW, TimeZone::UTC);
            let an_hour_ago = UtcMs(NOW.0 + wrong_by - 3_600_000);
            let corrected = clock.correct(an_hour_ago).unwrap();
            assert!((corrected.0 - (NOW.0 - 3_600_000)).abs() < IGNORED_MS);
            let days = i32::try_from(wrong_by / DAY_MS).unwrap();
            assert_eq!(clock.days_ahead(an_hour_ago), days);
            assert_eq!(clock.shown(corrected), an_hour_ago, "and comes back");
        }
    }

    #[test]
    fn the_future_and_the_distant_past_are_refused() {
        let clock = PhoneClock::new(NOW, NOW, TimeZone::UTC);
        for wrong in [NOW.0 + DAY_MS, NOW.0 - 401 * DAY_MS] {
            assert_eq!(clock.correct(UtcMs(wrong)).unwrap_err().code, ProblemCode::TimeOutOfRange);
        }
    }
}

//! How long a place stays clean.

use crate::history::DayCounts;

/// Fewer returns tell no rhythm.
const LEAST_RETURNS: usize = 3;

/// From one cleaning to the next find, or to the last look that found nothing.
struct Spell {
    days: f64,
    has_returned: bool,
}

/// The median number of days until finds return after a visit that took what lay there, from the days of one cell,
/// oldest first. None when fewer than three returns were seen or fewer than half of the spells have ended.
///
/// A day with finds cleans the cell and begins a spell. Later looks without finds lengthen it; the next day with finds
/// ends it. The finds came back some time between the last clean look and that day, so the return is put in the middle
/// of the two. A spell that has not ended yet counts as clean up to the last look (right-censored), by the product
/// limit `S(t) = Π (1 - returns at t' / spells still open at t')` over all `t' <= t`; the median is the first `t` with
/// `S(t) <= ½`. Leaving open spells out would make every place look busier than it is.
///
/// Source: Kaplan & Meier 1958, *JASA* 53.
///
/// # Example
/// ```
/// use geo_hotspots::DayCounts;
/// use geo_hotspots::plan::refill_days;
///
/// let found = DayCounts { finds: 1, items: 3, visits: 1, ..DayCounts::default() };
/// let clean = DayCounts { visits: 1, ..DayCounts::default() };
/// // Cleaned every fourth day, looked at in between: finds come back after two to four days.
/// let days = (0..40).step_by(2).map(|day| (day, if day % 4 == 0 { found } else { clean }));
/// assert_eq!(refill_days(days), Some(3.0));
/// assert_eq!(refill_days([(0, found), (9, clean)]), None);
/// ```
#[must_use]
pub fn refill_days(days: impl IntoIterator<Item = (i32, DayCounts)>) -> Option<f64> {
    let mut spells = spells(days);
    // Of spells of equal length those that ended come first, as the product limit has it.
    spells.sort_by(|a, b| a.days.total_cmp(&b.days).then(b.has_returned.cmp(&a.has_returned)));
    if spells.iter().filter(|spell| spell.has_returned).count() < LEAST_RETURNS {
        return None;
    }
    let mut clean = 1.0;
    for (nth, spell) in spells.iter().enumerate() {
        if spell.has_returned {
            let open = (spells.len() - nth) as f64;
            clean *= (open - 1.0) / open;
        }
        // Products of fractions miss a half by a few bits.
        if clean <= 0.5 + 1e-9 {
            return Some(spell.days);
        }
    }
    None
}

fn spells(days: impl IntoIterator<Item = (i32, DayCounts)>) -> Vec<Spell> {
    let mut spells = Vec::new();
    let mut cleaned: Option<i64> = None;
    let mut last_clean = 0_i64;
    for (day, counts) in days {
        let day = i64::from(day);
        if counts.finds > 0 {
            if let Some(cleaned) = cleaned {
                let days = (last_clean - cleaned + day - cleaned) as f64 / 2.0;
                spells.push(Spell { days, has_returned: true });
            }
            cleaned = Some(day);
            last_clean = day;
        } else if counts.is_searched() {
            last_clean = day;
        }
    }
    let open = cleaned.map(|cleaned| last_clean - cleaned).filter(|days| *days > 0);
    spells.extend(open.map(|days| Spell { days: days as f64, has_returned: false }));
    spells
}

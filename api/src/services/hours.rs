//! Opening hours in OpenStreetMap's syntax, worked out by the clock on the wall.

use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::{NaiveDate, NaiveDateTime};
use jiff::Timestamp;
use jiff::tz::{AmbiguousOffset, TimeZone};
use opening_hours::localization::Country;
use opening_hours::{Context, OpeningHours, RuleKind};

use crate::clock::{Day, UtcMs};
use crate::error::{Problem, ProblemCode};

/// How many days ahead a phone knows the hours.
pub const DAYS_AHEAD: i32 = 28;
const EPOCH_FROM_CE: i32 = 719_163;

/// From when to when.
pub type Interval = [UtcMs; 2];

/// Hours that can be worked out.
///
/// # Errors
/// `invalid_value`, naming `opening_hours`.
pub fn check(text: &str) -> Result<(), Problem> {
    let syntax = "expected OpenStreetMap's syntax, like Mo-Fr 10:00-16:00; PH off";
    let hours: OpeningHours = text.parse().map_err(|_| refused(syntax))?;
    if follows_the_sun(&hours) {
        return Err(refused("expected hours of the clock, not of the sun"));
    }
    let week = open_by_the_wall(&hours, Day(20_000), 7);
    week.map(|_| ()).ok_or_else(|| refused("expected hours that end within two days"))
}

/// When a place is open in the 28 days that begin with `today`, in the time zone of its union; nothing where the hours
/// cannot be worked out.
pub fn intervals(text: &str, zone: &TimeZone, today: Day) -> Vec<Interval> {
    let Ok(hours) = text.parse::<OpeningHours>() else { return Vec::new() };
    let holidays = country(zone).map(Country::holidays).unwrap_or_default();
    let hours = hours.with_context(Context::default().with_holidays(holidays));
    let mut open: Vec<Interval> = Vec::new();
    for [from, to] in open_by_the_wall(&hours, today, DAYS_AHEAD).unwrap_or_default() {
        let [from, to] = [instant(from, zone), instant(to, zone)];
        match open.last_mut() {
            Some([_, end]) if *end >= from => *end = to.max(*end),
            // Nothing is open in an hour that the clocks jump over.
            _ if from >= to => {}
            _ => open.push([from, to]),
        }
    }
    open
}

/// Whose public holidays `PH` means.
fn country(zone: &TimeZone) -> Option<Country> {
    match zone.iana_name()? {
        "Europe/Copenhagen" => Some(Country::DK),
        "Europe/Helsinki" => Some(Country::FI),
        "Europe/Oslo" => Some(Country::NO),
        "Europe/Stockholm" => Some(Country::SE),
        _ => None,
    }
}

/// The library has a default for sunrise that is true nowhere.
fn follows_the_sun(hours: &OpeningHours) -> bool {
    let expression = hours.get_expression();
    let mut spans = expression.rules.iter().flat_map(|rule| &rule.time_selector.spans);
    spans.any(|span| [span.range.start, span.range.end].iter().any(|end| end.as_time_event().is_some()))
}

/// The open intervals of some days; `None` where the library gives up on hours like 48:00-47:00, which it does by
/// panicking, and one place must not take the list from everybody.
fn open_by_the_wall(hours: &OpeningHours, first: Day, days: i32) -> Option<Vec<[NaiveDateTime; 2]>> {
    let midnight = |day: i32| NaiveDate::from_num_days_from_ce_opt(day + EPOCH_FROM_CE)?.and_hms_opt(0, 0, 0);
    let (from, to) = (midnight(first.0)?, midnight(first.0 + days)?);
    let worked_out = catch_unwind(AssertUnwindSafe(|| {
        let open = hours.iter_range(from, to).filter(|part| part.kind == RuleKind::Open);
        open.map(|part| [part.range.start, part.range.end]).collect()
    }));
    worked_out.ok()
}

/// When a clock on the wall shows this: the moment of the jump for a time that the jump leaves out, and the first of two
/// when the hour comes twice, which promises nothing that might not hold.
fn instant(wall: NaiveDateTime, zone: &TimeZone) -> UtcMs {
    let wall = Timestamp::from_second(wall.and_utc().timestamp()).unwrap_or_default();
    let wall = TimeZone::UTC.to_datetime(wall);
    let shown = zone.to_ambiguous_timestamp(wall);
    let instant = match shown.offset() {
        AmbiguousOffset::Gap { after, .. } => after
            .to_timestamp(wall)
            .ok()
            .and_then(|before_jump| Some(zone.following(before_jump).next()?.timestamp())),
        _ => shown.compatible().ok(),
    };
    UtcMs(instant.unwrap_or_default().as_millisecond())
}

fn refused(expected: &str) -> Problem {
    Problem::field(ProblemCode::InvalidValue, "opening_hours", expected)
}

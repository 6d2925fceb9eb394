//! Time: the clock that handlers ask, instants in milliseconds and calendar days.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use sea_orm::DeriveValueType;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use utoipa::ToSchema;

/// Milliseconds of a day.
pub const DAY_MS: i64 = 86_400_000;

/// An instant: milliseconds since 1970 UTC in the database, RFC 3339 in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType, ToSchema)]
#[schema(value_type = String, format = DateTime, example = "2026-11-21T18:04:10Z")]
pub struct UtcMs(pub i64);

impl UtcMs {
    /// The calendar day of this instant in a time zone.
    pub fn day(self, zone: &TimeZone) -> Day {
        Day::of(self.timestamp().to_zoned(zone.clone()).date())
    }

    /// The hour of the day in a time zone, 0 to 23.
    pub fn hour(self, zone: &TimeZone) -> usize {
        usize::from(self.timestamp().to_zoned(zone.clone()).hour().unsigned_abs())
    }

    /// The same instant without seconds, as the audit log keeps it.
    pub fn minute(self) -> UtcMs {
        UtcMs(self.0 - self.0.rem_euclid(60_000))
    }

    /// The month as `2026-11`, the finest "last seen" that is kept of a device.
    pub fn month(self) -> String {
        self.timestamp().strftime("%Y-%m").to_string()
    }

    fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0.clamp(-62_135_596_800_000, 253_402_207_200_000))
            .expect("clamped to the years 1 to 9999")
    }
}

impl Serialize for UtcMs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.timestamp())
    }
}

impl<'de> Deserialize<'de> for UtcMs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let instant: Timestamp =
            text.parse().map_err(|_| D::Error::custom("expected a time like 2026-11-21T18:04:10Z"))?;
        Ok(UtcMs(instant.as_millisecond()))
    }
}

/// A calendar day: days since 1970-01-01 in the database, `2026-11-21` in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType, ToSchema)]
#[schema(value_type = String, format = Date, example = "2026-11-21")]
pub struct Day(pub i32);

impl Day {
    /// The day of a calendar date.
    pub fn of(date: Date) -> Day {
        Day((date - Date::constant(1970, 1, 1)).get_days())
    }

    /// The day as a calendar date.
    pub fn date(self) -> Date {
        let days = jiff::Span::new().days(self.0.clamp(-700_000, 2_900_000));
        Date::constant(1970, 1, 1).checked_add(days).expect("clamped to the calendar")
    }

    /// The Monday of this day's week.
    pub fn monday(self) -> Day {
        Day(self.0 - i32::from(self.date().weekday().to_monday_zero_offset()))
    }

    /// Its place in the week; Monday is 0.
    pub fn weekday(self) -> usize {
        usize::from(self.date().weekday().to_monday_zero_offset().unsigned_abs())
    }

    /// The first instant of this day in a time zone.
    pub fn start(self, zone: &TimeZone) -> UtcMs {
        let zoned = self.date().to_zoned(zone.clone()).expect("every civil day begins in every zone");
        UtcMs(zoned.timestamp().as_millisecond())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.date())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let date: Date = text.parse().map_err(|_| D::Error::custom("expected a day like 2026-11-21"))?;
        Ok(Day::of(date))
    }
}

/// Where handlers get the time from; tests hold it in their hands.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still until it is moved.
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// The present instant.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    pub fn now(&self) -> UtcMs {
        match self {
            Clock::System => UtcMs(Timestamp::now().as_millisecond()),
            Clock::Manual(millis) => UtcMs(millis.load(Ordering::SeqCst)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_night_patrol_after_midnight_in_copenhagen_belongs_to_the_new_day() {
        let zone = TimeZone::get("Europe/Copenhagen").unwrap();
        let half_past_midnight: UtcMs = serde_json::from_str("\"2026-11-20T23:30:00Z\"").unwrap();
        assert_eq!(serde_json::to_string(&half_past_midnight.day(&zone)).unwrap(), "\"2026-11-21\"");
        assert_eq!(half_past_midnight.day(&zone).start(&zone), UtcMs(half_past_midnight.0 - 1_800_000));
    }

    #[test]
    fn instants_and_days_survive_json() {
        for text in ["\"2026-11-21T18:04:10Z\"", "\"2026-11-21T18:04:10.5Z\""] {
            let instant: UtcMs = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&instant).unwrap(), text);
        }
        let day: Day = serde_json::from_str("\"1969-12-31\"").unwrap();
        assert_eq!(day, Day(-1));
        assert!(serde_json::from_str::<Day>("\"21/11/2026\"").is_err());
    }
}

//! What is said of a find, and the rules for it.

use geo_hotspots::{Position, PositionError, cell_at};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::entity;
use super::vocabulary::{CountMethod, Item, NeedleCap, Origin, Outcome, PlaceType};
use crate::cell::StoredCell;
use crate::clock::{Day, UtcMs};
use crate::error::{Problem, ProblemCode};
use crate::ids::{PatrolId, PickupId};
use crate::phone_clock::PhoneClock;
use crate::words::word;

/// The most things of one kind in one find.
pub const MAX_COUNT: i32 = 9_999;
const MAX_KINDS: usize = 20;

/// A number of things of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemCount {
    /// The kind.
    pub item: Item,
    /// How many, 1 to 9,999.
    pub count: i32,
}

/// A find as phones and coordinators write it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PickupContent {
    /// The patrol it belongs to, if any.
    pub patrol_id: Option<PatrolId>,
    /// When, by the phone's clock.
    pub recorded_at: UtcMs,
    /// Degrees north (WGS84); absent together with `lon` when the place is missing.
    pub lat: Option<f64>,
    /// Degrees east (WGS84).
    pub lon: Option<f64>,
    /// How far off the position may be, 0 to 10,000 m.
    pub accuracy_m: Option<f64>,
    /// What was found; may be empty only when nothing was (`already_gone`).
    pub items: Vec<ItemCount>,
    /// What kind of place it was.
    pub place_type: Option<PlaceType>,
    /// Why somebody looked here.
    pub origin: Origin,
    /// What became of it.
    pub outcome: Outcome,
    /// How it was counted.
    pub count_method: Option<CountMethod>,
    /// Whether needles were covered.
    pub needle_cap: Option<NeedleCap>,
}

/// A find that keeps the rules, with its true time and its cell.
#[derive(Clone, Debug)]
pub struct Find {
    /// As it was sent.
    pub sent: PickupContent,
    /// Its true time.
    pub recorded_at: UtcMs,
    /// Its day in the organisation's calendar.
    pub day: Day,
    /// Its position, five decimals (about 1 m), if it has one.
    pub point: Option<(f64, f64)>,
    /// The cell of the position, resolution 11.
    pub cell: Option<StoredCell>,
}

/// A find as coordinators read it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Pickup {
    /// Made by the phone.
    pub id: PickupId,
    /// The patrol it belongs to.
    pub patrol_id: Option<PatrolId>,
    /// When.
    pub recorded_at: Option<UtcMs>,
    /// Degrees north; absent when the place is missing or older than 90 days.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// How far off the position may be.
    pub accuracy_m: Option<f64>,
    /// The cell it lies in, resolution 11; kept for good.
    pub cell: Option<String>,
    /// What was found.
    pub items: Vec<ItemCount>,
    /// What kind of place it was.
    pub place_type: Option<PlaceType>,
    /// Why somebody looked here.
    pub origin: Option<Origin>,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// How it was counted.
    pub count_method: Option<CountMethod>,
    /// Whether needles were covered.
    pub needle_cap: Option<NeedleCap>,
    /// How often it was changed.
    pub revision: i32,
    /// Whether it was taken back.
    pub removed: bool,
}

/// A find as the member who logged it reads it: its fields are those that a phone sends to change it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OwnPickup {
    /// Made by the phone.
    pub id: PickupId,
    /// How often it was changed; the next change is one more.
    pub revision: i32,
    /// When it first came, by our clock.
    pub received_at: UtcMs,
    /// The find.
    #[serde(flatten)]
    pub content: PickupContent,
}

/// Which of my finds are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct OwnQuery {
    /// What time the phone thinks it is; `recorded_at` is then told by the phone's clock, as a push expects it.
    pub sent_at: Option<UtcMs>,
    /// Items a page, 1 to 500; 100 when not given.
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
}

impl OwnPickup {
    /// A find as its phone would send it; `None` when a newer version wrote it in words that this one does not know.
    pub fn shown(row: entity::Model, clock: &PhoneClock) -> Option<OwnPickup> {
        Some(OwnPickup {
            id: row.id,
            revision: row.revision,
            received_at: row.received_at,
            content: PickupContent {
                patrol_id: row.patrol_id,
                recorded_at: clock.shown(row.recorded_at?),
                lat: row.lat,
                lon: row.lon,
                accuracy_m: row.accuracy_m,
                items: item_counts(&row),
                place_type: row.place_type.as_deref().and_then(word),
                origin: row.origin.as_deref().and_then(word)?,
                outcome: row.outcome.as_deref().and_then(word)?,
                count_method: row.count_method.as_deref().and_then(word),
                needle_cap: row.needle_cap.as_deref().and_then(word),
            },
        })
    }
}

/// A corrected find: the whole find again, and the number that follows its present revision.
#[derive(Debug, Serialize, ToSchema)]
pub struct CorrectedPickup {
    /// The present revision plus one.
    pub revision: i32,
    /// The find.
    #[serde(flatten)]
    pub content: PickupContent,
}

impl From<entity::Model> for Pickup {
    fn from(row: entity::Model) -> Pickup {
        Pickup {
            cell: row.cell.and_then(StoredCell::cell).map(|cell| cell.to_string()),
            items: item_counts(&row),
            place_type: row.place_type.as_deref().and_then(word),
            origin: row.origin.as_deref().and_then(word),
            outcome: row.outcome.as_deref().and_then(word),
            count_method: row.count_method.as_deref().and_then(word),
            needle_cap: row.needle_cap.as_deref().and_then(word),
            id: row.id,
            patrol_id: row.patrol_id,
            recorded_at: row.recorded_at,
            lat: row.lat,
            lon: row.lon,
            accuracy_m: row.accuracy_m,
            revision: row.revision,
            removed: row.removed,
        }
    }
}

/// What was found, as stored.
pub fn item_counts(row: &entity::Model) -> Vec<ItemCount> {
    serde_json::from_value(row.items.clone()).unwrap_or_default()
}

/// Checks a find that a phone sent.
///
/// # Errors
/// Names the field and what was expected.
pub fn check(sent: PickupContent, clock: &PhoneClock) -> Result<Find, Problem> {
    let recorded_at = clock.correct(sent.recorded_at)?;
    check_at(sent, recorded_at, clock.day(recorded_at))
}

/// Checks a find whose true time is known.
///
/// # Errors
/// Names the field and what was expected.
pub fn check_at(sent: PickupContent, recorded_at: UtcMs, day: Day) -> Result<Find, Problem> {
    check_items(&sent)?;
    check_accuracy(sent.accuracy_m)?;
    let position = position(sent.lat, sent.lon)?;
    Ok(Find {
        recorded_at,
        day,
        point: position.map(|position| (position.lat(), position.lon())),
        cell: position.map(|position| cell_at(position).into()),
        sent,
    })
}

/// A position rounded to five decimals, or none.
fn position(lat: Option<f64>, lon: Option<f64>) -> Result<Option<Position>, Problem> {
    let (lat, lon) = match (lat, lon) {
        (Some(lat), Some(lon)) => (lat, lon),
        (None, None) => return Ok(None),
        (lat, _) => {
            let missing = if lat.is_none() { "lat" } else { "lon" };
            return Err(Problem::field(
                ProblemCode::MissingField,
                missing,
                "expected lat and lon, or neither",
            ));
        }
    };
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    Position::new(round(lat), round(lon)).map(Some).map_err(|fault| {
        let field = if matches!(fault, PositionError::Latitude) { "lat" } else { "lon" };
        Problem::field(ProblemCode::OutOfRange, field, fault.to_string())
    })
}

fn check_items(sent: &PickupContent) -> Result<(), Problem> {
    let wrong =
        |field: String, expected: String| Err(Problem::field(ProblemCode::OutOfRange, field, expected));
    let least = usize::from(sent.outcome != Outcome::AlreadyGone);
    if !(least..=MAX_KINDS).contains(&sent.items.len()) {
        return wrong("items".to_owned(), format!("expected {least} to {MAX_KINDS} kinds"));
    }
    for (index, item) in sent.items.iter().enumerate() {
        if !(1..=MAX_COUNT).contains(&item.count) {
            return wrong(format!("items[{index}].count"), format!("expected 1 to {MAX_COUNT}"));
        }
    }
    Ok(())
}

fn check_accuracy(accuracy_m: Option<f64>) -> Result<(), Problem> {
    if accuracy_m.is_none_or(|metres| (0.0..=10_000.0).contains(&metres)) {
        return Ok(());
    }
    Err(Problem::field(ProblemCode::OutOfRange, "accuracy_m", "expected 0 to 10000 metres"))
}

//! A batch as phones send it, read record by record, so that one that breaks a rule does not keep the rest away.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::clock::UtcMs;
use crate::error::{Problem, ProblemCode};
use crate::extract::{parse_value, take};
use crate::ids::PickupId;
use crate::patrols::model::{PatrolEnded, PatrolRecord, PatrolStarted, check_end, check_start};
use crate::phone_clock::PhoneClock;
use crate::pickups::model::{PickupContent, check};
use crate::pickups::revision::{Revision, check_number};
use crate::receipt::Receipt;

/// The most records a batch may hold.
pub const MAX_RECORDS: usize = 500;

/// A batch of records.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Batch {
    /// When the phone sent it, by the phone's clock; the difference to ours corrects every time in the batch.
    pub sent_at: UtcMs,
    /// Up to 500 records, in any order.
    #[schema(value_type = Vec<SyncRecord>)]
    pub records: Vec<Value>,
}

/// A record of the street.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum SyncRecord {
    /// A patrol begins.
    PatrolStarted(PatrolStarted),
    /// A patrol ends.
    PatrolEnded(PatrolEnded),
    /// A find is logged.
    Pickup(LoggedPickup),
    /// A find is changed: the whole find again.
    PickupAmended(AmendedPickup),
    /// A find is taken back.
    PickupRemoved(RemovedPickup),
}

/// A find with its id.
#[derive(Debug, Serialize, ToSchema)]
pub struct LoggedPickup {
    /// Made by the phone (UUIDv7).
    pub id: PickupId,
    /// The find.
    #[serde(flatten)]
    pub content: PickupContent,
}

/// A changed find.
#[derive(Debug, Serialize, ToSchema)]
pub struct AmendedPickup {
    /// The id of the find.
    pub id: PickupId,
    /// 1 for the first change, 2 for the next; the highest wins.
    pub revision: i32,
    /// The whole find again.
    #[serde(flatten)]
    pub content: PickupContent,
}

/// A find that is taken back.
#[derive(Debug, Serialize, ToSchema)]
pub struct RemovedPickup {
    /// The id of the find.
    pub id: PickupId,
    /// One more than the revision that is taken back.
    pub revision: i32,
}

/// What became of a batch.
#[derive(Debug, Serialize, ToSchema)]
pub struct BatchReceipt {
    /// When it came, by our clock.
    pub received_at: UtcMs,
    /// One receipt a record, in the order of the batch.
    pub results: Vec<Receipt>,
}

/// A record that keeps the rules.
#[derive(Clone, Debug)]
pub enum Record {
    /// Of a patrol.
    Patrol(PatrolRecord),
    /// Of a find.
    Pickup(Revision),
}

/// Checks the envelope.
///
/// # Errors
/// `too_many_records`.
pub fn check_envelope(batch: &Batch) -> Result<(), Problem> {
    if batch.records.len() > MAX_RECORDS {
        let expected = format!("expected at most {MAX_RECORDS} records");
        return Err(Problem::field(ProblemCode::TooManyRecords, "records", expected));
    }
    Ok(())
}

/// Reads one record.
///
/// # Errors
/// The receipt that refuses it, which names the field and what was expected.
pub fn read(record: Value, clock: &PhoneClock) -> Result<Record, Receipt> {
    let id = record.get("id").and_then(Value::as_str).map(str::to_owned);
    let refuse = |problem| Receipt::refused(id.clone(), problem);
    let Value::Object(fields) = record else {
        return Err(refuse(Problem::new(ProblemCode::InvalidValue, "expected a record as a JSON object")));
    };
    read_fields(fields, clock).map_err(refuse)
}

fn read_fields(mut fields: Map<String, Value>, clock: &PhoneClock) -> Result<Record, Problem> {
    let kind: String = take(&mut fields, "type")?;
    match kind.as_str() {
        "patrol_started" => {
            let sent: PatrolStarted = parse_value(Value::Object(fields))?;
            check_start(sent, clock).map(|start| Record::Patrol(PatrolRecord::Start(start)))
        }
        "patrol_ended" => {
            let sent: PatrolEnded = parse_value(Value::Object(fields))?;
            check_end(&sent, clock).map(|end| Record::Patrol(PatrolRecord::End(end)))
        }
        "pickup" => {
            let id = take(&mut fields, "id")?;
            read_find(id, 0, fields, clock)
        }
        "pickup_amended" => {
            let id = take(&mut fields, "id")?;
            let number = check_number(take(&mut fields, "revision")?)?;
            read_find(id, number, fields, clock)
        }
        "pickup_removed" => {
            let removed: Removal = parse_value(Value::Object(fields))?;
            let number = check_number(removed.revision)?;
            Ok(Record::Pickup(Revision { id: removed.id, number, find: None }))
        }
        _ => Err(Problem::field(
            ProblemCode::UnknownCode,
            "type",
            "expected a type of record that this server knows",
        )),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Removal {
    id: PickupId,
    revision: i32,
}

fn read_find(
    id: PickupId,
    number: i32,
    fields: Map<String, Value>,
    clock: &PhoneClock,
) -> Result<Record, Problem> {
    let content: PickupContent = parse_value(Value::Object(fields))?;
    Ok(Record::Pickup(Revision { id, number, find: Some(check(content, clock)?) }))
}

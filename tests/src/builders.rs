//! Records as phones send them.

use gadeplan::ids::AreaId;
use serde_json::{Value, json};
use uuid::Uuid;

/// A cell on Istedgade.
pub const ISTEDGADE: &str = "8b1f05833ba6fff";

/// A new id.
#[expect(clippy::disallowed_methods, reason = "phones make their own ids")]
pub fn new_id() -> String {
    Uuid::now_v7().to_string()
}

/// A patrol begins.
pub fn started(id: &str, area: AreaId) -> Value {
    json!({"type": "patrol_started", "id": id, "recorded_at": "2026-11-21T17:00:00Z", "area_id": area, "kind": "routine",
        "transport": "foot", "team_n": 2})
}

/// A patrol ends after 95 s and 61 m on Istedgade.
pub fn ended(id: &str) -> Value {
    json!({"type": "patrol_ended", "id": id, "recorded_at": "2026-11-21T17:50:00Z", "paused_s": 120,
        "effort": [{"cell": ISTEDGADE, "day": "2026-11-21", "seconds": 95, "metres": 61}]})
}

/// A find of syringes on Istedgade.
pub fn pickup(id: &str, patrol: Option<&str>, count: i32) -> Value {
    json!({"type": "pickup", "id": id, "patrol_id": patrol, "recorded_at": "2026-11-21T17:30:00Z", "lat": 55.67081, "lon": 12.55971,
        "accuracy_m": 8, "items": [{"item": "syringe_with_needle", "count": count}], "place_type": "doorway_stairwell",
        "origin": "sweep", "outcome": "picked_up"})
}

/// The find again, with another count.
pub fn amended(id: &str, revision: i32, count: i32) -> Value {
    let mut record = pickup(id, None, count);
    record["type"] = json!("pickup_amended");
    record["revision"] = json!(revision);
    record
}

/// The find is taken back.
pub fn removed(id: &str, revision: i32) -> Value {
    json!({"type": "pickup_removed", "id": id, "revision": revision})
}

/// A record with one field changed, or taken away when the value is null.
pub fn with(mut record: Value, field: &str, value: Value) -> Value {
    let fields = record.as_object_mut().expect("a record");
    if value.is_null() {
        fields.remove(field)
    } else {
        fields.insert(field.to_owned(), value)
    };
    record
}

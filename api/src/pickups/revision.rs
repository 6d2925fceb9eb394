//! Revisions of a find. They may come in any order, any number of times, in any batching: the highest one wins, so the
//! end is the same.

use serde_json::json;

use super::entity::Model;
use super::model::{Find, PickupContent};
use crate::clock::{DAY_MS, UtcMs};
use crate::error::{Problem, ProblemCode};
use crate::ids::{OrgId, PickupId};
use crate::receipt::{Status, Writer, compare, digest};
use crate::words::code;

/// One revision of a find as it arrives.
#[derive(Clone, Debug)]
pub struct Revision {
    /// The find.
    pub id: PickupId,
    /// 0 as first logged, higher for changes.
    pub number: i32,
    /// What it says; empty when the find is taken back.
    pub find: Option<Find>,
}

/// What became of a revision, and the find from now on when it changed.
pub type Written = (Status, Option<Model>);

impl Revision {
    /// Writes this revision over what is known of the find.
    ///
    /// # Errors
    /// `not_found` when the find is somebody else's.
    pub fn write(
        &self,
        org: OrgId,
        known: Option<&Model>,
        writer: &Writer,
        point_days: i64,
    ) -> Result<Written, Problem> {
        let Some(known) = known else {
            return Ok((Status::Stored, Some(self.row(org, writer, writer.received_at, point_days))));
        };
        if self.number == known.revision {
            return Ok((compare(&known.digest, &self.digest()), None));
        }
        if self.number < known.revision {
            return Ok((Status::AlreadyStored, None));
        }
        // Only now: on a shared phone the next member's session may send again what the first one's had sent.
        if !writer.may_change(known.written_by) {
            return Err(Problem::not_found());
        }
        let owner = Writer { member: known.written_by, ..*writer };
        Ok((Status::Stored, Some(self.row(org, &owner, known.received_at, point_days))))
    }

    fn digest(&self) -> Vec<u8> {
        digest(&self.find.as_ref().map(|find| &find.sent))
    }

    fn row(&self, org: OrgId, writer: &Writer, received_at: UtcMs, point_days: i64) -> Model {
        let mut row = tombstone(org, self, writer, received_at);
        if let Some(find) = &self.find {
            fill(&mut row, find, writer, point_days);
        }
        row
    }
}

/// The number of a change, which follows the record's first, number 0.
///
/// # Errors
/// `out_of_range`, naming the field.
pub fn check_number(number: i32) -> Result<i32, Problem> {
    if (1..=1_000_000).contains(&number) {
        return Ok(number);
    }
    Err(Problem::field(ProblemCode::OutOfRange, "revision", "expected 1 or more"))
}

fn tombstone(org: OrgId, revision: &Revision, writer: &Writer, received_at: UtcMs) -> Model {
    Model {
        org_id: org,
        id: revision.id,
        seq: 0,
        revision: revision.number,
        digest: revision.digest(),
        written_by: writer.member,
        received_at,
        removed: true,
        patrol_id: None,
        recorded_at: None,
        day: None,
        lat: None,
        lon: None,
        accuracy_m: None,
        cell: None,
        items: json!([]),
        item_n: 0,
        place_type: None,
        origin: None,
        outcome: None,
        count_method: None,
        needle_cap: None,
    }
}

fn fill(row: &mut Model, find: &Find, writer: &Writer, point_days: i64) {
    let PickupContent {
        patrol_id,
        accuracy_m,
        items,
        place_type,
        origin,
        outcome,
        count_method,
        needle_cap,
        ..
    } = &find.sent;
    let is_recent = writer.received_at.0 - find.recorded_at.0 < point_days * DAY_MS;
    let point = find.point.filter(|_| is_recent);
    row.removed = false;
    row.patrol_id = *patrol_id;
    (row.recorded_at, row.day, row.cell) = (Some(find.recorded_at), Some(find.day), find.cell);
    (row.lat, row.lon) = (point.map(|point| point.0), point.map(|point| point.1));
    row.accuracy_m = accuracy_m.filter(|_| is_recent);
    row.item_n = items.iter().map(|item| item.count).sum();
    row.items = json!(items);
    row.place_type = place_type.as_ref().map(code);
    (row.origin, row.outcome) = (Some(code(origin)), Some(code(outcome)));
    row.count_method = count_method.as_ref().map(code);
    row.needle_cap = needle_cap.as_ref().map(code);
}

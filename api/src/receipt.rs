//! Records from the street on their way in, and what became of each.

use serde::Serialize;
use utoipa::ToSchema;

use crate::clock::UtcMs;
use crate::error::{Problem, ProblemCode};
use crate::ids::MemberId;
use crate::secret::sha256;

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// On the server's disk now.
    Stored,
    /// It, or a later revision of it, was there before.
    AlreadyStored,
    /// The same id and revision is there with other content; the first is kept.
    Conflict,
    /// On the server's disk, but sealed to a key that the server does not have now, or damaged; it is tried again.
    KeptAside,
    /// It breaks a rule; the code says which.
    Refused,
}

/// The answer to one record, in the order of the batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Receipt {
    /// The record's id as it was sent.
    pub id: Option<String>,
    /// What became of it.
    pub status: Status,
    /// Why it was refused.
    pub code: Option<ProblemCode>,
    /// The field in question.
    pub field: Option<String>,
    /// What was expected there.
    pub detail: Option<String>,
}

/// Who sent a record and when it came.
#[derive(Clone, Copy, Debug)]
pub struct Writer {
    /// The member; empty for the operator's imports.
    pub member: Option<MemberId>,
    /// Coordinators may change what others wrote.
    pub coordinator: bool,
    /// When the batch came.
    pub received_at: UtcMs,
}

impl Writer {
    /// Whether this writer may change what `owner` wrote. Who wrote it is forgotten after three days; from then on
    /// the record's unguessable id is proof enough, so that late changes from an offline phone are not lost.
    pub fn may_change(&self, owner: Option<MemberId>) -> bool {
        self.coordinator || owner.is_none() || owner == self.member
    }
}

impl Receipt {
    /// A receipt without a refusal.
    pub fn of(id: String, status: Status) -> Receipt {
        Receipt { id: Some(id), status, code: None, field: None, detail: None }
    }

    /// A receipt that says why.
    pub fn refused(id: Option<String>, problem: Problem) -> Receipt {
        Receipt {
            id,
            status: Status::Refused,
            code: Some(problem.code),
            field: problem.field,
            detail: Some(problem.detail),
        }
    }
}

/// Sixteen bytes that tell equal contents from different ones.
pub fn digest(content: &impl Serialize) -> Vec<u8> {
    let json = serde_json::to_vec(content).expect("records are plain JSON");
    sha256(&json)[..16].to_vec()
}

/// `already_stored` for equal contents, `conflict` for different ones.
pub fn compare(known: &[u8], sent: &[u8]) -> Status {
    if known == sent { Status::AlreadyStored } else { Status::Conflict }
}

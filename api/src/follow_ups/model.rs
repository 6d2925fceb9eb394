//! Reasons and states of follow-ups, and what is told of them.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::entity;
use crate::clock::Day;
use crate::error::{Problem, ProblemCode};
use crate::ids::{AreaId, OrgId};
use crate::words::{code, word};

/// Days before its day from which a follow-up is due.
pub const DUE_AHEAD_DAYS: i32 = 7;
/// Days for which a closed follow-up is kept.
pub const CLOSED_DAYS: i32 = 30;
/// Days after its day when an open follow-up is forgotten: without its slip nobody can close it.
pub const LOST_DAYS: i32 = 90;
/// Fewer follow-ups than this are told as "few".
const FEW: u32 = 5;
/// A phone may have been offline for so long before it hands a new one over.
const LATE_DAYS: i32 = 45;
const AHEAD_DAYS: i32 = 366;

/// Why somebody should come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FollowUpReason {
    /// Treatment must begin within fourteen days of being asked for.
    #[serde(rename = "treatment_guarantee_14d")]
    TreatmentGuarantee,
    /// A way into housing, work or treatment that stays open for thirty days.
    #[serde(rename = "lead_30d")]
    Lead,
    /// A kit was used, lost or is out of date.
    NaloxoneRefill,
    /// A wound should be looked at again.
    WoundCheck,
    /// What the worker promised to do.
    OwnPromise,
}

/// Where a follow-up stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FollowUpState {
    /// Its day is more than a week away.
    Open,
    /// Its day is today or within a week.
    Due,
    /// Its day is over.
    Overdue,
    /// It was done.
    Done,
    /// The person asked us to drop it.
    Released,
}

/// How a follow-up ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// It was done.
    Done,
    /// The person asked us to drop it.
    Released,
}

/// A follow-up as a phone seals it.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFollowUp {
    /// The words on the slip.
    pub words: String,
    /// Why somebody should come back.
    pub reason: FollowUpReason,
    /// The day by which.
    pub due_on: Day,
    /// Where.
    pub area_id: Option<AreaId>,
}

/// The words on a slip.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SlipWords {
    /// Three to eight words; case, accents and what stands between them do not matter.
    #[schema(example = "aske bro ko lys")]
    pub words: String,
}

/// How the follow-up of a slip ended.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClosedSlip {
    /// The words on the slip.
    pub words: String,
    /// How it ended.
    pub state: Ending,
}

/// A slip whose follow-up shall be forgotten.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ForgottenSlip {
    /// The short name of the union; every union of this server when absent.
    pub organisation: Option<String>,
    /// The words on the slip.
    pub words: String,
}

/// Which follow-ups are wanted.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct DueQuery {
    /// Only of this area; of all my areas, and of none, when absent.
    #[param(value_type = Option<Uuid>)]
    pub area_id: Option<AreaId>,
}

/// A follow-up: what is due, and nothing about whom it is due to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FollowUp {
    /// Why somebody should come back.
    pub reason: FollowUpReason,
    /// The day by which; of a closed one the day it was closed.
    pub due_on: Day,
    /// Where.
    pub area_id: Option<AreaId>,
    /// Where it stands today.
    pub state: FollowUpState,
}

/// What is due.
#[derive(Debug, Serialize, ToSchema)]
pub struct DueFollowUps {
    /// The longest overdue first.
    pub items: Vec<FollowUp>,
}

/// How many follow-ups of a kind there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FollowUpCount {
    /// Where.
    pub area_id: Option<AreaId>,
    /// Why.
    pub reason: FollowUpReason,
    /// Where they stand today.
    pub state: FollowUpState,
    /// How many; null for fewer than five.
    pub count: Option<u32>,
}

/// How many follow-ups there are.
#[derive(Debug, Serialize, ToSchema)]
pub struct FollowUpCounts {
    /// By area, reason and state; what there is none of is absent.
    pub items: Vec<FollowUpCount>,
}

impl NewFollowUp {
    /// Whether its day is one that a phone can have meant.
    ///
    /// # Errors
    /// `out_of_range`, naming `due_on`.
    pub fn check_due_on(&self, today: Day) -> Result<(), Problem> {
        if (today.0 - LATE_DAYS..=today.0 + AHEAD_DAYS).contains(&self.due_on.0) {
            return Ok(());
        }
        let expected = "expected a day of the coming year";
        Err(Problem::field(ProblemCode::OutOfRange, "due_on", expected))
    }

    /// The row to store.
    pub fn row(self, org: OrgId, hash: Vec<u8>) -> entity::Model {
        entity::Model {
            org_id: org,
            hash,
            reason: code(&self.reason),
            due_on: self.due_on,
            area_id: self.area_id,
            state: "open".to_owned(),
        }
    }
}

impl FollowUp {
    /// What is told of a row; a reason of a newer version is told as a promise.
    pub fn of(row: &entity::Model, today: Day) -> FollowUp {
        FollowUp {
            reason: word(&row.reason).unwrap_or(FollowUpReason::OwnPromise),
            due_on: row.due_on,
            area_id: row.area_id,
            state: state_on(today, &row.state, row.due_on),
        }
    }
}

/// Counts follow-ups by area, reason and state.
pub fn count(follow_ups: impl IntoIterator<Item = FollowUp>) -> Vec<FollowUpCount> {
    let mut counts = std::collections::BTreeMap::<_, u32>::new();
    for FollowUp { area_id, reason, state, .. } in follow_ups {
        *counts.entry((area_id, reason, state)).or_default() += 1;
    }
    let told = |((area_id, reason, state), n)| FollowUpCount {
        area_id,
        reason,
        state,
        count: (n >= FEW).then_some(n),
    };
    counts.into_iter().map(told).collect()
}

fn state_on(today: Day, stored: &str, due_on: Day) -> FollowUpState {
    match stored {
        "done" => FollowUpState::Done,
        "released" => FollowUpState::Released,
        _ if due_on < today => FollowUpState::Overdue,
        _ if due_on.0 <= today.0 + DUE_AHEAD_DAYS => FollowUpState::Due,
        _ => FollowUpState::Open,
    }
}

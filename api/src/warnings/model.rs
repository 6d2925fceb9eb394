//! What is told of a warning, and its rules.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::entity;
use crate::clock::{DAY_MS, UtcMs};
use crate::error::{Problem, ProblemCode};
use crate::ids::{AreaId, OrgId, WarningId};
use crate::text::short_text;

/// What is still true in two weeks is no warning.
const LONGEST_MS: i64 = 14 * DAY_MS;

/// A warning to be sent. It must not say anything about a person: who took something, who sold it, who was met.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewWarning {
    /// Made by whoever writes it (UUIDv7), so that a request sent twice is stored once.
    pub id: WarningId,
    /// What to know, 1 to 200 characters on one line; nothing about a person.
    #[schema(example = "Strong heroin, yellow: two overdoses tonight", min_length = 1, max_length = 200)]
    pub text: String,
    /// Where; everywhere when absent.
    pub area_id: Option<AreaId>,
    /// When phones stop showing it, at most 14 days ahead.
    pub ends_at: UtcMs,
}

/// A warning as phones show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Warning {
    /// Made by whoever wrote it.
    pub id: WarningId,
    /// What to know.
    #[schema(example = "Strong heroin, yellow: two overdoses tonight")]
    pub text: String,
    /// Where; everywhere when null.
    pub area_id: Option<AreaId>,
    /// When it was written.
    pub written_at: UtcMs,
    /// When phones stop showing it.
    pub ends_at: UtcMs,
}

/// A warning as the desk lists it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SentWarning {
    /// The warning.
    #[serde(flatten)]
    pub warning: Warning,
    /// On how many phones somebody has seen it.
    #[schema(example = 4)]
    pub acknowledged_n: i64,
}

/// Somebody has seen a warning.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Acknowledgement {
    /// Made at random by the phone for this one warning (UUIDv4), so that it counts once and leads to nobody.
    pub id: Uuid,
}

impl NewWarning {
    /// The row to store; its number is given when it is stored.
    ///
    /// # Errors
    /// `out_of_range`, naming `text` or `ends_at`. Whether the area exists is asked of the database.
    pub fn checked(self, org: OrgId, now: UtcMs) -> Result<entity::Model, Problem> {
        if self.ends_at <= now || self.ends_at.0 > now.0 + LONGEST_MS {
            let expected = "expected a time that is to come, at most 14 days ahead";
            return Err(Problem::field(ProblemCode::OutOfRange, "ends_at", expected));
        }
        Ok(entity::Model {
            org_id: org,
            id: self.id,
            text: short_text("text", &self.text, 1..=200)?,
            area_id: self.area_id,
            written_at: now,
            ends_at: self.ends_at,
            seq: 0,
            removed: false,
        })
    }
}

impl Acknowledgement {
    /// The random id.
    ///
    /// # Errors
    /// `invalid_value` for an id that is not all random: one that tells the time would tell whose phone it was.
    pub fn checked(self) -> Result<Uuid, Problem> {
        if self.id.get_version_num() == 4 {
            return Ok(self.id);
        }
        Err(Problem::field(ProblemCode::InvalidValue, "id", "expected a random UUID, version 4"))
    }
}

impl From<entity::Model> for Warning {
    fn from(row: entity::Model) -> Warning {
        Warning {
            id: row.id,
            text: row.text,
            area_id: row.area_id,
            written_at: row.written_at,
            ends_at: row.ends_at,
        }
    }
}

//! What is said about a member, and the rules for nicknames, languages and roles.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::entity;
use crate::error::{Problem, ProblemCode};
use crate::ids::{AreaId, MemberId, Role};
use crate::text::short_text;

/// A member as the API tells of them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Member {
    /// A random id.
    pub id: MemberId,
    /// What the others call them.
    pub nickname: String,
    /// The language they read.
    pub language: String,
    /// What they may do.
    pub roles: Vec<Role>,
    /// The areas they are kept to; empty means every area.
    pub area_ids: Vec<AreaId>,
}

/// The languages of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Danish.
    Da,
    /// English.
    En,
    /// Finnish.
    Fi,
}

impl Language {
    /// The code used in the database and in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Language::Da => "da",
            Language::En => "en",
            Language::Fi => "fi",
        }
    }
}

/// What a member changes about themselves.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnChange {
    /// The new nickname.
    pub nickname: Option<String>,
    /// The new language.
    pub language: Option<Language>,
}

/// What a coordinator or admin changes about a member.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberChange {
    /// All roles from now on, at least one.
    pub roles: Option<Vec<Role>>,
    /// The areas they are kept to; empty means every area.
    pub area_ids: Option<Vec<AreaId>>,
}

impl From<entity::Model> for Member {
    fn from(row: entity::Model) -> Member {
        Member {
            id: row.id,
            roles: row.roles.to_vec(),
            area_ids: area_ids(&row.area_ids),
            nickname: row.nickname,
            language: row.language,
        }
    }
}

/// Reads a stored list of areas.
pub fn area_ids(stored: &serde_json::Value) -> Vec<AreaId> {
    serde_json::from_value(stored.clone()).unwrap_or_default()
}

/// A nickname without blanks around it, 1 to 40 characters.
pub fn check_nickname(nickname: &str) -> Result<String, Problem> {
    short_text("nickname", nickname, 1..=40)
}

/// At least one role.
pub fn check_roles(roles: &[Role]) -> Result<(), Problem> {
    if roles.is_empty() {
        return Err(Problem::field(ProblemCode::OutOfRange, "roles", "expected at least one role"));
    }
    Ok(())
}

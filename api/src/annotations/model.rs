//! What is told of an annotation, and its rules.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::entity;
use crate::clock::Day;
use crate::error::Problem;
use crate::ids::{AnnotationId, AreaId, OrgId};
use crate::page::check_window;
use crate::text::short_text;
use crate::words::{code, word};

/// What happened on some days. It must not say anything about a person: who was there, who was met, who complained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Annotation {
    /// Made by whoever writes it (UUIDv7), so that a request sent twice is stored once.
    pub id: AnnotationId,
    /// Where it happened; everywhere when absent.
    pub area_id: Option<AreaId>,
    /// The first day.
    pub from: Day,
    /// The last day, the first one again for a single day.
    pub to: Day,
    /// What kind of thing happened.
    pub kind: AnnotationKind,
    /// What happened, 1 to 60 characters on one line; nothing about a person.
    #[schema(example = "Distortion street party", min_length = 1, max_length = 60)]
    pub text: String,
}

/// What may move the number of finds without a new hotspot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnnotationKind {
    /// Snow, a heat wave, a storm.
    Weather,
    /// A festival, a building site, other opening hours of a consumption room.
    Event,
    /// The city or a shop cleaned.
    Cleaning,
    /// Anything else.
    Other,
}

impl Annotation {
    /// The row to store, its text without blanks around it.
    ///
    /// # Errors
    /// `window_reversed` or `out_of_range`, naming the field. Whether the area exists is asked of the database.
    pub fn checked(self, org: OrgId) -> Result<entity::Model, Problem> {
        check_window(Some(self.from), Some(self.to))?;
        Ok(entity::Model {
            org_id: org,
            id: self.id,
            area_id: self.area_id,
            from_day: self.from,
            to_day: self.to,
            kind: code(&self.kind),
            text: short_text("text", &self.text, 1..=60)?,
        })
    }
}

impl From<entity::Model> for Annotation {
    fn from(row: entity::Model) -> Annotation {
        Annotation {
            id: row.id,
            area_id: row.area_id,
            from: row.from_day,
            to: row.to_day,
            kind: word(&row.kind).unwrap_or(AnnotationKind::Other),
            text: row.text,
        }
    }
}

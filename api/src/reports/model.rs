//! A patrol as the desk reads it.

use serde::Serialize;
use utoipa::ToSchema;

use super::queries::Walked;
use crate::clock::UtcMs;
use crate::ids::{AreaId, PatrolId};
use crate::patrols::entity;
use crate::patrols::model::{PatrolKind, Transport};
use crate::words::word;

/// A patrol with what it walked and found.
#[derive(Debug, Serialize, ToSchema)]
pub struct PatrolReport {
    /// Made by the phone.
    pub id: PatrolId,
    /// The area.
    pub area_id: Option<AreaId>,
    /// Why it went out.
    pub kind: Option<PatrolKind>,
    /// How it moved.
    pub transport: Option<Transport>,
    /// How many walked along.
    pub team_n: Option<i32>,
    /// When it began.
    pub started_at: Option<UtcMs>,
    /// When it ended; absent while it is out.
    pub ended_at: Option<UtcMs>,
    /// Seconds of pause.
    pub paused_s: i32,
    /// Seconds from start to end without pauses.
    pub active_s: i64,
    /// Metres searched.
    pub metres: i64,
    /// Cells searched.
    pub cells: i64,
    /// Finds.
    pub finds: i64,
    /// Things found.
    pub items: i64,
}

impl PatrolReport {
    /// Puts a patrol and its sums together.
    pub fn new(row: entity::Model, walked: Walked) -> PatrolReport {
        let paused_s = row.paused_s.unwrap_or(0);
        let length_s = row.started_at.zip(row.ended_at).map_or(0, |(start, end)| (end.0 - start.0) / 1_000);
        PatrolReport {
            id: row.id,
            area_id: row.area_id,
            kind: row.kind.as_deref().and_then(word),
            transport: row.transport.as_deref().and_then(word),
            team_n: row.team_n,
            started_at: row.started_at,
            ended_at: row.ended_at,
            paused_s,
            active_s: (length_s - i64::from(paused_s)).max(0),
            metres: walked.metres,
            cells: walked.cells,
            finds: walked.finds,
            items: walked.items,
        }
    }
}

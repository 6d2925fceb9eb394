//! A patrol as the desk reads it, and the week as a team reads it.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::queries::Walked;
use crate::clock::{Day, UtcMs};
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
    /// How it moved at the start.
    pub transport: Option<Transport>,
    /// Every way it moved, in the order of first use.
    pub transports: Vec<Transport>,
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
            transports: transports(&row),
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

/// The start says how a patrol moved first, the end what came after; either may be the first to arrive.
fn transports(row: &entity::Model) -> Vec<Transport> {
    let later = row.transports.as_ref().and_then(Value::as_array).into_iter().flatten();
    let mut used = Vec::new();
    for code in row.transport.as_deref().into_iter().chain(later.filter_map(Value::as_str)) {
        if let Some(transport) = word(code).filter(|transport| !used.contains(transport)) {
            used.push(transport);
        }
    }
    used
}

/// Whose week is wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct WeekQuery {
    /// The area.
    #[param(value_type = Uuid)]
    pub area_id: AreaId,
}

/// What a team did in an area since Monday; never what one person did.
#[derive(Debug, Serialize, ToSchema)]
pub struct WeekReport {
    /// The area.
    pub area_id: AreaId,
    /// Monday, in the organisation's calendar.
    pub from: Day,
    /// Today.
    pub to: Day,
    /// Patrols that began this week and were sent to the area or searched in it.
    pub patrols: i64,
    /// Finds.
    pub finds: i64,
    /// Syringes found, with and without needle.
    pub syringes: i64,
    /// Metres searched.
    pub metres: i64,
    /// Cells searched, resolution 11.
    pub cells: i64,
}

//! What is told of a planned route, and the rules for sending one.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::entity;
use crate::clock::Day;
use crate::error::{Problem, ProblemCode};
use crate::hotspots::route::model::{Route, RouteLine, RouteTransport, RouteWish};
use crate::ids::{AreaId, OrgId, PlannedRouteId};
use crate::words::{code, word};

/// How far ahead a round may be planned.
const AHEAD_DAYS: i32 = 14;

/// Which routes are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct PlannedRouteQuery {
    /// Only of this area.
    #[param(value_type = Option<Uuid>)]
    pub area_id: Option<AreaId>,
    /// Items a page, 1 to 500; 100 when not given.
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
}

/// A round to be sent to the patrols of a day.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPlannedRoute {
    /// Made by whoever plans it (UUIDv7), so that a request sent twice is stored once.
    pub id: PlannedRouteId,
    /// The area it goes through.
    pub area_id: AreaId,
    /// The day it is for: today or one of the next 14 days.
    pub day: Day,
    /// How it moves.
    pub transport: RouteTransport,
    /// Minutes it may take, 15 to 240.
    #[schema(minimum = 15, maximum = 240, example = 60)]
    pub minutes: i32,
}

/// A round that was sent to the patrols of a day.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PlannedRoute {
    /// Made by whoever planned it.
    pub id: PlannedRouteId,
    /// The day it is for.
    pub day: Day,
    /// The round.
    #[serde(flatten)]
    pub route: Route,
}

impl NewPlannedRoute {
    /// What the round shall be like.
    ///
    /// # Errors
    /// `out_of_range`, naming `day` or `minutes`.
    pub fn wish(&self, today: Day) -> Result<RouteWish, Problem> {
        if !(today.0..=today.0 + AHEAD_DAYS).contains(&self.day.0) {
            let expected = "expected today or one of the next 14 days";
            return Err(Problem::field(ProblemCode::OutOfRange, "day", expected));
        }
        RouteWish::new(self.minutes, self.transport)
    }

    /// The row to store; its number is given when it is stored.
    pub fn row(&self, org: OrgId, route: &Route) -> entity::Model {
        entity::Model {
            org_id: org,
            id: self.id,
            area_id: self.area_id,
            day: self.day,
            transport: code(&self.transport),
            minutes: self.minutes,
            length_m: route.length_m,
            walk_minutes: route.walk_minutes,
            stops: json!(route.stops),
            seq: 0,
            removed: false,
        }
    }

    /// Whether a stored route is what was asked for here.
    pub fn is(&self, row: &entity::Model) -> bool {
        let asked = (self.id, self.area_id, self.day, self.minutes, code(&self.transport));
        !row.removed && asked == (row.id, row.area_id, row.day, row.minutes, row.transport.clone())
    }
}

impl From<entity::Model> for PlannedRoute {
    fn from(row: entity::Model) -> PlannedRoute {
        let stops: Vec<_> = serde_json::from_value(row.stops).unwrap_or_default();
        let route = Route {
            area_id: row.area_id,
            transport: word(&row.transport).unwrap_or(RouteTransport::Foot),
            minutes: row.minutes,
            length_m: row.length_m,
            walk_minutes: row.walk_minutes,
            line: RouteLine::through(&stops),
            stops,
        };
        PlannedRoute { id: row.id, day: row.day, route }
    }
}

//! Sending rounds to patrols, listing and withdrawing them.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::{NewPlannedRoute, PlannedRoute, PlannedRouteQuery};
use super::{entity, queries};
use crate::access::{Access, CurrentMember};
use crate::error::{Problem, ProblemCode};
use crate::extract::{JsonBody, PathId, QueryString};
use crate::hotspots::route::plan;
use crate::ids::{PlannedRouteId, Role};
use crate::organisations::queries::take_sequence;
use crate::page::{Page, cut, page_limit, time_cursor};
use crate::state::AppState;
use crate::{areas, audit, organisations};

/// Routes under `/planned-routes`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_planned_routes).allow(&[Role::Coordinator]))
        .routes(routes!(plan_route).allow(&[Role::Coordinator]))
        .routes(routes!(withdraw_planned_route).allow(&[Role::Coordinator]))
}

/// The rounds that were sent to patrols, those of the latest day first.
#[utoipa::path(get, path = "/api/v1/planned-routes", params(PlannedRouteQuery), responses((status = 200, body = Page<PlannedRoute>, description = "A page of rounds")))]
async fn list_planned_routes(
    State(state): State<AppState>,
    me: CurrentMember,
    QueryString(query): QueryString<PlannedRouteQuery>,
) -> Result<Json<Page<PlannedRoute>>, Problem> {
    let db = &state.db.read;
    if let Some(area) = query.area_id {
        areas::queries::get(db, me.org, area, "area_id").await?;
    }
    let limit = page_limit(query.limit);
    let rows = queries::list(db, me.org, query.area_id, time_cursor(query.cursor)?, limit).await?;
    let planned = rows.into_iter().map(PlannedRoute::from).collect();
    Ok(Json(cut(planned, limit, |planned: &PlannedRoute| format!("{}.{}", planned.day.0, planned.id.0))))
}

/// Plan a round and send it to the patrols of a day: phones of the area hear of it with their next pull.
#[utoipa::path(post, path = "/api/v1/planned-routes", request_body = NewPlannedRoute, responses(
    (status = 201, body = PlannedRoute, description = "Planned and kept"),
    (status = 200, body = PlannedRoute, description = "Kept before")))]
async fn plan_route(
    State(state): State<AppState>,
    me: CurrentMember,
    JsonBody(new): JsonBody<NewPlannedRoute>,
) -> Result<(StatusCode, Json<PlannedRoute>), Problem> {
    let now = state.clock.now();
    let today = now.day(&organisations::queries::get(&state.db.read, me.org).await?.zone());
    let wish = new.wish(today)?;
    let route = plan(&state, me.org, new.area_id, new.day, wish).await?;
    let tx = state.db.begin().await?;
    // The number first: it holds back whoever stores the same id at the same time.
    let seq = take_sequence(&tx, me.org, 1).await?;
    if let Some(kept) = queries::find(&tx, me.org, new.id).await? {
        return Ok((StatusCode::OK, Json(same(&new, kept)?)));
    }
    let row = queries::insert(&tx, new.row(me.org, &route), seq).await?;
    audit::record(&tx, me.org, me.actor(), "route.planned", now).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(row.into())))
}

/// Withdraw a round; phones hear of it with their next pull.
#[utoipa::path(delete, path = "/api/v1/planned-routes/{id}", params(("id" = Uuid, Path, description = "The round")),
    responses((status = 204, description = "Withdrawn")))]
async fn withdraw_planned_route(
    State(state): State<AppState>,
    me: CurrentMember,
    PathId(id): PathId<PlannedRouteId>,
) -> Result<StatusCode, Problem> {
    let tx = state.db.begin().await?;
    queries::withdraw(&tx, me.org, id).await?;
    audit::record(&tx, me.org, me.actor(), "route.withdrawn", state.clock.now()).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

fn same(new: &NewPlannedRoute, kept: entity::Model) -> Result<PlannedRoute, Problem> {
    if new.is(&kept) {
        return Ok(kept.into());
    }
    Err(Problem::field(ProblemCode::Conflict, "id", "expected an id that no other round has"))
}

//! The round of today.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::{Route, RouteQuery};
use super::plan;
use crate::access::{Access, CurrentMember};
use crate::error::Problem;
use crate::extract::QueryString;
use crate::hotspots::question::{PATROLLING, ask};
use crate::state::AppState;

/// The route `/hotspots/route`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get_route).allow(&PATROLLING))
}

/// A loop through the places of an area that are most worth a look today.
#[utoipa::path(get, path = "/api/v1/hotspots/route", params(RouteQuery), responses(
    (status = 200, body = Route, description = "The round, with an ETag"),
    (status = 304, description = "Nothing changed")))]
async fn get_route(
    State(state): State<AppState>,
    me: CurrentMember,
    headers: HeaderMap,
    QueryString(query): QueryString<RouteQuery>,
) -> Result<Response, Problem> {
    let question = ask(&state, &me, Some(query.area_id)).await?;
    let wish = query.wish()?;
    let answer = plan(&state, me.org, query.area_id, question.today, wish);
    question.answer(&headers, wish, answer).await
}

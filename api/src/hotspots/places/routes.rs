//! The list of places.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::{Places, PlacesQuery};
use super::places;
use crate::access::{Access, CurrentMember};
use crate::error::Problem;
use crate::extract::QueryString;
use crate::hotspots::model::window_of;
use crate::hotspots::question::{PATROLLING, ask};
use crate::state::AppState;

/// The route `/hotspots/places`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list_places).allow(&PATROLLING))
}

/// The places of an area with more than usual, at most seven.
#[utoipa::path(get, path = "/api/v1/hotspots/places", params(PlacesQuery), responses(
    (status = 200, body = Places, description = "The places, with an ETag"),
    (status = 304, description = "Nothing changed")))]
async fn list_places(
    State(state): State<AppState>,
    me: CurrentMember,
    headers: HeaderMap,
    QueryString(query): QueryString<PlacesQuery>,
) -> Result<Response, Problem> {
    let question = ask(&state, &me, Some(query.area_id)).await?;
    let days = window_of(query.from, query.to, question.today)?;
    let answer = places(&state, me.org, query.area_id, days);
    question.answer(&headers, ("places", days), answer).await
}

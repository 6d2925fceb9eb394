//! The comparison of streets.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::compare;
use super::model::{Streets, StreetsQuery};
use crate::access::{Access, CurrentMember};
use crate::error::Problem;
use crate::extract::QueryString;
use crate::hotspots::question::{PATROLLING, ask};
use crate::state::AppState;

/// The route `/hotspots/streets`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(compare_streets).allow(&PATROLLING))
}

/// Which street of an area got worse, and how sure that is.
#[utoipa::path(get, path = "/api/v1/hotspots/streets", params(StreetsQuery), responses(
    (status = 200, body = Streets, description = "The streets, worst first, with an ETag"),
    (status = 304, description = "Nothing changed")))]
async fn compare_streets(
    State(state): State<AppState>,
    me: CurrentMember,
    headers: HeaderMap,
    QueryString(query): QueryString<StreetsQuery>,
) -> Result<Response, Problem> {
    let question = ask(&state, &me, Some(query.area_id)).await?;
    let (now, before) = query.windows(question.today)?;
    let answer = compare(&state, me.org, query.area_id, now, before);
    question.answer(&headers, ("streets", now), answer).await
}

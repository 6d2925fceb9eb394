//! The report card of a month.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::{Scorecard, ScorecardQuery};
use super::score;
use crate::access::{Access, CurrentMember};
use crate::error::Problem;
use crate::extract::QueryString;
use crate::hotspots::question::{PATROLLING, ask};
use crate::state::AppState;

/// The route `/hotspots/scorecard`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get_scorecard).allow(&PATROLLING))
}

/// How well the map foretold where the finds of a month would be.
#[utoipa::path(get, path = "/api/v1/hotspots/scorecard", params(ScorecardQuery), responses(
    (status = 200, body = Scorecard, description = "The report card, with an ETag"),
    (status = 304, description = "Nothing changed")))]
async fn get_scorecard(
    State(state): State<AppState>,
    me: CurrentMember,
    headers: HeaderMap,
    QueryString(query): QueryString<ScorecardQuery>,
) -> Result<Response, Problem> {
    let question = ask(&state, &me, Some(query.area_id)).await?;
    let month = query.month(question.today)?;
    question.answer(&headers, month, score(&state, me.org, query.area_id, month)).await
}

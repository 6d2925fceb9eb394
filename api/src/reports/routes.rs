//! The list of patrols, and the week of an area.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::{PatrolReport, WeekQuery, WeekReport};
use super::queries;
use super::week::week;
use crate::access::{Access, CurrentMember};
use crate::error::Problem;
use crate::etag::conditional;
use crate::extract::QueryString;
use crate::ids::Role;
use crate::page::{Page, WindowQuery, cut, page_limit, time_cursor};
use crate::state::AppState;
use crate::{areas, members, organisations};

/// Routes that tell what was done.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_patrols).allow(&[Role::Coordinator]))
        .routes(routes!(get_week).allow(&[Role::Volunteer, Role::Outreach, Role::Coordinator]))
}

/// The patrols of my organisation, newest first.
#[utoipa::path(get, path = "/api/v1/patrols", params(WindowQuery), responses((status = 200, body = Page<PatrolReport>, description = "A page of patrols")))]
async fn list_patrols(
    State(state): State<AppState>,
    me: CurrentMember,
    QueryString(query): QueryString<WindowQuery>,
) -> Result<Json<Page<PatrolReport>>, Problem> {
    let db = &state.db.read;
    let zone = organisations::queries::get(db, me.org).await?.zone();
    let window = query.instants(&zone)?;
    let limit = page_limit(query.limit);
    let rows = queries::patrols(db, me.org, window, query.area_id, time_cursor(query.cursor)?, limit).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let mut walked = queries::walked(db, me.org, &ids).await?;
    let reports = rows.into_iter().map(|row| {
        let sums = walked.remove(&row.id).unwrap_or_default();
        PatrolReport::new(row, sums)
    });
    let place = |report: &PatrolReport| format!("{}.{}", report.started_at.map_or(0, |at| at.0), report.id.0);
    Ok(Json(cut(reports.collect(), limit, place)))
}

/// What my team did in an area since Monday.
#[utoipa::path(get, path = "/api/v1/reports/week", params(WeekQuery), responses(
    (status = 200, body = WeekReport, description = "The sums of the week, with an ETag"),
    (status = 304, description = "Nothing changed")))]
async fn get_week(
    State(state): State<AppState>,
    me: CurrentMember,
    headers: HeaderMap,
    QueryString(WeekQuery { area_id }): QueryString<WeekQuery>,
) -> Result<Response, Problem> {
    let db = &state.db.read;
    let is_known = areas::queries::ids(db, me.org).await?.contains(&area_id);
    if !is_known || !members::queries::sees_area(db, &me, Some(area_id)).await? {
        return Err(Problem::not_found());
    }
    let zone = organisations::queries::get(db, me.org).await?.zone();
    let today = state.clock.now().day(&zone);
    let seq = organisations::queries::last_sequence(db, me.org).await?;
    let version = format!("week:{:?}:{seq}:{area_id:?}:{today:?}", me.org);
    conditional(&headers, &version, async { week(&state, me.org, area_id, today, &zone).await }).await
}

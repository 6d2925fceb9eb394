//! The list of patrols.

use axum::Json;
use axum::extract::State;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::PatrolReport;
use super::queries;
use crate::access::{Access, CurrentMember};
use crate::error::Problem;
use crate::extract::QueryString;
use crate::ids::Role;
use crate::organisations;
use crate::page::{Page, WindowQuery, cut, page_limit, time_cursor};
use crate::state::AppState;

/// Routes that tell what was done.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list_patrols).allow(&[Role::Coordinator]))
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

//! Writing warnings, taking them back, and saying that one was seen.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::{Acknowledgement, NewWarning, SentWarning, Warning};
use super::queries;
use crate::access::{Access, CurrentMember};
use crate::error::Problem;
use crate::extract::{JsonBody, PathId, QueryString};
use crate::ids::{Role, WarningId};
use crate::page::{Page, PageQuery, cut, page_limit, time_cursor};
use crate::state::AppState;
use crate::{areas, audit, members};

/// Routes under `/warnings`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_warnings).allow(&[Role::Coordinator]))
        .routes(routes!(create_warning).allow(&[Role::Coordinator]))
        .routes(routes!(remove_warning).allow(&[Role::Coordinator]))
        .routes(routes!(acknowledge_warning).allow(&Role::ALL))
}

/// The warnings of the last weeks, the latest first, and on how many phones each was seen.
#[utoipa::path(get, path = "/api/v1/warnings", params(PageQuery), responses((status = 200, body = Page<SentWarning>, description = "A page of warnings")))]
async fn list_warnings(
    State(state): State<AppState>,
    me: CurrentMember,
    QueryString(page): QueryString<PageQuery>,
) -> Result<Json<Page<SentWarning>>, Problem> {
    let db = &state.db.read;
    let limit = page_limit(page.limit);
    let rows = queries::list(db, me.org, time_cursor(page.cursor)?, limit).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let seen = queries::seen(db, me.org, &ids).await?;
    let sent = rows.into_iter().map(|row| {
        let acknowledged_n = seen.get(&row.id).copied().unwrap_or_default();
        SentWarning { warning: row.into(), acknowledged_n }
    });
    let place =
        |SentWarning { warning, .. }: &SentWarning| format!("{}.{}", warning.written_at.0, warning.id.0);
    Ok(Json(cut(sent.collect(), limit, place)))
}

/// Warn every phone of the team, or of an area; nothing about a person.
#[utoipa::path(post, path = "/api/v1/warnings", request_body = NewWarning, responses(
    (status = 201, body = Warning, description = "Phones hear of it with their next pull"),
    (status = 200, body = Warning, description = "Stored before")))]
async fn create_warning(
    State(state): State<AppState>,
    me: CurrentMember,
    JsonBody(new): JsonBody<NewWarning>,
) -> Result<(StatusCode, Json<Warning>), Problem> {
    let now = state.clock.now();
    let row = new.checked(me.org, now)?;
    let tx = state.db.begin().await?;
    if let Some(area) = row.area_id {
        areas::queries::get(&tx, me.org, area, "area_id").await?;
    }
    let (row, is_new) = queries::store(&tx, row).await?;
    if is_new {
        audit::record(&tx, me.org, me.actor(), "warning.sent", now).await?;
    }
    tx.commit().await?;
    let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(row.into())))
}

/// Take a warning back before its time.
#[utoipa::path(delete, path = "/api/v1/warnings/{id}", params(("id" = Uuid, Path, description = "The warning")),
    responses((status = 204, description = "Phones forget it with their next pull")))]
async fn remove_warning(
    State(state): State<AppState>,
    me: CurrentMember,
    PathId(id): PathId<WarningId>,
) -> Result<StatusCode, Problem> {
    let tx = state.db.begin().await?;
    queries::remove(&tx, me.org, id).await?;
    audit::record(&tx, me.org, me.actor(), "warning.removed", state.clock.now()).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Say that somebody has seen a warning. It is counted; who it was is not stored, here or anywhere.
#[utoipa::path(post, path = "/api/v1/warnings/{id}/acknowledgements", params(("id" = Uuid, Path, description = "The warning")),
    request_body = Acknowledgement, responses((status = 204, description = "Counted, once")))]
async fn acknowledge_warning(
    State(state): State<AppState>,
    me: CurrentMember,
    PathId(warning): PathId<WarningId>,
    JsonBody(acknowledgement): JsonBody<Acknowledgement>,
) -> Result<StatusCode, Problem> {
    let id = acknowledgement.checked()?;
    let tx = state.db.begin().await?;
    let areas = members::queries::seen_areas(&tx, &me).await?;
    queries::acknowledge(&tx, me.org, warning, areas.as_deref(), id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

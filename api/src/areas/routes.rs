//! The list of areas, and what a coordinator may change about one.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::{Area, AreaChange};
use super::queries;
use crate::access::{Access, CurrentMember};
use crate::audit;
use crate::error::Problem;
use crate::etag::conditional;
use crate::extract::{JsonBody, PathId, QueryString};
use crate::ids::{AreaId, Role};
use crate::organisations::queries::last_sequence;
use crate::page::{Page, PageQuery, cut, id_cursor, page_limit};
use crate::state::AppState;

/// Routes under `/areas`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_areas).allow(&Role::ALL))
        .routes(routes!(change_area).allow(&[Role::Coordinator]))
}

/// The areas of my organisation.
#[utoipa::path(get, path = "/api/v1/areas", params(PageQuery), responses(
    (status = 200, body = Page<Area>, description = "A page of areas, with an ETag"), (status = 304, description = "Nothing changed")))]
async fn list_areas(
    State(state): State<AppState>,
    me: CurrentMember,
    headers: HeaderMap,
    QueryString(page): QueryString<PageQuery>,
) -> Result<Response, Problem> {
    let db = &state.db.read;
    let limit = page_limit(page.limit);
    let after = id_cursor(page.cursor)?;
    let version = format!("{:?}:{}:{limit}:{after:?}", me.org, last_sequence(db, me.org).await?);
    conditional(&headers, &version, async {
        let rows = queries::list(db, me.org, after, limit).await?;
        Ok(cut(rows.into_iter().map(Area::from).collect(), limit, |area: &Area| area.id.0.to_string()))
    })
    .await
}

/// Say of an area whether contacts there may be told by the finer cell; every phone hears of it with its next pull.
#[utoipa::path(patch, path = "/api/v1/areas/{id}", params(("id" = Uuid, Path, description = "The area")), request_body = AreaChange,
    responses((status = 200, body = Area, description = "The area from now on")))]
async fn change_area(
    State(state): State<AppState>,
    me: CurrentMember,
    PathId(id): PathId<AreaId>,
    JsonBody(change): JsonBody<AreaChange>,
) -> Result<Json<Area>, Problem> {
    let tx = state.db.begin().await?;
    let row = queries::change(&tx, me.org, id, change).await?;
    audit::record(&tx, me.org, me.actor(), "area.changed", state.clock.now()).await?;
    tx.commit().await?;
    Ok(Json(row.into()))
}

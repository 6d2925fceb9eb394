//! Writing, listing and taking away annotations.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::Annotation;
use super::queries;
use crate::access::{Access, CurrentMember};
use crate::error::Problem;
use crate::extract::{JsonBody, PathId, QueryString};
use crate::ids::{AnnotationId, Role};
use crate::page::{Page, WindowQuery, check_window, cut, page_limit, time_cursor};
use crate::state::AppState;
use crate::{areas, audit};

/// Routes under `/annotations`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_annotations).allow(&[Role::Coordinator]))
        .routes(routes!(create_annotation).allow(&[Role::Coordinator]))
        .routes(routes!(remove_annotation).allow(&[Role::Coordinator]))
}

/// What happened on the days of a window, the latest first; of an area with what happened everywhere.
#[utoipa::path(get, path = "/api/v1/annotations", params(WindowQuery), responses((status = 200, body = Page<Annotation>, description = "A page of annotations")))]
async fn list_annotations(
    State(state): State<AppState>,
    me: CurrentMember,
    QueryString(query): QueryString<WindowQuery>,
) -> Result<Json<Page<Annotation>>, Problem> {
    check_window(query.from, query.to)?;
    let db = &state.db.read;
    if let Some(area) = query.area_id {
        areas::queries::get(db, me.org, area, "area_id").await?;
    }
    let (days, limit) = ((query.from, query.to), page_limit(query.limit));
    let rows = queries::list(db, me.org, days, query.area_id, time_cursor(query.cursor)?, limit).await?;
    let annotations = rows.into_iter().map(Annotation::from).collect();
    let place = |annotation: &Annotation| format!("{}.{}", annotation.from.0, annotation.id.0);
    Ok(Json(cut(annotations, limit, place)))
}

/// Write down what happened on some days; nothing about a person.
#[utoipa::path(post, path = "/api/v1/annotations", request_body = Annotation, responses(
    (status = 201, body = Annotation, description = "Stored"),
    (status = 200, body = Annotation, description = "Stored before")))]
async fn create_annotation(
    State(state): State<AppState>,
    me: CurrentMember,
    JsonBody(annotation): JsonBody<Annotation>,
) -> Result<(StatusCode, Json<Annotation>), Problem> {
    let row = annotation.checked(me.org)?;
    let tx = state.db.begin().await?;
    if let Some(area) = row.area_id {
        areas::queries::get(&tx, me.org, area, "area_id").await?;
    }
    let is_new = queries::store(&tx, row.clone()).await?;
    if is_new {
        audit::record(&tx, me.org, me.actor(), "annotation.made", state.clock.now()).await?;
    }
    tx.commit().await?;
    let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(row.into())))
}

/// Take an annotation away.
#[utoipa::path(delete, path = "/api/v1/annotations/{id}", params(("id" = Uuid, Path, description = "The annotation")),
    responses((status = 204, description = "Taken away")))]
async fn remove_annotation(
    State(state): State<AppState>,
    me: CurrentMember,
    PathId(id): PathId<AnnotationId>,
) -> Result<StatusCode, Problem> {
    let tx = state.db.begin().await?;
    queries::remove(&tx, me.org, id).await?;
    audit::record(&tx, me.org, me.actor(), "annotation.removed", state.clock.now()).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

//! The directory: read by everybody, kept by coordinators.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::exchange::{self, ImportedServices};
use super::hours::{DAYS_AHEAD, intervals};
use super::model::{ListedService, Service, ServiceList};
use super::queries;
use crate::access::{Access, CurrentMember};
use crate::clock::Day;
use crate::error::{Problem, ProblemCode};
use crate::etag::conditional;
use crate::extract::{JsonBody, PathId, body_problem, require_media_type};
use crate::ids::{Role, ServiceId};
use crate::state::AppState;
use crate::{audit, organisations};

/// Routes under `/services`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_services).allow(&Role::ALL))
        .routes(routes!(create_service).allow(&[Role::Coordinator]))
        .routes(routes!(export_services).allow(&[Role::Coordinator]))
        .routes(routes!(import_services).allow(&[Role::Coordinator]))
        .routes(routes!(replace_service).allow(&[Role::Coordinator]))
        .routes(routes!(remove_service).allow(&[Role::Coordinator]))
}

/// All services by name, and when each is open in the next 28 days.
#[utoipa::path(get, path = "/api/v1/services", responses(
    (status = 200, body = ServiceList, description = "The directory, with an ETag that changes with it and at midnight"),
    (status = 304, description = "Nothing changed")))]
async fn list_services(
    State(state): State<AppState>,
    me: CurrentMember,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let db = &state.db.read;
    let zone = organisations::queries::get(db, me.org).await?.zone();
    let today = state.clock.now().day(&zone);
    let seq = organisations::queries::last_sequence(db, me.org).await?;
    conditional(&headers, &format!("services:{:?}:{seq}:{today:?}", me.org), async {
        let rows = queries::all(db, me.org).await?;
        let items = rows.into_iter().map(|row| {
            let open = row.opening_hours.as_deref().map(|hours| intervals(hours, &zone, today));
            ListedService { service: row.into(), open: open.unwrap_or_default() }
        });
        Ok(ServiceList { items: items.collect(), hours_known_until: Day(today.0 + DAYS_AHEAD).start(&zone) })
    })
    .await
}

/// Write down a service; phones have it after their next pull.
#[utoipa::path(post, path = "/api/v1/services", request_body = Service, responses(
    (status = 201, body = Service, description = "Stored"),
    (status = 200, body = Service, description = "Stored before")))]
async fn create_service(
    State(state): State<AppState>,
    me: CurrentMember,
    JsonBody(service): JsonBody<Service>,
) -> Result<(StatusCode, Json<Service>), Problem> {
    let row = service.checked(me.org)?;
    let tx = state.db.begin().await?;
    let is_new = queries::store(&tx, row.clone()).await?;
    if is_new {
        audit::record(&tx, me.org, me.actor(), "service.made", state.clock.now()).await?;
    }
    tx.commit().await?;
    let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(row.into())))
}

/// Put a service in the place of what was known of it; the id in the body is the one in the path.
#[utoipa::path(put, path = "/api/v1/services/{id}", params(("id" = Uuid, Path, description = "The service")), request_body = Service,
    responses((status = 200, body = Service, description = "The service from now on")))]
async fn replace_service(
    State(state): State<AppState>,
    me: CurrentMember,
    PathId(id): PathId<ServiceId>,
    JsonBody(service): JsonBody<Service>,
) -> Result<Json<Service>, Problem> {
    if service.id != id {
        return Err(Problem::field(ProblemCode::InvalidValue, "id", "expected the id of the path"));
    }
    let row = service.checked(me.org)?;
    let tx = state.db.begin().await?;
    queries::replace(&tx, row.clone()).await?;
    audit::record(&tx, me.org, me.actor(), "service.changed", state.clock.now()).await?;
    tx.commit().await?;
    Ok(Json(row.into()))
}

/// Take a service out of the directory.
#[utoipa::path(delete, path = "/api/v1/services/{id}", params(("id" = Uuid, Path, description = "The service")),
    responses((status = 204, description = "Taken out")))]
async fn remove_service(
    State(state): State<AppState>,
    me: CurrentMember,
    PathId(id): PathId<ServiceId>,
) -> Result<StatusCode, Problem> {
    let tx = state.db.begin().await?;
    queries::remove(&tx, me.org, id).await?;
    audit::record(&tx, me.org, me.actor(), "service.removed", state.clock.now()).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The directory as CSV, for a spreadsheet or another union.
#[utoipa::path(get, path = "/api/v1/services/csv", responses((status = 200, body = String, content_type = "text/csv", description = "One line a service")))]
async fn export_services(State(state): State<AppState>, me: CurrentMember) -> Result<Response, Problem> {
    let file = exchange::export(&state.db, me.org, me.actor(), state.clock.now()).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"services.csv\""),
    ];
    Ok((headers, file).into_response())
}

/// Bring services in from CSV: known ones are changed, new ones added, none taken away.
#[utoipa::path(post, path = "/api/v1/services/csv", request_body(content = String, content_type = "text/csv", description = "The file, at most 1 MiB, with the columns of the export"),
    responses((status = 200, body = ImportedServices, description = "How many lines were stored, and what was wrong with the rest")))]
async fn import_services(
    State(state): State<AppState>,
    me: CurrentMember,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<ImportedServices>, Problem> {
    require_media_type(&headers, "text/csv")?;
    let bytes = body.map_err(body_problem)?;
    let imported = exchange::import(&state.db, me.org, me.actor(), &bytes, state.clock.now()).await?;
    Ok(Json(imported))
}

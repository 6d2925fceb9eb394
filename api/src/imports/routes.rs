//! What coordinators bring in from the desk.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::tracks::{self, ImportedTrack, MAX_BYTES, TrackQuery};
use crate::access::{Access, CurrentMember};
use crate::error::{Problem, ProblemCode};
use crate::extract::{QueryString, require_media_type};
use crate::ids::Role;
use crate::organisations;
use crate::receipt::{Status, Writer};
use crate::state::AppState;

/// Routes that take files.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(import_track).allow(&[Role::Coordinator]))
        .layer(DefaultBodyLimit::max(MAX_BYTES))
}

/// Add a patrol that another recorder kept, as GPX 1.0 or 1.1.
#[utoipa::path(post, path = "/api/v1/patrols/tracks", params(TrackQuery),
    request_body(content = String, content_type = "application/gpx+xml", description = "The file, at most 8 MiB"),
    responses((status = 201, body = ImportedTrack, description = "The patrol is stored"),
        (status = 200, body = ImportedTrack, description = "The same track was stored before")))]
async fn import_track(
    State(state): State<AppState>,
    me: CurrentMember,
    QueryString(query): QueryString<TrackQuery>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<(StatusCode, Json<ImportedTrack>), Problem> {
    require_media_type(&headers, "application/gpx+xml")?;
    let bytes = body.map_err(|rejection| too_large(&rejection))?;
    let now = state.clock.now();
    let organisation = organisations::queries::get(&state.db.read, me.org).await?;
    let zone = organisation.zone();
    // A large file takes a moment of one core; other requests must not wait for it.
    let read = tokio::task::spawn_blocking(move || tracks::read(&bytes, &query, &zone, now));
    let recorded =
        read.await.map_err(|_| Problem::new(ProblemCode::Internal, "the file broke the reader"))??;
    let writer = Writer { member: Some(me.id), coordinator: true, received_at: now };
    let tx = state.db.begin().await?;
    let imported = tracks::store(&tx, &organisation, writer, me.actor(), recorded).await?;
    tx.commit().await?;
    let is_new = imported.status == Status::Stored;
    Ok((if is_new { StatusCode::CREATED } else { StatusCode::OK }, Json(imported)))
}

fn too_large(rejection: &BytesRejection) -> Problem {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::new(ProblemCode::BodyTooLarge, "expected a file of at most 8 MiB")
        }
        _ => Problem::field(ProblemCode::MalformedGpx, "line 1: xml", "the file ended early"),
    }
}

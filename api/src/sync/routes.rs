//! The two ways between phone and server.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::{Extension, Json};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::{Batch, BatchReceipt, check_envelope, read};
use super::pull::{Asker, Changes, FORM, PullQuery, changes};
use super::writer::PushQueue;
use crate::access::{Access, CurrentMember};
use crate::error::Problem;
use crate::etag::conditional;
use crate::extract::{JsonBody, QueryString};
use crate::ids::Role;
use crate::limits::Limits;
use crate::phone_clock::PhoneClock;
use crate::receipt::Writer;
use crate::state::AppState;
use crate::{members, organisations, warnings};

/// Routes under `/sync`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(push_batch).allow(&[Role::Volunteer, Role::Outreach, Role::Coordinator]))
        .routes(routes!(pull_changes).allow(&Role::ALL))
}

/// Send a batch of records.
#[utoipa::path(post, path = "/api/v1/sync/push", request_body = Batch, responses((status = 200, body = BatchReceipt, description = "A receipt for each record")))]
async fn push_batch(
    State(state): State<AppState>,
    Extension(queue): Extension<PushQueue>,
    Extension(limits): Extension<Arc<Limits>>,
    me: CurrentMember,
    JsonBody(batch): JsonBody<Batch>,
) -> Result<Json<BatchReceipt>, Problem> {
    limits.try_batch(me.device)?;
    check_envelope(&batch)?;
    let received_at = state.clock.now();
    let zone = organisations::queries::get(&state.db.read, me.org).await?.zone();
    let clock = PhoneClock::new(batch.sent_at, received_at, zone);
    let writer = Writer { member: Some(me.id), coordinator: me.is(Role::Coordinator), received_at };
    let mut good = Vec::with_capacity(batch.records.len());
    let read = batch
        .records
        .into_iter()
        .map(|record| read(record, &clock).map(|record| good.push((writer, record))));
    let refusals: Vec<_> = read.map(Result::err).collect();
    let mut stored = queue.push(me.org, good).await?.into_iter();
    let results = refusals.into_iter().filter_map(|refusal| refusal.or_else(|| stored.next())).collect();
    Ok(Json(BatchReceipt { received_at, results }))
}

/// Ask what changed.
#[utoipa::path(get, path = "/api/v1/sync/pull", params(PullQuery), responses(
    (status = 200, body = Changes, description = "What changed, with an ETag"), (status = 304, description = "Nothing changed")))]
async fn pull_changes(
    State(state): State<AppState>,
    me: CurrentMember,
    headers: HeaderMap,
    QueryString(query): QueryString<PullQuery>,
) -> Result<Response, Problem> {
    let db = &state.db.read;
    let seq = organisations::queries::last_sequence(db, me.org).await?;
    let now = state.clock.now();
    let today = now.day(&organisations::queries::get(db, me.org).await?.zone());
    let asker = Asker { org: me.org, areas: members::queries::seen_areas(db, &me).await?, today, now };
    let ended = warnings::queries::last_end(db, me.org, now).await?;
    let version =
        format!("{FORM}:{:?}:{:?}:{today:?}:{ended:?}:{seq}:{:?}", asker.org, asker.areas, query.cursor);
    conditional(&headers, &version, changes(db, &asker, query.cursor.as_deref())).await
}

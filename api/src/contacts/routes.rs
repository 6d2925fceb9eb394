//! Handing sealed records in, taking a contact back, and what waits for a key. Nothing here tells of a contact, and nobody
//! is written down as the one who sent it.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::{Extension, Json};
use base64::{Engine, engine::general_purpose::STANDARD};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::envelope::{EnvelopeReceipts, Envelopes, check_number};
use super::model::{ContactUndo, KeptAside, RefusedCount};
use super::{aside, intake, queries};
use crate::access::{Access, CurrentMember};
use crate::clock::Day;
use crate::error::Problem;
use crate::extract::JsonBody;
use crate::ids::Role;
use crate::limits::Limits;
use crate::sealing::{self, model::key_days};
use crate::state::AppState;
use crate::{audit, organisations};

/// Routes under `/contacts`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(hand_in_contacts).allow(&[Role::Outreach]))
        .routes(routes!(undo_contact).allow(&[Role::Outreach]))
        .routes(routes!(get_kept_aside).allow(&[Role::Coordinator, Role::Admin]))
        .routes(routes!(remove_kept_aside).allow(&[Role::Admin]))
}

/// Hand in sealed contacts and follow-ups.
#[utoipa::path(post, path = "/api/v1/contacts", request_body = Envelopes, responses((status = 200, body = EnvelopeReceipts, description = "A receipt for each envelope")))]
async fn hand_in_contacts(
    State(state): State<AppState>,
    Extension(limits): Extension<Arc<Limits>>,
    me: CurrentMember,
    JsonBody(batch): JsonBody<Envelopes>,
) -> Result<Json<EnvelopeReceipts>, Problem> {
    limits.try_batch(me.device)?;
    check_number(&batch)?;
    let organisation = organisations::queries::get(&state.db.read, me.org).await?;
    let results = intake::take_in(&state, &organisation, batch.envelopes).await?;
    Ok(Json(EnvelopeReceipts { results }))
}

/// Take a contact back with the secret of the phone that wrote it: on its first three days, and before a release counts it.
#[utoipa::path(post, path = "/api/v1/contacts/undo", request_body = ContactUndo, responses((status = 204, description = "Taken back")))]
async fn undo_contact(
    State(state): State<AppState>,
    Extension(limits): Extension<Arc<Limits>>,
    me: CurrentMember,
    JsonBody(undo): JsonBody<ContactUndo>,
) -> Result<StatusCode, Problem> {
    limits.try_batch(me.device)?;
    let secret = STANDARD.decode(&undo.token).map_err(|_| Problem::not_found())?;
    let today = state.clock.now().day(&organisations::queries::get(&state.db.read, me.org).await?.zone());
    let tx = state.db.begin().await?;
    queries::undo(&tx, me.org, undo.id, &secret, today).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How many sealed records wait for a key, how many were refused in the last weeks, and the days of the keys.
#[utoipa::path(get, path = "/api/v1/contacts/kept-aside", responses((status = 200, body = KeptAside, description = "Counts and keys")))]
async fn get_kept_aside(
    State(state): State<AppState>,
    me: CurrentMember,
) -> Result<Json<KeptAside>, Problem> {
    let db = &state.db.read;
    let today = state.clock.now().day(&organisations::queries::get(db, me.org).await?.zone());
    let since = Day(today.0 - state.config.retention.contact_days);
    let refused = queries::refused_since(db, me.org, since).await?.into_iter();
    Ok(Json(KeptAside {
        kept_aside: aside::counts(db, me.org).await?,
        refused: refused.map(|(code, count)| RefusedCount { code, count }).collect(),
        keys: key_days(&sealing::queries::all(db, me.org).await?),
    }))
}

/// Throw away every sealed record that waits.
#[utoipa::path(delete, path = "/api/v1/contacts/kept-aside", responses((status = 204, description = "Thrown away")))]
async fn remove_kept_aside(State(state): State<AppState>, me: CurrentMember) -> Result<StatusCode, Problem> {
    let tx = state.db.begin().await?;
    aside::remove_all(&tx, me.org).await?;
    audit::record(&tx, me.org, me.actor(), "kept_aside.removed", state.clock.now()).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

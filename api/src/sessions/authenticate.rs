//! The layer that finds out who asks. Routes decide what that is worth.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;

use super::model::session_over;
use crate::access::keys::KeyRing;
use crate::access::{Caller, CurrentMember, token};
use crate::devices;
use crate::error::Problem;
use crate::ids::Role;
use crate::state::AppState;

/// Puts a [`Caller`] into the request.
pub async fn authenticate(
    State(state): State<AppState>,
    Extension(ring): Extension<Arc<KeyRing>>,
    mut request: Request,
    next: Next,
) -> Response {
    let caller = Caller(identify(&state, &ring, request.headers()).await);
    request.extensions_mut().insert(caller);
    next.run(request).await
}

async fn identify(state: &AppState, ring: &KeyRing, headers: &HeaderMap) -> Result<CurrentMember, Problem> {
    let bearer =
        headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let member =
        bearer.and_then(|token| token::verify(ring, token, state.clock.now())).ok_or_else(session_over)?;
    if !member.is(Role::Coordinator) && !member.is(Role::Admin) {
        return Ok(member);
    }
    let live = devices::queries::live(&state.db.read, member.org, member.device).await?;
    let (_, row) = live.ok_or_else(session_over)?;
    Ok(CurrentMember { roles: row.roles.to_vec(), ..member })
}

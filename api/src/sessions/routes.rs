//! Joining, staying signed in, signing out.

use std::sync::Arc;

use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::cookie;
use super::model::{Redeem, Session, cookie_value, refresh_secret, session_over};
use super::queries::{self, Renewed};
use crate::access::keys::KeyRing;
use crate::access::{Access, token};
use crate::clock::UtcMs;
use crate::error::Problem;
use crate::extract::JsonBody;
use crate::limits::Limits;
use crate::members::model::check_nickname;
use crate::state::AppState;

/// Routes under `/auth`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(redeem_invite).public())
        .routes(routes!(refresh_session).public())
        .routes(routes!(end_session).public())
}

/// Join by an invite.
#[utoipa::path(post, path = "/api/v1/auth/redeem", request_body = Redeem, responses((status = 200, body = Session, description = "Signed in; the refresh secret is in the cookie")))]
async fn redeem_invite(
    State(state): State<AppState>,
    Extension(ring): Extension<Arc<KeyRing>>,
    Extension(limits): Extension<Arc<Limits>>,
    request: Request,
) -> Result<Response, Problem> {
    limits.try_invite(request.headers(), request.extensions())?;
    let JsonBody(redeem) = JsonBody::<Redeem>::from_request(request, &state).await?;
    let nickname = check_nickname(&redeem.nickname)?;
    let now = state.clock.now();
    let renewed = queries::start(&state.db, &redeem.invite, nickname, redeem.language, now).await?;
    signed_in(&ring, renewed, now)
}

/// Get the next access token; the refresh secret in the cookie changes.
#[utoipa::path(post, path = "/api/v1/auth/refresh", params(("x-gadeplan" = String, Header, description = "Any value; other sites cannot send it")),
    responses((status = 200, body = Session, description = "Still signed in")))]
async fn refresh_session(
    State(state): State<AppState>,
    Extension(ring): Extension<Arc<KeyRing>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let secret =
        own_page(&headers).and_then(cookie::read).and_then(refresh_secret).ok_or_else(session_over)?;
    let now = state.clock.now();
    let renewed = queries::carry_on(&state.db, &secret, now).await?;
    signed_in(&ring, renewed, now)
}

/// Sign this device out; the answer is the same when it is out already.
#[utoipa::path(post, path = "/api/v1/auth/sign-out", params(("x-gadeplan" = String, Header, description = "Any value; other sites cannot send it")),
    responses((status = 204, description = "Signed out")))]
async fn end_session(State(state): State<AppState>, headers: HeaderMap) -> Result<Response, Problem> {
    let Some(headers) = own_page(&headers) else { return Ok(StatusCode::NO_CONTENT.into_response()) };
    if let Some(secret) = cookie::read(headers).and_then(refresh_secret) {
        queries::end(&state.db, &secret, state.clock.now()).await?;
    }
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie::clear())]).into_response())
}

/// A cookie is sent along by the browser whoever asks; our own header and fetch metadata tell who does.
fn own_page(headers: &HeaderMap) -> Option<&HeaderMap> {
    let site = headers.get("sec-fetch-site").map(|site| site.as_bytes());
    let ours = headers.contains_key("x-gadeplan") && site.is_none_or(|site| site == b"same-origin");
    ours.then_some(headers)
}

fn signed_in(ring: &KeyRing, renewed: Renewed, now: UtcMs) -> Result<Response, Problem> {
    let access_token = token::issue(ring, &renewed.current(), now)?;
    let secret = cookie_value(&renewed.slug, renewed.device, &renewed.secret);
    let session = Session { access_token, expires_in: token::LIFETIME_S, member: renewed.member.into() };
    Ok(([(header::SET_COOKIE, cookie::set(&secret))], Json(session)).into_response())
}

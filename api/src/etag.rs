//! Conditional answers: who has the newest version already gets a 304 and costs no query.

use axum::Json;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::Serialize;

use crate::error::Problem;
use crate::secret::sha256;

/// Answers with `body`, or with 304 when the caller holds this version. `version` must name everything the body
/// depends on.
///
/// # Errors
/// Those of `body`.
pub async fn conditional<T: Serialize>(
    headers: &HeaderMap,
    version: &str,
    body: impl Future<Output = Result<T, Problem>>,
) -> Result<Response, Problem> {
    conditional_answer(headers, version, async { Ok(Json(body.await?)) }).await
}

/// The same for an answer of any form.
///
/// # Errors
/// Those of `body`.
pub async fn conditional_answer<T: IntoResponse>(
    headers: &HeaderMap,
    version: &str,
    body: impl Future<Output = Result<T, Problem>>,
) -> Result<Response, Problem> {
    let tag = format!("W/\"{}\"", URL_SAFE_NO_PAD.encode(&sha256(version.as_bytes())[..12]));
    let held = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let value = HeaderValue::from_str(&tag).expect("base64 is a header value");
    let etag = [(header::ETAG, value)];
    if held.split(',').any(|held| held.trim() == tag) {
        return Ok((StatusCode::NOT_MODIFIED, etag).into_response());
    }
    Ok((etag, body.await?).into_response())
}

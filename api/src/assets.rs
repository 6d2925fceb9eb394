//! The phone app, carried inside the binary: precompressed, immutable where the name holds a digest, never stale
//! where it does not.

use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::error::Problem;

#[derive(RustEmbed)]
#[folder = "../web-pwa/dist"]
#[allow_missing = true]
struct Assets;

const PAGE: &str = "index.html";

/// Serves a file of the app; every path that is no file opens the app itself, which knows its own routes.
pub async fn serve(uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    if path.starts_with("api/") {
        return Problem::not_found().into_response();
    }
    let name = if Assets::get(path).is_some() { path } else { PAGE };
    if path.starts_with("assets/") && name == PAGE {
        return StatusCode::NOT_FOUND.into_response();
    }
    match pick(name, &headers) {
        Some((file, encoding)) => respond(name, &file, encoding, &headers),
        None => (StatusCode::NOT_FOUND, "The phone app is not built yet: run `npm run build` in web-pwa.")
            .into_response(),
    }
}

/// The smallest form that the caller takes.
fn pick(name: &str, headers: &HeaderMap) -> Option<(EmbeddedFile, Option<&'static str>)> {
    let accepted =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let takes = |encoding: &str| {
        accepted.split(',').any(|part| part.split(';').next().is_some_and(|name| name.trim() == encoding))
    };
    let packed = [("br", "br"), ("gz", "gzip")].into_iter().filter(|(_, encoding)| takes(encoding));
    let packed = packed
        .filter_map(|(ending, encoding)| Some((Assets::get(&format!("{name}.{ending}"))?, Some(encoding))))
        .next();
    packed.or_else(|| Assets::get(name).map(|file| (file, None)))
}

fn respond(name: &str, file: &EmbeddedFile, encoding: Option<&'static str>, headers: &HeaderMap) -> Response {
    let digest: String = file.metadata.sha256_hash()[..12].iter().map(|byte| format!("{byte:02x}")).collect();
    let etag = format!("\"{digest}\"");
    let held = headers.get(header::IF_NONE_MATCH).is_some_and(|value| value.as_bytes() == etag.as_bytes());
    let mut response = match held {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => file.data.to_vec().into_response(),
    };
    let lasting =
        if name.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let fields = response.headers_mut();
    fields.insert(header::CACHE_CONTROL, HeaderValue::from_static(lasting));
    fields.insert(header::ETAG, HeaderValue::from_str(&etag).expect("hexadecimal digits are a header value"));
    fields.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let kind = mime(name);
    fields
        .insert(header::CONTENT_TYPE, HeaderValue::from_str(&kind).expect("a media type is a header value"));
    if let Some(encoding) = encoding {
        fields.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn mime(name: &str) -> String {
    match name.rsplit('.').next() {
        Some("webmanifest") => "application/manifest+json".to_owned(),
        Some("geojson") => "application/geo+json".to_owned(),
        _ => Assets::get(name).map(|file| file.metadata.mimetype().to_owned()).unwrap_or_default(),
    }
}

//! The refresh cookie.

use axum::http::{HeaderMap, HeaderValue, header};

const NAME: &str = "__Host-gadeplan";
const MAX_AGE_S: i64 = 90 * 86_400;

/// Sets the cookie to a new secret.
pub fn set(value: &str) -> HeaderValue {
    header_value(value, MAX_AGE_S)
}

/// Takes the cookie away.
pub fn clear() -> HeaderValue {
    header_value("", 0)
}

/// The cookie's value.
pub fn read(headers: &HeaderMap) -> Option<&str> {
    let pairs = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    pairs
        .flat_map(|pairs| pairs.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(NAME)?.strip_prefix('='))
}

fn header_value(value: &str, max_age_s: i64) -> HeaderValue {
    let text = format!("{NAME}={value}; Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age={max_age_s}");
    HeaderValue::from_str(&text).expect("secrets are base64")
}

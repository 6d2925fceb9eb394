//! Forged access tokens: none is let in.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use gadeplan::access::keys::KeyRing;
use gadeplan::clock::{DAY_MS, UtcMs};
use gadeplan::ids::Role;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use reqwest::Method;
use serde_json::{Value, json};
use tests::{App, Member};

fn parts(token: &str) -> (Value, Value, String) {
    let read =
        |part: &str| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).expect("base64")).expect("JSON");
    let mut parts = token.split('.');
    let (header, claims) = (read(parts.next().expect("a header")), read(parts.next().expect("claims")));
    (header, claims, parts.next().expect("a signature").to_owned())
}

fn joined(header: &Value, claims: &Value, signature: &str) -> String {
    let write = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
    format!("{}.{}.{signature}", write(header), write(claims))
}

async fn is_let_in(robin: &Member, token: &str) -> bool {
    let Ok(value) = reqwest::header::HeaderValue::from_str(&format!("Bearer {token}")) else { return false };
    let mut request = robin.request(Method::GET, "/api/v1/me").build().expect("a request");
    request.headers_mut().insert("authorization", value);
    let response = reqwest::Client::new().execute(request).await.expect("an answer");
    response.status().is_success()
}

#[tokio::test]
async fn a_token_with_a_changed_header_or_claim_is_refused() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    assert!(is_let_in(&robin, &robin.token()).await, "the control: an honest token is let in");
    let (header, claims, signature) = parts(&robin.token());
    for (field, value) in [
        ("alg", json!("none")),
        ("alg", json!("HS256")),
        ("alg", json!("RS256")),
        ("typ", json!("JWT")),
        ("kid", json!("../../key")),
        ("kid", json!("x' OR '1'='1")),
        ("jku", json!("https://evil.example")),
        ("jwk", json!({"kty": "OKP", "crv": "Ed25519", "x": "AA"})),
    ] {
        let mut changed = header.clone();
        changed[field] = value;
        assert!(!is_let_in(&robin, &joined(&changed, &claims, &signature)).await, "{field}");
        assert!(!is_let_in(&robin, &joined(&changed, &claims, "")).await, "{field} unsigned");
    }
    for (field, value) in [
        ("roles", json!(["admin"])),
        ("exp", json!(4_102_444_800_u64)),
        ("org", json!(2)),
        ("exp", json!("never")),
    ] {
        let mut changed = claims.clone();
        changed[field] = value;
        assert!(!is_let_in(&robin, &joined(&header, &changed, &signature)).await, "{field}");
    }
    let kid = header["kid"].as_str().map(str::to_owned);
    let hmac = Header { typ: Some("at+jwt".to_owned()), kid, ..Header::new(Algorithm::HS256) };
    let forged = encode(&hmac, &claims, &EncodingKey::from_secret(b"guess")).expect("a token");
    assert!(!is_let_in(&robin, &forged).await, "another algorithm");
}

#[tokio::test]
async fn a_token_ends_after_ten_minutes_and_is_not_valid_before_it_was_made() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    app.pass_ms(604_000);
    assert!(is_let_in(&robin, &robin.token()).await);
    app.pass_ms(2_000);
    assert!(!is_let_in(&robin, &robin.token()).await);
    app.pass_ms(-700_000);
    assert!(!is_let_in(&robin, &robin.token()).await);
}

#[tokio::test]
async fn keys_rotate_and_the_one_before_stays_valid() {
    let app = App::empty().await;
    let organisation = app.other_organisation().await.id;
    let at = |days: i64| UtcMs(app.now().0 + days * DAY_MS);
    let (ring, settled) = (KeyRing::default(), UtcMs(at(91).0 + 3 * 3_600_000));
    ring.reload(&app.state.db, at(0)).await.expect("a key");
    let (first, _) = ring.signing(organisation, at(0)).expect("a key");
    ring.reload(&app.state.db, at(91)).await.expect("a second key");
    let kid = |now| ring.signing(organisation, now).expect("a key").0;
    assert_eq!(kid(at(91)), first, "a new key signs only when every server has read it");
    let second = kid(settled);
    assert_ne!(second, first);
    assert!(ring.named(&first).is_some());
    ring.reload(&app.state.db, at(182)).await.expect("a third key");
    assert!(ring.named(&second).is_some() && ring.named(&first).is_none(), "two keys live at a time");
}

#[tokio::test]
async fn a_thousand_mutated_tokens_are_refused() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let honest = robin.token();
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let times = if tests::database::is_full() { 10_000 } else { 1_000 };
    for _ in 0..times {
        let mut bytes = honest.clone().into_bytes();
        let at = rng.random_range(0..bytes.len());
        bytes[at] = *b"ABCDEFabcdef0123-_.".get(rng.random_range(0..19)).expect("in range");
        let mutated = String::from_utf8(bytes).expect("ASCII");
        if parses_alike(&mutated, &honest) {
            continue;
        }
        assert!(!is_let_in(&robin, &mutated).await, "{mutated}");
    }
}

/// The last character of a base64 text carries bits that mean nothing.
fn parses_alike(one: &str, other: &str) -> bool {
    let bytes = |token: &str| {
        token.split('.').map(|part| URL_SAFE_NO_PAD.decode(part)).collect::<Result<Vec<_>, _>>().ok()
    };
    one == other || bytes(one).is_some_and(|one| Some(one) == bytes(other))
}

//! Records as phones seal them.

use base64::{Engine, engine::general_purpose::STANDARD};
use gadeplan::sealing::open::{INFO, PADDED_SIZES};
use hpke::aead::AesGcm256;
use hpke::kdf::HkdfSha256;
use hpke::kem::{DhP256HkdfSha256, Kem};
use hpke::{Deserializable, OpModeS, Serializable, single_shot_seal_with_rng};
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::member::Member;

/// Where envelopes go.
pub const PATH: &str = "/api/v1/contacts";
/// A cell of resolution 8 on Istedgade.
pub const VESTERBRO: &str = "881f05833bfffff";

/// The key that a phone seals to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealTo {
    /// Its id.
    pub id: String,
    /// Its public half.
    pub public_key: Vec<u8>,
}

/// The key that a member's phone pulls.
pub async fn sealing_key(member: &Member) -> SealTo {
    let pulled = member.get("/api/v1/sync/pull").await.expect_ok();
    let items = pulled["items"].as_array().expect("a list");
    let key = items.iter().find(|item| item["type"] == "sealing_key").expect("a key to seal to");
    let text = |field: &str| key[field].as_str().expect("a text").to_owned();
    SealTo { id: text("id"), public_key: STANDARD.decode(text("public_key")).expect("base64") }
}

/// A random id, as records that must not tell their time have.
#[expect(clippy::disallowed_methods, reason = "phones make their own ids")]
pub fn random_id() -> String {
    Uuid::new_v4().to_string()
}

/// A micro-meeting on Istedgade this evening, with one set handed out.
pub fn contact() -> Value {
    json!({"type": "contact", "area_id": null, "day": "2026-11-21", "block": "evening", "cell": VESTERBRO,
        "place": "street_park", "kind": "micro_meeting", "people_n": 1,
        "supplies": [{"supply": "syringe_set", "count": 1}], "returned_n": 0})
}

/// What was done at an overdose, in full.
pub fn overdose() -> Value {
    json!({"responder": "peer", "conscious_before": false, "naloxone_form": "nasal", "doses_n": 2, "rescue_breathing": true,
        "recovery_position": true, "ambulance": "not_called", "no_call_reason": "person_refused", "outcome": "recovered",
        "kit_source": "team_kit", "refill_given": true})
}

/// Seals a record, padded to the smaller size that holds it.
pub fn envelope(key: &SealTo, id: &str, record: &Value) -> Value {
    let mut text = record.to_string().into_bytes();
    let size = PADDED_SIZES.into_iter().find(|size| text.len() <= *size).expect("a record fits");
    text.resize(size, b' ');
    envelope_of(key, id, &text)
}

/// Seals bytes as they are.
pub fn envelope_of(key: &SealTo, id: &str, text: &[u8]) -> Value {
    let public = <DhP256HkdfSha256 as Kem>::PublicKey::from_bytes(&key.public_key).expect("a point");
    let (enc, ciphertext) = single_shot_seal_with_rng::<AesGcm256, HkdfSha256, DhP256HkdfSha256>(
        &OpModeS::Base,
        &public,
        INFO,
        text,
        id.as_bytes(),
        &mut rand::rng(),
    )
    .expect("it seals");
    let sealed = STANDARD.encode([enc.to_bytes().as_slice(), &ciphertext].concat());
    json!({"id": id, "key_id": key.id, "sealed": sealed})
}

/// Hands envelopes in and returns the receipts.
pub async fn hand_in(member: &Member, envelopes: &[Value]) -> Vec<Value> {
    let reply = member.send_json(Method::POST, PATH, &json!({"envelopes": envelopes})).await.expect_ok();
    reply["results"].as_array().expect("a list of receipts").clone()
}

/// Seals contacts to the member's newest key and hands them in; all must be stored.
pub async fn store(member: &Member, contacts: &[Value]) -> Vec<String> {
    let key = sealing_key(member).await;
    let ids: Vec<String> = contacts.iter().map(|_| random_id()).collect();
    let envelopes: Vec<Value> =
        ids.iter().zip(contacts).map(|(id, contact)| envelope(&key, id, contact)).collect();
    for chunk in envelopes.chunks(100) {
        for receipt in hand_in(member, chunk).await {
            assert_eq!(receipt["status"], "stored", "{receipt}");
        }
    }
    ids
}

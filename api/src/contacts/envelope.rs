//! Sealed records as phones send them.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::{Uuid, Version};

use crate::error::{Problem, ProblemCode};
use crate::extract::parse_value;
use crate::ids::{ContactId, SealingKeyId};
use crate::receipt::Receipt;
use crate::sealing::open::{Sealed, has_known_size};

/// The most envelopes a batch may hold.
pub const MAX_ENVELOPES: usize = 100;

/// A batch of sealed records, in any order.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Envelopes {
    /// Up to 100.
    #[schema(value_type = Vec<Envelope>)]
    pub envelopes: Vec<Value>,
}

/// A sealed record.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// Made by the phone (UUIDv4), and bound to what is sealed.
    pub id: ContactId,
    /// The key it is sealed to.
    pub key_id: SealingKeyId,
    /// Base64 of the one-time public key (65 bytes) and the ciphertext of a record padded to 512 or 2,048 bytes.
    pub sealed: String,
}

/// What became of a batch of envelopes.
#[derive(Debug, Serialize, ToSchema)]
pub struct EnvelopeReceipts {
    /// One receipt an envelope, in the order of the batch.
    pub results: Vec<Receipt>,
}

/// Checks how many there are.
///
/// # Errors
/// `too_many_records`.
pub fn check_number(batch: &Envelopes) -> Result<(), Problem> {
    if batch.envelopes.len() <= MAX_ENVELOPES {
        return Ok(());
    }
    let expected = format!("expected at most {MAX_ENVELOPES} envelopes");
    Err(Problem::field(ProblemCode::TooManyRecords, "envelopes", expected))
}

/// Reads one envelope without opening it.
///
/// # Errors
/// The receipt that refuses it, which names the field and what was expected.
pub fn read(envelope: Value) -> Result<Sealed, Receipt> {
    let id = envelope.get("id").and_then(Value::as_str).map(str::to_owned);
    parse_value(envelope).and_then(sealed).map_err(|problem| Receipt::refused(id, problem))
}

fn sealed(envelope: Envelope) -> Result<Sealed, Problem> {
    let wrong = |field: &str, expected: &str| Problem::field(ProblemCode::InvalidValue, field, expected);
    let Envelope { id: ContactId(id), key_id, sealed } = envelope;
    if !is_random(id) {
        return Err(wrong("id", "expected a UUIDv4, which does not tell when it was made"));
    }
    let bytes = STANDARD.decode(sealed).map_err(|_| wrong("sealed", "expected base64"))?;
    if !has_known_size(&bytes) {
        return Err(wrong("sealed", "expected a record padded to 512 or 2048 bytes"));
    }
    Ok(Sealed { id, key_id, bytes })
}

fn is_random(id: Uuid) -> bool {
    id.get_version() == Some(Version::Random)
}

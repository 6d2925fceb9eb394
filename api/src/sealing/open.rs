//! Opening what phones sealed: HPKE (RFC 9180) in base mode with P-256, HKDF-SHA-256 and AES-256-GCM.

use std::collections::HashMap;
use std::path::Path;

use hpke::aead::AesGcm256;
use hpke::kdf::HkdfSha256;
use hpke::kem::{DhP256HkdfSha256, Kem};
use hpke::{Deserializable, OpModeR, Serializable, single_shot_open};
use uuid::Uuid;

use super::files;
use crate::ids::SealingKeyId;

/// Both sides name what the sealed bytes are for.
pub const INFO: &[u8] = b"gadeplan sealed record 1";
/// The one-time public key in front of the ciphertext.
pub const ENC_SIZE: usize = 65;
/// The two sizes to which records are padded, so that the size tells nothing.
pub const PADDED_SIZES: [usize; 2] = [512, 2_048];
/// What the cipher adds to the padded record.
pub const TAG_SIZE: usize = 16;

/// The private half of a key.
pub type PrivateKey = <DhP256HkdfSha256 as Kem>::PrivateKey;

/// A record as it left the phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The record's id, to which the ciphertext is bound.
    pub id: Uuid,
    /// The key it was sealed to.
    pub key_id: SealingKeyId,
    /// The one-time key and the ciphertext.
    pub bytes: Vec<u8>,
}

/// Why a record stays sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unopened {
    /// The file of its key is not there.
    UnknownKey,
    /// The key does not fit, or the record was damaged on its way.
    Damaged,
}

/// Whether sealed bytes have one of the two sizes.
pub fn has_known_size(sealed: &[u8]) -> bool {
    PADDED_SIZES.iter().any(|size| sealed.len() == ENC_SIZE + size + TAG_SIZE)
}

/// Opens records with the key files of a folder, each as the padded text that was sealed.
pub fn open_all(folder: &Path, records: &[Sealed]) -> Vec<Result<Vec<u8>, Unopened>> {
    let mut keys: HashMap<SealingKeyId, Option<PrivateKey>> = HashMap::new();
    let mut open_one = |record: &Sealed| {
        let key = keys.entry(record.key_id).or_insert_with(|| files::read(folder, record.key_id));
        let key = key.as_ref().ok_or(Unopened::UnknownKey)?;
        let id = record.id.hyphenated().to_string();
        open(key, INFO, id.as_bytes(), &record.bytes).ok_or(Unopened::Damaged)
    };
    records.iter().map(&mut open_one).collect()
}

/// The public half that belongs to a private one.
pub fn public_half(key: &PrivateKey) -> Vec<u8> {
    DhP256HkdfSha256::sk_to_pk(key).to_bytes().to_vec()
}

/// Opens a one-time key and a ciphertext behind it.
pub fn open(key: &PrivateKey, info: &[u8], aad: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (enc, ciphertext) = sealed.split_at_checked(ENC_SIZE)?;
    let enc = <DhP256HkdfSha256 as Kem>::EncappedKey::from_bytes(enc).ok()?;
    single_shot_open::<AesGcm256, HkdfSha256, DhP256HkdfSha256>(
        &OpModeR::Base,
        key,
        &enc,
        info,
        ciphertext,
        aad,
    )
    .ok()
}

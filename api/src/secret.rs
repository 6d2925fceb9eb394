//! The only source of randomness: ids, invite and refresh secrets, and their digests.

use aws_lc_rs::{digest, rand};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use uuid::{Builder, Uuid};

use crate::clock::UtcMs;

/// A random id that tells nothing, not even when it was made.
pub fn random_id() -> Uuid {
    Builder::from_random_bytes(random()).into_uuid()
}

/// A time-ordered id, for rows whose time is no secret.
pub fn ordered_id(now: UtcMs) -> Uuid {
    let millis = u64::try_from(now.0).expect("the clock is after 1970");
    let [noise @ .., _, _, _, _, _, _] = random::<16>();
    Builder::from_unix_timestamp_millis(millis, &noise).into_uuid()
}

/// A secret of `N` random bytes in URL-safe base64 without padding.
pub fn token<const N: usize>() -> String {
    URL_SAFE_NO_PAD.encode(random::<N>())
}

/// SHA-256, the form in which secrets rest in the database.
pub fn sha256(bytes: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA256, bytes).as_ref().to_vec()
}

/// `N` random bytes from the operating system.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::fill(&mut bytes).expect("the operating system gives randomness");
    bytes
}

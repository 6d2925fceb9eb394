//! What is told of a key, and how long each one lives.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::Serialize;
use utoipa::ToSchema;

use super::entity;
use crate::clock::Day;
use crate::ids::SealingKeyId;

/// A new key is made when the newest is this old.
pub const ROTATE_AFTER_DAYS: i32 = 90;
/// How long a key still opens after a newer one was made: phones may have been offline meanwhile.
pub const OVERLAP_DAYS: i32 = 45;

/// The key that phones seal to from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SealingKey {
    /// Goes with everything that is sealed to it.
    pub id: SealingKeyId,
    /// The point on P-256, uncompressed, 65 bytes in base64.
    pub public_key: String,
}

/// A key and its days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct KeyDays {
    /// Which key.
    pub id: SealingKeyId,
    /// The day it was made.
    pub created_on: Day,
    /// The last day on which it opens; none is set for the newest.
    pub opens_until: Option<Day>,
    /// The day its file was destroyed.
    pub destroyed_on: Option<Day>,
}

/// The days of keys that come newest first.
pub fn key_days(keys: &[entity::Model]) -> Vec<KeyDays> {
    let newer = std::iter::once(None).chain(keys.iter().map(Some));
    let days = |(key, newer): (&entity::Model, Option<&entity::Model>)| KeyDays {
        id: key.id,
        created_on: key.created_on,
        opens_until: newer.map(|newer| Day(newer.created_on.0 + OVERLAP_DAYS - 1)),
        destroyed_on: key.destroyed_on,
    };
    keys.iter().zip(newer).map(days).collect()
}

impl From<entity::Model> for SealingKey {
    fn from(row: entity::Model) -> SealingKey {
        SealingKey { id: row.id, public_key: STANDARD.encode(row.public_key) }
    }
}

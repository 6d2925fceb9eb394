//! The ring of signing keys: a fixed map in memory, read from the database at the start and every hour.

use std::collections::HashMap;
use std::sync::RwLock;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use jsonwebtoken::{DecodingKey, EncodingKey};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::clock::{DAY_MS, UtcMs};
use crate::database::Db;
use crate::error::CommandError;
use crate::ids::OrgId;
use crate::organisations;
use crate::secret::token;

/// A new key is made when the newest is this old; the one before it stays valid.
const ROTATE_AFTER_MS: i64 = 90 * DAY_MS;
/// A key signs only after every server of the deployment has read it.
const SETTLE_MS: i64 = 2 * 3_600_000;

/// One key, ready to use.
#[derive(Clone)]
pub struct Key {
    /// The organisation whose tokens it signs.
    pub org: OrgId,
    /// When it was made.
    pub made_at: UtcMs,
    /// For signing.
    pub encoding: EncodingKey,
    /// For checking.
    pub decoding: DecodingKey,
}

/// The keys that are valid now.
#[derive(Default)]
pub struct KeyRing(RwLock<HashMap<String, Key>>);

impl KeyRing {
    /// Reads the keys anew, after making one for each organisation that has none or only an old one.
    ///
    /// # Errors
    /// When the database refuses or a stored key is broken.
    pub async fn reload(&self, db: &Db, now: UtcMs) -> Result<(), CommandError> {
        let tx = db.begin().await?;
        let mut keys = HashMap::new();
        for organisation in organisations::queries::all(&tx).await? {
            organisations::queries::take_sequence(&tx, organisation.id, 0).await?;
            for row in live_keys(&tx, organisation.id, now).await? {
                keys.insert(row.kid.clone(), key_of(&row)?);
            }
        }
        tx.commit().await?;
        *self.0.write().expect("no holder of the ring panics") = keys;
        Ok(())
    }

    /// The key that signs for an organisation now, with its name.
    pub fn signing(&self, org: OrgId, now: UtcMs) -> Option<(String, Key)> {
        let keys = self.0.read().expect("no holder of the ring panics");
        let own = || keys.iter().filter(|(_, key)| key.org == org);
        let settled =
            own().filter(|(_, key)| now.0 - key.made_at.0 >= SETTLE_MS).max_by_key(|(_, key)| key.made_at);
        let oldest = || own().min_by_key(|(_, key)| key.made_at);
        settled.or_else(oldest).map(|(kid, key)| (kid.clone(), key.clone()))
    }

    /// The key of a name; names come from strangers and are looked up nowhere else.
    pub fn named(&self, kid: &str) -> Option<Key> {
        self.0.read().expect("no holder of the ring panics").get(kid).cloned()
    }
}

/// The two newest keys, the newest one made now when it is due.
async fn live_keys(tx: &impl ConnectionTrait, org: OrgId, now: UtcMs) -> Result<Vec<Model>, CommandError> {
    let mut rows = Entity::find().filter(Column::OrgId.eq(org)).order_by_desc(Column::MadeAt).all(tx).await?;
    if rows.first().is_none_or(|newest| now.0 - newest.made_at.0 >= ROTATE_AFTER_MS) {
        let made = new_key(org, now)?;
        Entity::insert(ActiveModel::from(made.clone())).exec_without_returning(tx).await?;
        rows.insert(0, made);
    }
    for old in rows.split_off(rows.len().min(2)) {
        Entity::delete_by_id((old.org_id, old.kid)).exec(tx).await?;
    }
    Ok(rows)
}

fn new_key(org: OrgId, now: UtcMs) -> Result<Model, CommandError> {
    let pair = Ed25519KeyPair::generate().map_err(|_| "no signing key could be made")?;
    let pkcs8 = pair.to_pkcs8().map_err(|_| "the signing key could not be written down")?;
    Ok(Model { org_id: org, kid: token::<8>(), made_at: now, pkcs8: pkcs8.as_ref().to_vec() })
}

fn key_of(row: &Model) -> Result<Key, CommandError> {
    let pair = Ed25519KeyPair::from_pkcs8(&row.pkcs8).map_err(|_| "a stored signing key is broken")?;
    Ok(Key {
        org: row.org_id,
        made_at: row.made_at,
        encoding: EncodingKey::from_ed_der(&row.pkcs8),
        decoding: DecodingKey::from_ed_der(pair.public_key().as_ref()),
    })
}

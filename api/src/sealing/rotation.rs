//! The life of a key: made at the first start, followed by a newer one after 90 days, destroyed 45 days after that.

use hpke::kem::{DhP256HkdfSha256, Kem};
use sea_orm::ConnectionTrait;

use super::entity::Model;
use super::model::{OVERLAP_DAYS, ROTATE_AFTER_DAYS};
use super::open::public_half;
use super::{files, queries};
use crate::clock::Day;
use crate::error::CommandError;
use crate::ids::{OrgId, SealingKeyId};
use crate::organisations::queries::{all as all_organisations, take_sequence};
use crate::secret::{random, random_id};
use crate::state::AppState;

/// Makes the keys that are due and destroys those whose time is over, for every organisation.
///
/// # Errors
/// When the database or the folder of the keys refuses.
pub async fn renew(state: &AppState) -> Result<(), CommandError> {
    for organisation in all_organisations(&state.db.read).await? {
        let (org, today) = (organisation.id, state.clock.now().day(&organisation.zone()));
        let tx = state.db.begin().await?;
        // It holds back other servers, so that only one makes a key.
        take_sequence(&tx, org, 0).await?;
        if is_due(state, queries::all(&tx, org).await?.first(), today) {
            make(state, &tx, org, today).await?;
        }
        destroy_old(state, &tx, org, today).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Makes a key that phones seal to from their next pull on. The old ones open for another 45 days.
///
/// # Errors
/// When the database or the folder of the keys refuses.
pub async fn make(
    state: &AppState,
    tx: &impl ConnectionTrait,
    org: OrgId,
    today: Day,
) -> Result<Model, CommandError> {
    let (private, _) = DhP256HkdfSha256::derive_keypair(&random::<32>());
    let key = Model {
        org_id: org,
        id: SealingKeyId(random_id()),
        public_key: public_half(&private),
        created_on: today,
        destroyed_on: None,
        seq: take_sequence(tx, org, 1).await?,
    };
    // The file first: nothing may be sealed to a key that a power cut takes away.
    let folder = state.config.contact_keys_folder();
    files::write(&folder, key.id, &private)
        .map_err(|error| format!("--contact-keys {}: {error}", folder.display()))?;
    queries::insert(tx, key.clone()).await?;
    Ok(key)
}

/// A key is due when there is none, when the newest is old, or when its file is not the one it was made with.
fn is_due(state: &AppState, newest: Option<&Model>, today: Day) -> bool {
    let Some(newest) = newest else { return true };
    let file = files::read(&state.config.contact_keys_folder(), newest.id);
    if file.is_none_or(|private| public_half(&private) != newest.public_key) {
        tracing::warn!(
            key = %newest.id.0,
            "the file of the newest contact key is not there; phones get a new key, and what was sealed to the old one waits"
        );
        return true;
    }
    today.0 - newest.created_on.0 >= ROTATE_AFTER_DAYS
}

async fn destroy_old(
    state: &AppState,
    tx: &impl ConnectionTrait,
    org: OrgId,
    today: Day,
) -> Result<(), CommandError> {
    let keys = queries::all(tx, org).await?;
    let pairs = keys.iter().zip(keys.iter().skip(1));
    for (_, older) in pairs.filter(|(newer, _)| today.0 - newer.created_on.0 >= OVERLAP_DAYS) {
        // Each time: a copy may have been put back meanwhile.
        files::destroy(&state.config.contact_keys_folder(), older.id)?;
        if older.destroyed_on.is_none() {
            queries::mark_destroyed(tx, older.clone(), today).await?;
        }
    }
    Ok(())
}

//! Starting, carrying on and ending sessions, each in one transaction.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel};

use super::model::{RefreshSecret, Use, invite_invalid, judge, new_secret, session_over};
use crate::access::CurrentMember;
use crate::audit;
use crate::clock::UtcMs;
use crate::database::Db;
use crate::devices::{self, entity};
use crate::error::Problem;
use crate::ids::{Actor, DeviceId};
use crate::members;
use crate::organisations;
use crate::secret::{random_id, sha256};
use crate::{invites, members::model::Language};

/// A session after a change: who, where, and the new refresh secret.
#[derive(Debug)]
pub struct Renewed {
    /// The organisation's short name.
    pub slug: String,
    /// The member.
    pub member: members::entity::Model,
    /// The device.
    pub device: DeviceId,
    /// The new refresh secret.
    pub secret: String,
}

impl Renewed {
    /// The member for whom a token is signed.
    pub fn current(&self) -> CurrentMember {
        CurrentMember {
            org: self.member.org_id,
            id: self.member.id,
            device: self.device,
            roles: self.member.roles.to_vec(),
        }
    }
}

/// Uses an invite up: a new member at a new device.
///
/// # Errors
/// When the invite opens nothing.
pub async fn start(
    db: &Db,
    invite: &str,
    nickname: String,
    language: Language,
    now: UtcMs,
) -> Result<Renewed, Problem> {
    let (slug, secret) = invite.split_once('.').ok_or_else(invite_invalid)?;
    let tx = db.begin().await?;
    let organisation = organisations::queries::by_slug(&tx, slug).await?.ok_or_else(invite_invalid)?;
    let org = organisation.id;
    let invite = invites::queries::use_up(&tx, org, secret, now).await?.ok_or_else(invite_invalid)?;
    let member =
        members::queries::insert(&tx, org, nickname, language.code(), invite.roles, invite.area_ids).await?;
    let (device, secret) = insert_device(&tx, &member, now).await?;
    audit::record(&tx, org, Actor::Member(member.id), "member.joined", now).await?;
    tx.commit().await?;
    Ok(Renewed { slug: organisation.slug, member, device, secret })
}

/// Carries a session on, with the next secret unless this one is young; a stolen one ends it.
///
/// # Errors
/// When the session is over.
pub async fn carry_on(db: &Db, secret: &RefreshSecret<'_>, now: UtcMs) -> Result<Renewed, Problem> {
    let tx = db.begin().await?;
    let organisation = organisations::queries::by_slug(&tx, secret.slug).await?.ok_or_else(session_over)?;
    let org = organisation.id;
    organisations::queries::take_sequence(&tx, org, 0).await?;
    let live = devices::queries::live(&tx, org, secret.device).await?;
    let (device, member) = live.ok_or_else(session_over)?;
    let verdict = judge(&device, &secret.digest);
    if verdict == Use::Stolen {
        devices::queries::revoke(&tx, org, device.id, now).await?;
        audit::record(&tx, org, Actor::Member(member.id), "device.revoked_after_reuse", now).await?;
        tx.commit().await?;
        return Err(session_over());
    }
    let id = device.id;
    let keeps = verdict == Use::Newest && secret.is_young(now);
    let secret = if keeps { secret.text.to_owned() } else { rotate(&tx, device, verdict, now).await? };
    tx.commit().await?;
    Ok(Renewed { slug: organisation.slug, member, device: id, secret })
}

/// Ends a session at the member's own wish.
///
/// # Errors
/// When the database refuses.
pub async fn end(db: &Db, secret: &RefreshSecret<'_>, now: UtcMs) -> Result<(), Problem> {
    let tx = db.begin().await?;
    let Some(organisation) = organisations::queries::by_slug(&tx, secret.slug).await? else { return Ok(()) };
    let live = devices::queries::live(&tx, organisation.id, secret.device).await?;
    if let Some((device, _)) = live.filter(|(device, _)| judge(device, &secret.digest) != Use::Stolen) {
        devices::queries::revoke(&tx, organisation.id, device.id, now).await?;
    }
    Ok(tx.commit().await?)
}

async fn insert_device(
    tx: &impl ConnectionTrait,
    member: &members::entity::Model,
    now: UtcMs,
) -> Result<(DeviceId, String), Problem> {
    let secret = new_secret(now);
    let device = entity::Model {
        org_id: member.org_id,
        id: DeviceId(random_id()),
        member_id: member.id,
        current_digest: sha256(secret.as_bytes()),
        previous_digest: None,
        last_seen_month: now.month(),
        revoked_at: None,
    };
    let id = device.id;
    entity::Entity::insert(entity::ActiveModel::from(device)).exec_without_returning(tx).await?;
    Ok((id, secret))
}

async fn rotate(
    tx: &impl ConnectionTrait,
    device: entity::Model,
    verdict: Use,
    now: UtcMs,
) -> Result<String, Problem> {
    let secret = new_secret(now);
    let used = device.current_digest.clone();
    let mut changed = device.into_active_model();
    changed.current_digest = Set(sha256(secret.as_bytes()));
    changed.last_seen_month = Set(now.month());
    if verdict == Use::Newest {
        changed.previous_digest = Set(Some(used));
    }
    changed.update(tx).await?;
    Ok(secret)
}

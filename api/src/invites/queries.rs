//! Making, listing, using up and withdrawing invites.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::clock::UtcMs;
use crate::error::Problem;
use crate::ids::{AreaId, InviteId, OrgId, Role, RoleSet};
use crate::members::queries::list_of;
use crate::secret::{random_id, sha256, token};

/// Open invites of one organisation.
pub fn open(org: OrgId, now: UtcMs) -> Select<Entity> {
    Entity::find().filter(Column::OrgId.eq(org)).filter(Column::ExpiresAt.gt(now))
}

/// Makes an invite; the secret is returned beside the row, which keeps only its digest.
pub async fn insert(
    tx: &impl ConnectionTrait,
    org: OrgId,
    roles: &[Role],
    areas: &[AreaId],
    expires_at: UtcMs,
) -> Result<(Model, String), DbErr> {
    let secret = token::<16>();
    let row = Model {
        org_id: org,
        id: InviteId(random_id()),
        digest: sha256(secret.as_bytes()),
        roles: RoleSet::new(roles),
        area_ids: list_of(areas),
        expires_at,
    };
    Entity::insert(ActiveModel::from(row.clone())).exec_without_returning(tx).await?;
    Ok((row, secret))
}

/// A page of open invites by id, one more than `limit`.
pub async fn list(
    db: &impl ConnectionTrait,
    org: OrgId,
    now: UtcMs,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = open(org, now).order_by_asc(Column::Id).limit(limit + 1);
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after));
    }
    query.all(db).await
}

/// Uses an invite up. Of two who try at once only one deletes the row, and only that one gets it.
pub async fn use_up(
    tx: &impl ConnectionTrait,
    org: OrgId,
    secret: &str,
    now: UtcMs,
) -> Result<Option<Model>, DbErr> {
    let found = open(org, now).filter(Column::Digest.eq(sha256(secret.as_bytes()))).one(tx).await?;
    let Some(invite) = found else { return Ok(None) };
    let deleted = Entity::delete_by_id((org, invite.id)).exec(tx).await?;
    Ok((deleted.rows_affected == 1).then_some(invite))
}

/// Withdraws an open invite.
pub async fn withdraw(tx: &impl ConnectionTrait, org: OrgId, id: InviteId) -> Result<(), Problem> {
    let deleted = Entity::delete_by_id((org, id)).exec(tx).await?;
    if deleted.rows_affected == 0 { Err(Problem::not_found()) } else { Ok(()) }
}

/// Forgets invites that ended before an instant.
pub async fn forget(tx: &impl ConnectionTrait, org: OrgId, before: UtcMs) -> Result<(), DbErr> {
    let old = Column::OrgId.eq(org).and(Column::ExpiresAt.lt(before));
    Entity::delete_many().filter(old).exec(tx).await.map(|_| ())
}

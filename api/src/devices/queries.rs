//! Finding, listing, revoking and forgetting devices.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use crate::clock::UtcMs;
use crate::error::Problem;
use crate::ids::{DeviceId, MemberId, OrgId};
use crate::members;

/// Devices of one organisation.
pub fn of(org: OrgId) -> Select<Entity> {
    Entity::find().filter(Column::OrgId.eq(org))
}

/// A device that is not revoked, with its member.
pub async fn live(
    db: &impl ConnectionTrait,
    org: OrgId,
    id: DeviceId,
) -> Result<Option<(Model, members::entity::Model)>, DbErr> {
    let live = of(org).filter(Column::Id.eq(id)).filter(Column::RevokedAt.is_null()).one(db).await?;
    let Some(device) = live else { return Ok(None) };
    let member =
        members::queries::of(org).filter(members::entity::Column::Id.eq(device.member_id)).one(db).await?;
    Ok(member.map(|member| (device, member)))
}

/// A page of devices by id, one more than `limit`.
pub async fn list(
    db: &impl ConnectionTrait,
    org: OrgId,
    member: Option<MemberId>,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = of(org).order_by_asc(Column::Id).limit(limit + 1);
    if let Some(member) = member {
        query = query.filter(Column::MemberId.eq(member));
    }
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after));
    }
    query.all(db).await
}

/// Shuts a device out; its next refresh fails, and coordinator routes refuse it at once.
pub async fn revoke(tx: &impl ConnectionTrait, org: OrgId, id: DeviceId, now: UtcMs) -> Result<(), Problem> {
    let own = Column::OrgId.eq(org).and(Column::Id.eq(id));
    let update = Entity::update_many().col_expr(Column::RevokedAt, Expr::value(now)).filter(own);
    if update.exec(tx).await?.rows_affected == 0 { Err(Problem::not_found()) } else { Ok(()) }
}

/// Forgets devices that were revoked before an instant.
pub async fn forget(tx: &impl ConnectionTrait, org: OrgId, before: UtcMs) -> Result<(), DbErr> {
    let old = Column::OrgId.eq(org).and(Column::RevokedAt.lt(before));
    Entity::delete_many().filter(old).exec(tx).await.map(|_| ())
}

//! Reading and keeping the public halves.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::clock::Day;
use crate::ids::OrgId;

/// All keys of an organisation, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn all(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::OrgId.eq(org)).order_by_desc(Column::Seq).all(db).await
}

/// The key to seal to when it is newer than a number.
///
/// # Errors
/// When the database refuses.
pub async fn newest_since(db: &impl ConnectionTrait, org: OrgId, seq: i64) -> Result<Option<Model>, DbErr> {
    let newest = Entity::find().filter(Column::OrgId.eq(org)).order_by_desc(Column::Seq).one(db).await?;
    Ok(newest.filter(|key| key.seq > seq))
}

/// Adds a key.
///
/// # Errors
/// When the database refuses.
pub async fn insert(tx: &impl ConnectionTrait, key: Model) -> Result<(), DbErr> {
    Entity::insert(ActiveModel::from(key)).exec_without_returning(tx).await.map(|_| ())
}

/// Notes that a key's file is no more.
///
/// # Errors
/// When the database refuses.
pub async fn mark_destroyed(tx: &impl ConnectionTrait, key: Model, on: Day) -> Result<(), DbErr> {
    let mut destroyed = key.into_active_model();
    destroyed.destroyed_on = Set(Some(on));
    Entity::update(destroyed).exec(tx).await.map(|_| ())
}

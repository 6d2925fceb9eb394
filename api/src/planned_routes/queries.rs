//! Keeping, listing and withdrawing planned routes.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::clock::Day;
use crate::error::Problem;
use crate::ids::{AreaId, OrgId, PlannedRouteId};
use crate::organisations::queries::take_sequence;

/// The route of an id, withdrawn or not.
///
/// # Errors
/// When the database refuses.
pub async fn find(db: &impl ConnectionTrait, org: OrgId, id: PlannedRouteId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id((org, id)).one(db).await
}

/// Keeps a new route under a number of the organisation's sequence.
///
/// # Errors
/// When the database refuses.
pub async fn insert(tx: &impl ConnectionTrait, row: Model, seq: i64) -> Result<Model, DbErr> {
    let row = Model { seq, ..row };
    Entity::insert(ActiveModel::from(row.clone())).exec_without_returning(tx).await?;
    Ok(row)
}

/// Routes by day, the latest first, one more than `limit`.
///
/// # Errors
/// When the database refuses.
pub async fn list(
    db: &impl ConnectionTrait,
    org: OrgId,
    area: Option<AreaId>,
    after: Option<(i64, Uuid)>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let kept = Column::OrgId.eq(org).and(Column::Removed.eq(false));
    let mut query = Entity::find().filter(kept).limit(limit + 1);
    if let Some(area) = area {
        query = query.filter(Column::AreaId.eq(area));
    }
    if let Some((day, id)) = after {
        let same_day = Column::Day.eq(day).and(Column::Id.lt(id));
        query = query.filter(Column::Day.lt(day).or(same_day));
    }
    query.order_by_desc(Column::Day).order_by_desc(Column::Id).all(db).await
}

/// Withdraws a route; phones hear of it with their next pull.
///
/// # Errors
/// `not_found`, also when it was withdrawn before.
pub async fn withdraw(tx: &impl ConnectionTrait, org: OrgId, id: PlannedRouteId) -> Result<(), Problem> {
    let seq = take_sequence(tx, org, 1).await?;
    let known = find(tx, org, id).await?.filter(|row| !row.removed).ok_or_else(Problem::not_found)?;
    let mut withdrawn = known.into_active_model();
    (withdrawn.removed, withdrawn.seq) = (Set(true), Set(seq));
    withdrawn.update(tx).await?;
    Ok(())
}

/// Routes and tombstones of a day and later that changed after a number, oldest change first, one more than `limit`;
/// of some areas, or of all.
///
/// # Errors
/// When the database refuses.
pub async fn changed_since(
    db: &impl ConnectionTrait,
    org: OrgId,
    seq: i64,
    today: Day,
    areas: Option<&[AreaId]>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let newer = Column::OrgId.eq(org).and(Column::Seq.gt(seq)).and(Column::Day.gte(today));
    let mut query = Entity::find().filter(newer).limit(limit + 1);
    if let Some(areas) = areas {
        query = query.filter(Column::AreaId.is_in(areas.iter().copied()));
    }
    query.order_by_asc(Column::Seq).all(db).await
}

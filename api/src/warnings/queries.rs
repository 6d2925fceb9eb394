//! Keeping warnings, telling phones of them, and counting who has seen them.

use std::collections::HashMap;

use sea_orm::sea_query::{Condition, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model, acknowledgement};
use crate::clock::UtcMs;
use crate::error::{Problem, ProblemCode};
use crate::ids::{AreaId, OrgId, WarningId};
use crate::organisations::queries::take_sequence;

/// Stores a warning; the stored one with false when this very one is there already.
///
/// # Errors
/// `conflict` when the id stands for another one.
pub async fn store(tx: &impl ConnectionTrait, row: Model) -> Result<(Model, bool), Problem> {
    let row = Model { seq: take_sequence(tx, row.org_id, 1).await?, ..row };
    if let Some(kept) = find(tx, row.org_id, row.id).await? {
        let same = (&kept.text, kept.area_id, kept.ends_at, kept.removed)
            == (&row.text, row.area_id, row.ends_at, false);
        let expected = "expected an id that no other warning has";
        return if same {
            Ok((kept, false))
        } else {
            Err(Problem::field(ProblemCode::Conflict, "id", expected))
        };
    }
    Entity::insert(ActiveModel::from(row.clone())).exec_without_returning(tx).await?;
    Ok((row, true))
}

/// Warnings that were not taken back, the latest first, one more than `limit`.
///
/// # Errors
/// When the database refuses.
pub async fn list(
    db: &impl ConnectionTrait,
    org: OrgId,
    after: Option<(i64, Uuid)>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let kept = Column::OrgId.eq(org).and(Column::Removed.eq(false));
    let mut query = Entity::find().filter(kept).limit(limit + 1);
    if let Some((written_at, id)) = after {
        let same_time = Column::WrittenAt.eq(written_at).and(Column::Id.lt(id));
        query = query.filter(Column::WrittenAt.lt(written_at).or(same_time));
    }
    query.order_by_desc(Column::WrittenAt).order_by_desc(Column::Id).all(db).await
}

/// On how many phones each of these warnings was seen.
///
/// # Errors
/// When the database refuses.
pub async fn seen(
    db: &impl ConnectionTrait,
    org: OrgId,
    warnings: &[WarningId],
) -> Result<HashMap<WarningId, i64>, DbErr> {
    use acknowledgement::Column;
    let of_these = Column::OrgId.eq(org).and(Column::WarningId.is_in(warnings.iter().copied()));
    let counted = acknowledgement::Entity::find().filter(of_these).select_only().column(Column::WarningId);
    let counted = counted.column_as(Column::Id.count(), "n").group_by(Column::WarningId);
    Ok(counted.into_tuple::<(WarningId, i64)>().all(db).await?.into_iter().collect())
}

/// Takes a warning back; phones hear of it with their next pull.
///
/// # Errors
/// `not_found`, also when it was taken back before.
pub async fn remove(tx: &impl ConnectionTrait, org: OrgId, id: WarningId) -> Result<(), Problem> {
    let seq = take_sequence(tx, org, 1).await?;
    let known = find(tx, org, id).await?.filter(|row| !row.removed).ok_or_else(Problem::not_found)?;
    let mut taken_back = known.into_active_model();
    (taken_back.removed, taken_back.seq) = (Set(true), Set(seq));
    taken_back.update(tx).await?;
    Ok(())
}

/// Notes that somebody has seen a warning; the same acknowledgement counts once.
///
/// # Errors
/// `not_found` for a warning that is not there or of areas that the member does not see.
pub async fn acknowledge(
    tx: &impl ConnectionTrait,
    org: OrgId,
    warning: WarningId,
    areas: Option<&[AreaId]>,
    id: Uuid,
) -> Result<(), Problem> {
    let known = find(tx, org, warning).await?.ok_or_else(Problem::not_found)?;
    if let (Some(area), Some(seen)) = (known.area_id, areas)
        && !seen.contains(&area)
    {
        return Err(Problem::not_found());
    }
    let row = acknowledgement::Model { org_id: org, warning_id: warning, id };
    let known = OnConflict::new().do_nothing().to_owned();
    let insert = acknowledgement::Entity::insert(row.into_active_model()).on_conflict(known);
    insert.exec_without_returning(tx).await?;
    Ok(())
}

/// Warnings and tombstones that changed after a number and have not ended, oldest change first, one more than `limit`; of
/// everywhere and of some areas, or of all.
///
/// # Errors
/// When the database refuses.
pub async fn changed_since(
    db: &impl ConnectionTrait,
    org: OrgId,
    seq: i64,
    now: UtcMs,
    areas: Option<&[AreaId]>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let newer = Column::OrgId.eq(org).and(Column::Seq.gt(seq)).and(Column::EndsAt.gt(now));
    let mut query = Entity::find().filter(newer).limit(limit + 1);
    if let Some(areas) = areas {
        let own = Column::AreaId.is_in(areas.iter().copied());
        query = query.filter(Condition::any().add(Column::AreaId.is_null()).add(own));
    }
    query.order_by_asc(Column::Seq).all(db).await
}

/// When the latest of those ended that are over: what phones hear changes at that moment.
///
/// # Errors
/// When the database refuses.
pub async fn last_end(db: &impl ConnectionTrait, org: OrgId, now: UtcMs) -> Result<Option<UtcMs>, DbErr> {
    let over = Entity::find().filter(Column::OrgId.eq(org).and(Column::EndsAt.lte(now)));
    Ok(over.order_by_desc(Column::EndsAt).one(db).await?.map(|row| row.ends_at))
}

/// Forgets warnings that ended before an instant, and who had seen them.
///
/// # Errors
/// When the database refuses.
pub async fn forget(tx: &impl ConnectionTrait, org: OrgId, before: UtcMs) -> Result<(), DbErr> {
    let old = Column::OrgId.eq(org).and(Column::EndsAt.lt(before));
    let ids: Vec<WarningId> =
        Entity::find().filter(old.clone()).select_only().column(Column::Id).into_tuple().all(tx).await?;
    let seen = acknowledgement::Column::OrgId.eq(org).and(acknowledgement::Column::WarningId.is_in(ids));
    acknowledgement::Entity::delete_many().filter(seen).exec(tx).await?;
    Entity::delete_many().filter(old).exec(tx).await.map(|_| ())
}

async fn find(db: &impl ConnectionTrait, org: OrgId, id: WarningId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id((org, id)).one(db).await
}

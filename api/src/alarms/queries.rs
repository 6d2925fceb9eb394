//! Raising, listing and answering alarms.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model, scanned_week};
use super::model::{AlarmAnswer, Week};
use crate::clock::{Day, UtcMs};
use crate::database::insert_all;
use crate::error::Problem;
use crate::ids::{AlarmId, AreaId, OrgId};
use crate::words::code;

/// Whether a week of an area was looked at.
///
/// # Errors
/// When the database refuses.
pub async fn is_scanned(
    db: &impl ConnectionTrait,
    org: OrgId,
    area: AreaId,
    week_ended: Day,
) -> Result<bool, DbErr> {
    Ok(scanned_week::Entity::find_by_id((org, area, week_ended)).one(db).await?.is_some())
}

/// Stores what was seen in a week of an area, unless another process did so before; then false.
///
/// # Errors
/// When the database refuses.
pub async fn store_week(
    tx: &impl ConnectionTrait,
    week: Week,
    now: UtcMs,
    alarms: Vec<Model>,
) -> Result<bool, DbErr> {
    use scanned_week::Column as C;
    let (org_id, area_id, week_ended) = (week.org, week.area, week.ended);
    let row = scanned_week::Model { org_id, area_id, week_ended, scanned_at: now.minute() };
    let known = OnConflict::columns([C::OrgId, C::AreaId, C::WeekEnded]).do_nothing().to_owned();
    let insert = scanned_week::Entity::insert(scanned_week::ActiveModel::from(row)).on_conflict(known);
    if insert.exec_without_returning(tx).await? == 0 {
        return Ok(false);
    }
    insert_all(tx, alarms.into_iter().map(ActiveModel::from).collect(), None).await?;
    Ok(true)
}

/// Alarms by week, the latest first, of a week the rarest first, one more than `limit`.
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
    let mut query = Entity::find().filter(Column::OrgId.eq(org)).limit(limit + 1);
    if let Some(area) = area {
        query = query.filter(Column::AreaId.eq(area));
    }
    if let Some((week, id)) = after {
        let same_week = Column::WeekEnded.eq(week).and(Column::Id.gt(id));
        query = query.filter(Column::WeekEnded.lt(week).or(same_week));
    }
    query.order_by_desc(Column::WeekEnded).order_by_asc(Column::Id).all(db).await
}

/// Keeps what was behind an alarm, or forgets it.
///
/// # Errors
/// `not_found`.
pub async fn answer(
    tx: &impl ConnectionTrait,
    org: OrgId,
    id: AlarmId,
    answer: Option<AlarmAnswer>,
    now: UtcMs,
) -> Result<Model, Problem> {
    let known = Entity::find_by_id((org, id)).one(tx).await?.ok_or_else(Problem::not_found)?;
    let mut answered = known.into_active_model();
    answered.answer = Set(answer.map(|answer| code(&answer)));
    answered.answered_at = Set(answer.map(|_| now.minute()));
    Ok(answered.update(tx).await?)
}

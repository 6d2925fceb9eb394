//! Storing, finding, closing and forgetting follow-ups.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait,
    ExprTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

use super::entity::{ActiveModel, Column, Entity, Model};
use super::model::{CLOSED_DAYS, DUE_AHEAD_DAYS, Ending, LOST_DAYS};
use crate::clock::Day;
use crate::error::Problem;
use crate::ids::{AreaId, OrgId};
use crate::words::code;

const OPEN: &str = "open";
/// A list longer than this is read by nobody.
const MOST_DUE: u64 = 500;

/// Keeps a follow-up; one with the same words stays as it is.
///
/// # Errors
/// When the database refuses.
pub async fn store(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    let known = OnConflict::columns([Column::OrgId, Column::Hash]).do_nothing().to_owned();
    let insert = Entity::insert(ActiveModel::from(row)).on_conflict(known);
    insert.exec_without_returning(tx).await.map(|_| ())
}

/// The follow-up of a slip.
///
/// # Errors
/// `not_found`.
pub async fn find(db: &impl ConnectionTrait, org: OrgId, hash: Vec<u8>) -> Result<Model, Problem> {
    Entity::find_by_id((org, hash)).one(db).await?.ok_or_else(Problem::not_found)
}

/// Closes a follow-up, or corrects how it ended; the day it was first closed stays.
///
/// # Errors
/// `not_found`.
pub async fn close(
    tx: &impl ConnectionTrait,
    org: OrgId,
    hash: Vec<u8>,
    ending: Ending,
    today: Day,
) -> Result<Model, Problem> {
    let row = find(tx, org, hash).await?;
    let was_open = row.state == OPEN;
    let mut closed = row.into_active_model();
    closed.state = Set(code(&ending));
    if was_open {
        closed.due_on = Set(today);
    }
    Ok(closed.update(tx).await?)
}

/// What is due within a week or overdue: of one area; or of some, or all when they are not named, with what has no area.
///
/// # Errors
/// When the database refuses.
pub async fn due(
    db: &impl ConnectionTrait,
    org: OrgId,
    area: Option<AreaId>,
    seen: Option<Vec<AreaId>>,
    today: Day,
) -> Result<Vec<Model>, DbErr> {
    let soon = Column::DueOn.lte(Day(today.0 + DUE_AHEAD_DAYS));
    let mut query = Entity::find().filter(Column::OrgId.eq(org)).filter(Column::State.eq(OPEN)).filter(soon);
    if let Some(area) = area {
        query = query.filter(Column::AreaId.eq(area));
    } else if let Some(seen) = seen {
        query = query.filter(Column::AreaId.is_in(seen).or(Column::AreaId.is_null()));
    }
    let by_day = query.order_by_asc(Column::DueOn).order_by_asc(Column::Reason).order_by_asc(Column::Hash);
    by_day.limit(MOST_DUE).all(db).await
}

/// All follow-ups of an organisation.
///
/// # Errors
/// When the database refuses.
pub async fn all(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::OrgId.eq(org)).all(db).await
}

/// Forgets the follow-up of a slip, if there is one.
///
/// # Errors
/// When the database refuses.
pub async fn forget(tx: &impl ConnectionTrait, org: OrgId, hash: Vec<u8>) -> Result<(), DbErr> {
    Entity::delete_by_id((org, hash)).exec(tx).await.map(|_| ())
}

/// Forgets what was closed a while ago, and what nobody can close any more.
///
/// # Errors
/// When the database refuses.
pub async fn forget_old(tx: &impl ConnectionTrait, org: OrgId, today: Day) -> Result<(), DbErr> {
    let before = |days: i32| Column::DueOn.lte(Day(today.0 - days));
    let closed = Column::State.ne(OPEN).and(before(CLOSED_DAYS));
    let lost = Column::State.eq(OPEN).and(before(LOST_DAYS));
    let old = Condition::any().add(closed).add(lost);
    Entity::delete_many().filter(Column::OrgId.eq(org)).filter(old).exec(tx).await.map(|_| ())
}

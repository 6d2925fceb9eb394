//! Storing, listing and taking away annotations.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::clock::Day;
use crate::error::{Problem, ProblemCode};
use crate::ids::{AnnotationId, AreaId, OrgId};

/// Stores an annotation; false when this very one is there already.
///
/// # Errors
/// `conflict` when the id stands for another one.
pub async fn store(tx: &impl ConnectionTrait, row: Model) -> Result<bool, Problem> {
    let known = OnConflict::columns([Column::OrgId, Column::Id]).do_nothing().to_owned();
    let insert = Entity::insert(ActiveModel::from(row.clone())).on_conflict(known);
    if insert.exec_without_returning(tx).await? == 1 {
        return Ok(true);
    }
    let kept = Entity::find_by_id((row.org_id, row.id)).one(tx).await?;
    if kept.is_some_and(|kept| kept == row) {
        return Ok(false);
    }
    Err(Problem::field(ProblemCode::Conflict, "id", "expected an id that no other annotation has"))
}

/// Annotations that touch a window, the latest first, one more than `limit`. Those of an area come with those of everywhere.
///
/// # Errors
/// When the database refuses.
pub async fn list(
    db: &impl ConnectionTrait,
    org: OrgId,
    (from, to): (Option<Day>, Option<Day>),
    area: Option<AreaId>,
    after: Option<(i64, Uuid)>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::OrgId.eq(org)).limit(limit + 1);
    if let Some(from) = from {
        query = query.filter(Column::ToDay.gte(from));
    }
    if let Some(to) = to {
        query = query.filter(Column::FromDay.lte(to));
    }
    if let Some(area) = area {
        query = query.filter(Column::AreaId.eq(area).or(Column::AreaId.is_null()));
    }
    if let Some((day, id)) = after {
        let same_day = Column::FromDay.eq(day).and(Column::Id.lt(id));
        query = query.filter(Column::FromDay.lt(day).or(same_day));
    }
    query.order_by_desc(Column::FromDay).order_by_desc(Column::Id).all(db).await
}

/// Takes an annotation away.
///
/// # Errors
/// `not_found`.
pub async fn remove(tx: &impl ConnectionTrait, org: OrgId, id: AnnotationId) -> Result<(), Problem> {
    let deleted = Entity::delete_by_id((org, id)).exec(tx).await?;
    if deleted.rows_affected == 0 { Err(Problem::not_found()) } else { Ok(()) }
}

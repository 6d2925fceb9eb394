//! Patrols of a window, and what each walked and found.

use std::collections::HashMap;

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::clock::UtcMs;
use crate::ids::{AreaId, OrgId, PatrolId};
use crate::patrols::entity::{Column, Model, effort};
use crate::pickups::vocabulary::Outcome;
use crate::words::code;
use crate::{patrols, pickups};

/// What a patrol walked and found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Walked {
    /// Metres searched.
    pub metres: i64,
    /// Cells searched.
    pub cells: i64,
    /// Finds.
    pub finds: i64,
    /// Things found.
    pub items: i64,
}

/// A page of patrols, newest first, one more than `limit`.
///
/// # Errors
/// When the database refuses.
pub async fn patrols(
    db: &impl ConnectionTrait,
    org: OrgId,
    window: (Option<UtcMs>, Option<UtcMs>),
    area: Option<AreaId>,
    after: Option<(i64, Uuid)>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = patrols::queries::of(org).filter(Column::StartedAt.is_not_null()).limit(limit + 1);
    if let Some(from) = window.0 {
        query = query.filter(Column::StartedAt.gte(from));
    }
    if let Some(before) = window.1 {
        query = query.filter(Column::StartedAt.lt(before));
    }
    if let Some(area) = area {
        query = query.filter(Column::AreaId.eq(area));
    }
    if let Some((time, id)) = after {
        let same_time = Column::StartedAt.eq(UtcMs(time)).and(Column::Id.lt(id));
        query = query.filter(Column::StartedAt.lt(UtcMs(time)).or(same_time));
    }
    query.order_by_desc(Column::StartedAt).order_by_desc(Column::Id).all(db).await
}

/// What these patrols walked and found.
///
/// # Errors
/// When the database refuses.
pub async fn walked(
    db: &impl ConnectionTrait,
    org: OrgId,
    ids: &[PatrolId],
) -> Result<HashMap<PatrolId, Walked>, DbErr> {
    let mut sums: HashMap<PatrolId, Walked> = HashMap::new();
    let rows: Vec<(PatrolId, i64, i64)> = effort::Entity::find()
        .select_only()
        .column(effort::Column::PatrolId)
        .column_as(whole(effort::Column::Metres.sum()), "metres")
        .column_as(Expr::col(effort::Column::Cell).count_distinct(), "cells")
        .filter(effort::Column::OrgId.eq(org).and(effort::Column::PatrolId.is_in(ids.iter().copied())))
        .group_by(effort::Column::PatrolId)
        .into_tuple()
        .all(db)
        .await?;
    for (id, metres, cells) in rows {
        let sum = sums.entry(id).or_default();
        (sum.metres, sum.cells) = (metres, cells);
    }
    for (id, finds, items) in found(db, org, ids).await? {
        let sum = sums.entry(id).or_default();
        (sum.finds, sum.items) = (finds, items);
    }
    Ok(sums)
}

async fn found(
    db: &impl ConnectionTrait,
    org: OrgId,
    ids: &[PatrolId],
) -> Result<Vec<(PatrolId, i64, i64)>, DbErr> {
    use pickups::entity::Column as C;
    let nothing = code(&Outcome::AlreadyGone);
    let finds = pickups::queries::of(org)
        .filter(C::PatrolId.is_in(ids.iter().copied()))
        .filter(C::Outcome.ne(nothing));
    finds
        .select_only()
        .column(C::PatrolId)
        .column_as(C::Id.count(), "finds")
        .column_as(whole(C::ItemN.sum()), "items")
        .group_by(C::PatrolId)
        .into_tuple()
        .all(db)
        .await
}

/// `SUM` is numeric on PostgreSQL and does not decode as a whole number there.
fn whole(sum: Expr) -> Expr {
    Func::cast_as(sum, Alias::new("BIGINT")).into()
}

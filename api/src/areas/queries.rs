//! Finding and storing areas.

use geo_hotspots::Cell;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Select,
};
use serde_json::Value;
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use super::model::{AreaChange, AreaKind};
use super::outline;
use crate::cell::cells_of;
use crate::error::{Problem, ProblemCode};
use crate::ids::{AreaId, OrgId};
use crate::organisations::queries::take_sequence;
use crate::secret::random_id;

/// Areas of one organisation that are not removed.
pub fn of(org: OrgId) -> Select<Entity> {
    Entity::find().filter(Column::OrgId.eq(org)).filter(Column::Removed.eq(false))
}

/// One area of an organisation.
///
/// # Errors
/// `unknown_area`, naming `field`.
pub async fn get(db: &impl ConnectionTrait, org: OrgId, id: AreaId, field: &str) -> Result<Model, Problem> {
    let found = of(org).filter(Column::Id.eq(id)).one(db).await?;
    found.ok_or_else(|| {
        Problem::field(ProblemCode::UnknownArea, field, "expected the id of an area of this organisation")
    })
}

/// The cells of one area, resolution 11.
///
/// # Errors
/// `unknown_area`, or `area_too_large`.
pub async fn cells(db: &impl ConnectionTrait, org: OrgId, id: AreaId) -> Result<Vec<Cell>, Problem> {
    let area = get(db, org, id, "area_id").await?;
    let outline =
        outline::read(&area.geometry).map_err(|why| Problem::field(ProblemCode::Internal, "area_id", why))?;
    cells_of(&outline)
}

/// The ids of all areas of an organisation.
pub async fn ids(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<AreaId>, DbErr> {
    of(org).select_only().column(Column::Id).into_tuple().all(db).await
}

/// A page of areas by id, one more than `limit`.
pub async fn list(
    db: &impl ConnectionTrait,
    org: OrgId,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = of(org).order_by_asc(Column::Id).limit(limit + 1);
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after));
    }
    query.all(db).await
}

/// Areas and tombstones that changed after a number, oldest change first, one more than `limit`.
pub async fn changed_since(
    db: &impl ConnectionTrait,
    org: OrgId,
    seq: i64,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let newer = Column::OrgId.eq(org).and(Column::Seq.gt(seq));
    Entity::find().filter(newer).order_by_asc(Column::Seq).limit(limit + 1).all(db).await
}

/// Changes an area; phones hear of it with their next pull.
///
/// # Errors
/// `not_found`.
pub async fn change(
    tx: &impl ConnectionTrait,
    org: OrgId,
    id: AreaId,
    change: AreaChange,
) -> Result<Model, Problem> {
    let seq = take_sequence(tx, org, 1).await?;
    let known = of(org).filter(Column::Id.eq(id)).one(tx).await?.ok_or_else(Problem::not_found)?;
    let mut changed = known.into_active_model();
    (changed.seq, changed.dense_city) = (Set(seq), Set(change.dense_city));
    Ok(changed.update(tx).await?)
}

/// Stores an area under its name: a new one, or a new outline for the one of that name.
pub async fn store(
    tx: &impl ConnectionTrait,
    org: OrgId,
    name: &str,
    kind: AreaKind,
    credit: Option<String>,
    geometry: Value,
) -> Result<AreaId, DbErr> {
    let seq = take_sequence(tx, org, 1).await?;
    let known = of(org).filter(Column::Name.eq(name)).one(tx).await?;
    let Some(known) = known else {
        let id = AreaId(random_id());
        let kind = kind.code().to_owned();
        let name = name.to_owned();
        let (removed, dense_city) = (false, false);
        let row = Model { org_id: org, id, name, kind, credit, geometry, seq, removed, dense_city };
        Entity::insert(ActiveModel::from(row)).exec_without_returning(tx).await?;
        return Ok(id);
    };
    let id = known.id;
    let mut changed = known.into_active_model();
    (changed.seq, changed.kind) = (Set(seq), Set(kind.code().to_owned()));
    (changed.credit, changed.geometry) = (Set(credit), Set(geometry));
    Entity::update(changed).exec(tx).await?;
    Ok(id)
}

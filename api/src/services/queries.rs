//! Keeping the directory. Every change takes a number of the organisation, so that what phones hold is known to be old.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, Select,
};

use super::entity::{ActiveModel, Column, Entity, Model};
use super::model::MAX_SERVICES;
use crate::error::{Problem, ProblemCode};
use crate::ids::{OrgId, ServiceId};
use crate::organisations::queries::take_sequence;

/// The services of one organisation.
pub fn of(org: OrgId) -> Select<Entity> {
    Entity::find().filter(Column::OrgId.eq(org))
}

/// All services by name, those of one name by id.
///
/// # Errors
/// When the database refuses.
pub async fn all(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<Model>, DbErr> {
    let mut rows = of(org).all(db).await?;
    // Databases differ in how they order letters.
    rows.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    Ok(rows)
}

/// Stores a new service; false when this very one is there already.
///
/// # Errors
/// `conflict` when the id stands for another one, `too_many_records` when there are 500.
pub async fn store(tx: &impl ConnectionTrait, row: Model) -> Result<bool, Problem> {
    take_sequence(tx, row.org_id, 1).await?;
    match Entity::find_by_id((row.org_id, row.id)).one(tx).await? {
        Some(kept) if kept == row => return Ok(false),
        Some(_) => {
            let expected = "expected an id that no other service has";
            return Err(Problem::field(ProblemCode::Conflict, "id", expected));
        }
        None => {}
    }
    if of(row.org_id).count(tx).await? >= MAX_SERVICES {
        let expected = format!("expected at most {MAX_SERVICES} services");
        return Err(Problem::new(ProblemCode::TooManyRecords, expected));
    }
    Entity::insert(ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(true)
}

/// Puts a service in the place of what is known of it.
///
/// # Errors
/// `not_found`.
pub async fn replace(tx: &impl ConnectionTrait, row: Model) -> Result<(), Problem> {
    take_sequence(tx, row.org_id, 1).await?;
    if Entity::find_by_id((row.org_id, row.id)).one(tx).await?.is_none() {
        return Err(Problem::not_found());
    }
    Entity::update(ActiveModel::from(row).reset_all()).exec(tx).await?;
    Ok(())
}

/// Takes a service out of the directory.
///
/// # Errors
/// `not_found`.
pub async fn remove(tx: &impl ConnectionTrait, org: OrgId, id: ServiceId) -> Result<(), Problem> {
    take_sequence(tx, org, 1).await?;
    let deleted = Entity::delete_by_id((org, id)).exec(tx).await?;
    if deleted.rows_affected == 0 { Err(Problem::not_found()) } else { Ok(()) }
}

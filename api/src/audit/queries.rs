//! Writing and forgetting lines of the log.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter};

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::clock::UtcMs;
use crate::ids::{Actor, AuditId, OrgId};
use crate::secret::random_id;

/// Notes that `actor` did `action`, a verb in the past behind the thing it was done to (`pickup.removed`).
pub async fn record(
    tx: &impl ConnectionTrait,
    org: OrgId,
    actor: Actor,
    action: &str,
    now: UtcMs,
) -> Result<(), DbErr> {
    let member_id = match actor {
        Actor::Member(id) => Some(id),
        Actor::Operator => None,
    };
    let line = Model {
        org_id: org,
        id: AuditId(random_id()),
        at: now.minute(),
        member_id,
        action: action.to_owned(),
    };
    Entity::insert(ActiveModel::from(line)).exec_without_returning(tx).await.map(|_| ())
}

/// Forgets lines from before an instant.
pub async fn forget(tx: &impl ConnectionTrait, org: OrgId, before: UtcMs) -> Result<(), DbErr> {
    let old = Column::OrgId.eq(org).and(Column::At.lt(before));
    Entity::delete_many().filter(old).exec(tx).await.map(|_| ())
}

//! Finding, adding, changing and erasing members.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Select,
};
use serde_json::json;
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use super::model::{MemberChange, area_ids};
use crate::access::CurrentMember;
use crate::error::Problem;
use crate::ids::{AreaId, MemberId, OrgId, Role, RoleSet};
use crate::secret::random_id;

/// Members of one organisation.
pub fn of(org: OrgId) -> Select<Entity> {
    Entity::find().filter(Column::OrgId.eq(org))
}

/// One member of an organisation.
pub async fn get(db: &impl ConnectionTrait, org: OrgId, id: MemberId) -> Result<Model, Problem> {
    of(org).filter(Column::Id.eq(id)).one(db).await?.ok_or_else(Problem::not_found)
}

/// Whether a member may look at an area, or at all of them when none is named: volunteers and outreach workers who are
/// kept to areas see these only.
pub async fn sees_area(
    db: &impl ConnectionTrait,
    me: &CurrentMember,
    area: Option<AreaId>,
) -> Result<bool, Problem> {
    let seen = seen_areas(db, me).await?;
    Ok(seen.is_none_or(|own| area.is_some_and(|area| own.contains(&area))))
}

/// The areas that a member may look at; `None` means all. An admin who is nothing else sees none.
pub async fn seen_areas(
    db: &impl ConnectionTrait,
    me: &CurrentMember,
) -> Result<Option<Vec<AreaId>>, Problem> {
    if me.is(Role::Coordinator) {
        return Ok(None);
    }
    if !me.is(Role::Volunteer) && !me.is(Role::Outreach) {
        return Ok(Some(Vec::new()));
    }
    let own = area_ids(&get(db, me.org, me.id).await?.area_ids);
    Ok((!own.is_empty()).then_some(own))
}

/// A page of members by id, one more than `limit`.
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

/// Whether anybody in the organisation has a role.
pub async fn any_with(db: &impl ConnectionTrait, org: OrgId, role: Role) -> Result<bool, DbErr> {
    let rows = of(org).filter(Column::Roles.contains(role.code())).limit(1).all(db).await?;
    Ok(!rows.is_empty())
}

/// Adds a member.
pub async fn insert(
    tx: &impl ConnectionTrait,
    org: OrgId,
    nickname: String,
    language: &str,
    roles: RoleSet,
    area_ids: serde_json::Value,
) -> Result<Model, DbErr> {
    let id = MemberId(random_id());
    let row = Model { org_id: org, id, nickname, language: language.to_owned(), roles, area_ids };
    Entity::insert(ActiveModel::from(row.clone())).exec_without_returning(tx).await?;
    Ok(row)
}

/// Changes a member's roles and areas.
pub async fn change(tx: &impl ConnectionTrait, row: Model, change: MemberChange) -> Result<Model, DbErr> {
    let mut changed = row.into_active_model();
    if let Some(roles) = change.roles {
        changed.roles = Set(RoleSet::new(&roles));
    }
    if let Some(area_ids) = change.area_ids {
        changed.area_ids = Set(list_of(&area_ids));
    }
    changed.update(tx).await
}

/// Changes a member's own nickname and language.
pub async fn rename(
    tx: &impl ConnectionTrait,
    row: Model,
    nickname: Option<String>,
    language: Option<&str>,
) -> Result<Model, DbErr> {
    let mut changed = row.into_active_model();
    if let Some(nickname) = nickname {
        changed.nickname = Set(nickname);
    }
    if let Some(language) = language {
        changed.language = Set(language.to_owned());
    }
    changed.update(tx).await
}

/// Erases a member and their devices at once.
pub async fn erase(tx: &impl ConnectionTrait, org: OrgId, id: MemberId) -> Result<(), Problem> {
    let own = Column::OrgId.eq(org).and(Column::Id.eq(id));
    let erased = Entity::delete_many().filter(own).exec(tx).await?;
    if erased.rows_affected == 0 { Err(Problem::not_found()) } else { Ok(()) }
}

/// A list of areas in its stored form.
pub fn list_of(area_ids: &[AreaId]) -> serde_json::Value {
    json!(area_ids)
}

//! The table `members`.

use sea_orm::entity::prelude::*;

use crate::ids::{MemberId, OrgId, RoleSet};

/// One member.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "members")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// A random id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MemberId,
    /// What the others call them.
    pub nickname: String,
    /// `da`, `en` or `fi`.
    pub language: String,
    /// What they may do.
    pub roles: RoleSet,
    /// The areas they are kept to, as a JSON list of ids; empty means every area.
    #[sea_orm(column_type = "JsonBinary")]
    pub area_ids: Json,
}

impl ActiveModelBehavior for ActiveModel {}

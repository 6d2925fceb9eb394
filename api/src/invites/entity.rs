//! The table `invites`; a redeemed invite is deleted.

use sea_orm::entity::prelude::*;

use crate::clock::UtcMs;
use crate::ids::{InviteId, OrgId, RoleSet};

/// One open invite.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invites")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// A random id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InviteId,
    /// Digest of its secret.
    pub digest: Vec<u8>,
    /// What the new member may do.
    pub roles: RoleSet,
    /// The areas they are kept to, as a JSON list of ids.
    #[sea_orm(column_type = "JsonBinary")]
    pub area_ids: Json,
    /// When it ends.
    pub expires_at: UtcMs,
}

impl ActiveModelBehavior for ActiveModel {}

//! The table `audit_log`.

use sea_orm::entity::prelude::*;

use crate::clock::UtcMs;
use crate::ids::{AuditId, MemberId, OrgId};

/// One line of the log.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_log")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// A random id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditId,
    /// The minute.
    pub at: UtcMs,
    /// Who; empty for the operator.
    pub member_id: Option<MemberId>,
    /// The kind of action, as `pickup.removed`.
    pub action: String,
}

impl ActiveModelBehavior for ActiveModel {}

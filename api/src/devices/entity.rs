//! The table `devices`.

use sea_orm::entity::prelude::*;

use crate::clock::UtcMs;
use crate::ids::{DeviceId, MemberId, OrgId};

/// One browser.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "devices")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// A random id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DeviceId,
    /// Who sits at it.
    pub member_id: MemberId,
    /// Digest of the newest refresh secret.
    pub current_digest: Vec<u8>,
    /// Digest of the one before, valid until the newest has been used.
    pub previous_digest: Option<Vec<u8>>,
    /// The month of its last refresh; nothing finer is kept.
    pub last_seen_month: String,
    /// When it was shut out.
    pub revoked_at: Option<UtcMs>,
}

impl ActiveModelBehavior for ActiveModel {}

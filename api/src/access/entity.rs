//! The table `signing_keys`.

use sea_orm::entity::prelude::*;

use crate::clock::UtcMs;
use crate::ids::OrgId;

/// One Ed25519 key pair of an organisation.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signing_keys")]
pub struct Model {
    /// The organisation whose tokens it signs.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// The key's name in a token's header.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kid: String,
    /// When it was made.
    pub made_at: UtcMs,
    /// The key pair as PKCS#8.
    pub pkcs8: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}

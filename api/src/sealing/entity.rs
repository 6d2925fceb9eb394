//! The table `sealing_keys`: public halves only.

use sea_orm::entity::prelude::*;

use crate::clock::Day;
use crate::ids::{OrgId, SealingKeyId};

/// One key pair of an organisation.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sealing_keys")]
pub struct Model {
    /// The organisation that opens with it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// Its name in envelopes and the name of its file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SealingKeyId,
    /// The point on P-256, uncompressed, 65 bytes.
    pub public_key: Vec<u8>,
    /// The day it was made.
    pub created_on: Day,
    /// The day its file was destroyed.
    pub destroyed_on: Option<Day>,
    /// The number of the change that made it; the highest is the newest key.
    pub seq: i64,
}

impl ActiveModelBehavior for ActiveModel {}

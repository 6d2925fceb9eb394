//! The table `follow_ups`. A column more would be a column about a person.

use sea_orm::entity::prelude::*;

use crate::clock::Day;
use crate::ids::{AreaId, OrgId};

/// What one slip opens.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "follow_ups")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// The slow hash of the slip's words.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: Vec<u8>,
    /// Why somebody should come back.
    pub reason: String,
    /// The day by which; of a closed one the day it was closed.
    pub due_on: Day,
    /// Where; empty when nobody said.
    pub area_id: Option<AreaId>,
    /// `open`, `done` or `released`.
    pub state: String,
}

impl ActiveModelBehavior for ActiveModel {}

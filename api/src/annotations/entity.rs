//! The table `annotations`.

use sea_orm::entity::prelude::*;

use crate::clock::Day;
use crate::ids::{AnnotationId, AreaId, OrgId};

/// One note.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "annotations")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// Made by whoever wrote it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AnnotationId,
    /// Where; empty means everywhere.
    pub area_id: Option<AreaId>,
    /// The first day.
    pub from_day: Day,
    /// The last day.
    pub to_day: Day,
    /// `weather`, `event`, `cleaning` or `other`.
    pub kind: String,
    /// What happened.
    pub text: String,
}

impl ActiveModelBehavior for ActiveModel {}

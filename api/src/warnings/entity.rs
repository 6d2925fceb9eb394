//! The tables `warnings` and `warning_acknowledgements`.

use sea_orm::entity::prelude::*;

use crate::clock::UtcMs;
use crate::ids::{AreaId, OrgId, WarningId};

/// One warning; who wrote it stands nowhere but in the audit log.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "warnings")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// Made by whoever wrote it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WarningId,
    /// What to know.
    pub text: String,
    /// Where; empty means everywhere.
    pub area_id: Option<AreaId>,
    /// When it was written.
    pub written_at: UtcMs,
    /// When it stops being shown.
    pub ends_at: UtcMs,
    /// The number of its last change.
    pub seq: i64,
    /// Whether it was taken back.
    pub removed: bool,
}

impl ActiveModelBehavior for ActiveModel {}

/// Who has seen a warning: nobody in particular.
pub mod acknowledgement {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::ids::{OrgId, WarningId};

    /// A phone on which somebody has seen it.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "warning_acknowledgements")]
    pub struct Model {
        /// The organisation.
        #[sea_orm(primary_key, auto_increment = false)]
        pub org_id: OrgId,
        /// The warning.
        #[sea_orm(primary_key, auto_increment = false)]
        pub warning_id: WarningId,
        /// Random, made for this one acknowledgement.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

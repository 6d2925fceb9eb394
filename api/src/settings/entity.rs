//! The table `organisation_settings`; a union that never set anything has no row.

use sea_orm::entity::prelude::*;

use crate::ids::OrgId;

/// What one union set; its name stands in `organisations`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation_settings")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// The number to call when a life is in danger.
    pub emergency_phone: String,
    /// The number of the advice line.
    pub advice_phone: String,
    /// What the advice line is called.
    pub advice_name: String,
    /// What to do in an overdose, in three languages; empty for the app's own words.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub overdose_steps: Option<Json>,
    /// Whether the trainer has approved these words.
    pub overdose_approved: bool,
    /// The number of the last change.
    pub seq: i64,
}

impl ActiveModelBehavior for ActiveModel {}

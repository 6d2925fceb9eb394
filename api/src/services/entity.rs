//! The table `services`.

use sea_orm::entity::prelude::*;

use crate::ids::{OrgId, ServiceId};

/// One service.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "services")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// Made by whoever wrote it down.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ServiceId,
    /// What people call it.
    pub name: String,
    /// A JSON list of codes.
    #[sea_orm(column_type = "JsonBinary")]
    pub kinds: Json,
    /// Street and number.
    pub address: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// The number to call.
    pub phone: Option<String>,
    /// In OpenStreetMap's syntax.
    pub opening_hours: Option<String>,
    /// A JSON list of ISO 639 codes.
    #[sea_orm(column_type = "JsonBinary")]
    pub languages: Json,
    /// What to bring.
    pub bring: Option<String>,
    /// What else to know.
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

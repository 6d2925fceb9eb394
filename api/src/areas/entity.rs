//! The table `areas`; a removed area stays as a tombstone for pull.

use sea_orm::entity::prelude::*;

use crate::ids::{AreaId, OrgId};

/// One area.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "areas")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// A random id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AreaId,
    /// The name on the map.
    pub name: String,
    /// `neighbourhood` or `patrol_area`.
    pub kind: String,
    /// Who is to be credited for the outline.
    pub credit: Option<String>,
    /// A GeoJSON Polygon or MultiPolygon, WGS84.
    #[sea_orm(column_type = "JsonBinary")]
    pub geometry: Json,
    /// The number of its last change.
    pub seq: i64,
    /// Whether it is gone.
    pub removed: bool,
    /// Whether contacts may be told by the finer cell.
    pub dense_city: bool,
}

impl ActiveModelBehavior for ActiveModel {}

//! The table `planned_routes`; a withdrawn route stays as a tombstone for pull.

use sea_orm::entity::prelude::*;

use crate::clock::Day;
use crate::ids::{AreaId, OrgId, PlannedRouteId};

/// One round of one day.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "planned_routes")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// Made by whoever planned it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PlannedRouteId,
    /// The area it goes through.
    pub area_id: AreaId,
    /// The day it is for.
    pub day: Day,
    /// `foot` or `bicycle`.
    pub transport: String,
    /// Minutes it may take.
    pub minutes: i32,
    /// Metres from stop to stop and back.
    pub length_m: i32,
    /// Minutes on the way.
    pub walk_minutes: i32,
    /// A JSON list of its stops, as the API tells of them.
    #[sea_orm(column_type = "JsonBinary")]
    pub stops: Json,
    /// The number of its last change.
    pub seq: i64,
    /// Whether it was withdrawn.
    pub removed: bool,
}

impl ActiveModelBehavior for ActiveModel {}

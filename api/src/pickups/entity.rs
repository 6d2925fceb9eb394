//! The table `pickups`.

use sea_orm::entity::prelude::*;

use crate::cell::StoredCell;
use crate::clock::{Day, UtcMs};
use crate::ids::{MemberId, OrgId, PatrolId, PickupId};

/// One find in its newest revision; a removed one keeps nothing but its id.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "pickups")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// Made by the phone.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PickupId,
    /// The number of its last change.
    pub seq: i64,
    /// 0 as first logged, one more with each change.
    pub revision: i32,
    /// Tells equal contents of a revision from different ones.
    pub digest: Vec<u8>,
    /// Who sent it; forgotten after three days.
    pub written_by: Option<MemberId>,
    /// When it first came.
    pub received_at: UtcMs,
    /// Whether it was taken back.
    pub removed: bool,
    /// The patrol it belongs to.
    pub patrol_id: Option<PatrolId>,
    /// When it was found.
    pub recorded_at: Option<UtcMs>,
    /// Its day in the organisation's calendar.
    pub day: Option<Day>,
    /// Degrees north; empty after 90 days.
    pub lat: Option<f64>,
    /// Degrees east; empty after 90 days.
    pub lon: Option<f64>,
    /// How far off the position may be.
    pub accuracy_m: Option<f64>,
    /// The cell of the position, resolution 11.
    pub cell: Option<StoredCell>,
    /// What was found, as JSON.
    #[sea_orm(column_type = "JsonBinary")]
    pub items: Json,
    /// How many things in all.
    pub item_n: i32,
    /// What kind of place it was.
    pub place_type: Option<String>,
    /// Why somebody looked here.
    pub origin: Option<String>,
    /// What became of it.
    pub outcome: Option<String>,
    /// How it was counted.
    pub count_method: Option<String>,
    /// Whether needles were covered.
    pub needle_cap: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

//! The tables `patrols` and `patrol_effort`.

use sea_orm::entity::prelude::*;

use crate::clock::UtcMs;
use crate::ids::{AreaId, MemberId, OrgId, PatrolId};

/// One patrol. Its start and its end may come in either order, so each half may be missing for a while.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "patrols")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// Made by the phone.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PatrolId,
    /// The number of its last change.
    pub seq: i64,
    /// Not written any more: nobody needs to know. The first release did; its rows forget it after three days.
    pub written_by: Option<MemberId>,
    /// When its first half came.
    pub received_at: UtcMs,
    /// Tells equal starts from different ones.
    pub start_digest: Option<Vec<u8>>,
    /// The area that is patrolled.
    pub area_id: Option<AreaId>,
    /// Why it went out.
    pub kind: Option<String>,
    /// How it moved.
    pub transport: Option<String>,
    /// How many walked along.
    pub team_n: Option<i32>,
    /// When it began.
    pub started_at: Option<UtcMs>,
    /// Tells equal ends from different ones.
    pub end_digest: Option<Vec<u8>>,
    /// When it ended.
    pub ended_at: Option<UtcMs>,
    /// Seconds of pause.
    pub paused_s: Option<i32>,
    /// Every way it moved, as a JSON list of codes; comes with the end.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub transports: Option<Json>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Where each patrol searched.
pub mod effort {
    use sea_orm::entity::prelude::*;

    use crate::cell::StoredCell;
    use crate::clock::Day;
    use crate::ids::{OrgId, PatrolId};

    /// Effort of one patrol in one cell on one day.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "patrol_effort")]
    pub struct Model {
        /// The organisation.
        #[sea_orm(primary_key, auto_increment = false)]
        pub org_id: OrgId,
        /// The patrol.
        #[sea_orm(primary_key, auto_increment = false)]
        pub patrol_id: PatrolId,
        /// The cell, resolution 11.
        #[sea_orm(primary_key, auto_increment = false)]
        pub cell: StoredCell,
        /// The day.
        #[sea_orm(primary_key, auto_increment = false)]
        pub day: Day,
        /// Seconds of searching.
        pub seconds: i64,
        /// Metres of searching.
        pub metres: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

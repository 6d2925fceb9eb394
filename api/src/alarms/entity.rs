//! The tables `alarms` and `scanned_weeks`.

use sea_orm::entity::prelude::*;

use crate::cell::StoredCell;
use crate::clock::{Day, UtcMs};
use crate::ids::{AlarmId, AreaId, OrgId};

/// One place that held more than expected.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "alarms")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// UUIDv7; of one week the rarest comes first.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AlarmId,
    /// The area that was looked at.
    pub area_id: AreaId,
    /// The Sunday that ended the week.
    pub week_ended: Day,
    /// `alarm` or `watch`.
    pub level: String,
    /// The cell in the middle.
    pub cell: StoredCell,
    /// How far its cells reach from the middle.
    pub radius_m: f64,
    /// Its cells, a JSON list of 15 digits each.
    #[sea_orm(column_type = "JsonBinary")]
    pub cells: Json,
    /// The Monday it began.
    pub since: Day,
    /// Finds there since then.
    pub finds: i64,
    /// Finds that the past explains.
    pub expected: f64,
    /// Once in how many days chance alone gives as much.
    pub recurrence_days: i64,
    /// `seen`, `known_event` or `false_alarm`.
    pub answer: Option<String>,
    /// When it was answered.
    pub answered_at: Option<UtcMs>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Which weeks were looked at: a row is the right to raise alarms for that week, and only one process gets it.
pub mod scanned_week {
    use sea_orm::entity::prelude::*;

    use crate::clock::{Day, UtcMs};
    use crate::ids::{AreaId, OrgId};

    /// One week of one area.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "scanned_weeks")]
    pub struct Model {
        /// The organisation.
        #[sea_orm(primary_key, auto_increment = false)]
        pub org_id: OrgId,
        /// The area.
        #[sea_orm(primary_key, auto_increment = false)]
        pub area_id: AreaId,
        /// The Sunday that ended the week.
        #[sea_orm(primary_key, auto_increment = false)]
        pub week_ended: Day,
        /// When.
        pub scanned_at: UtcMs,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

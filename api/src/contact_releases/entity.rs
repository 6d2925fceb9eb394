//! The tables `contact_releases`, `contact_release_cells` and `contact_release_sums`. Rows are written once and never
//! changed. Contacts without an area have the area of zeros.

use sea_orm::entity::prelude::*;

use crate::clock::Day;
use crate::ids::{AreaId, OrgId};

/// One week of one area: the row is the right to release it, and only one process gets it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact_releases")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// The area.
    #[sea_orm(primary_key, auto_increment = false)]
    pub area_id: AreaId,
    /// Its Monday.
    #[sea_orm(primary_key, auto_increment = false)]
    pub week: Day,
    /// Contacts in no shown cell; empty when they are too few, or none.
    pub not_shown: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}

/// The contacts of a shown cell.
pub mod shown_cell {
    use sea_orm::entity::prelude::*;

    use crate::cell::StoredCell;
    use crate::clock::Day;
    use crate::ids::{AreaId, OrgId};

    /// One cell of one week.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "contact_release_cells")]
    pub struct Model {
        /// The organisation.
        #[sea_orm(primary_key, auto_increment = false)]
        pub org_id: OrgId,
        /// The area.
        #[sea_orm(primary_key, auto_increment = false)]
        pub area_id: AreaId,
        /// The Monday of the week.
        #[sea_orm(primary_key, auto_increment = false)]
        pub week: Day,
        /// The cell, resolution 7 to 9.
        #[sea_orm(primary_key, auto_increment = false)]
        pub cell: StoredCell,
        /// Rounded down; without those of finer cells that are shown.
        pub contacts: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What the published contacts of a week add up to.
pub mod sum {
    use sea_orm::entity::prelude::*;

    use crate::clock::Day;
    use crate::ids::{AreaId, OrgId};

    /// One sum of one week.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "contact_release_sums")]
    pub struct Model {
        /// The organisation.
        #[sea_orm(primary_key, auto_increment = false)]
        pub org_id: OrgId,
        /// The area.
        #[sea_orm(primary_key, auto_increment = false)]
        pub area_id: AreaId,
        /// The Monday of the week.
        #[sea_orm(primary_key, auto_increment = false)]
        pub week: Day,
        /// What was counted, as `supply`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub what: String,
        /// Which of them, as `syringe_set`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        /// Rounded down.
        pub n: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

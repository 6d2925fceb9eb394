//! The tables `organisations` and `org_sequences`.

use sea_orm::entity::prelude::*;

use crate::ids::OrgId;

/// One union.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisations")]
pub struct Model {
    /// The number that every other row carries.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrgId,
    /// The short name that invites and cookies carry.
    pub slug: String,
    /// The name that members read.
    pub name: String,
    /// Where its days begin, as `Europe/Copenhagen`.
    pub time_zone: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// The last number given to a change of an organisation.
pub mod sequence {
    use sea_orm::entity::prelude::*;

    use crate::ids::OrgId;

    /// One row an organisation.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "org_sequences")]
    pub struct Model {
        /// The organisation.
        #[sea_orm(primary_key, auto_increment = false)]
        pub org_id: OrgId,
        /// The last number given.
        pub seq: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

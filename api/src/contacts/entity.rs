//! The tables of contacts; none names a member, a device or an instant.

use sea_orm::entity::prelude::*;

use crate::cell::StoredCell;
use crate::clock::Day;
use crate::ids::{AreaId, ContactId, OrgId};

/// One contact.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "contacts")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// Random, made by the phone.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ContactId,
    /// Where; empty when it was in none of the areas.
    pub area_id: Option<AreaId>,
    /// The day.
    pub day: Day,
    /// The quarter of the day, 0 to 3.
    pub block: i16,
    /// Where, as a cell of resolution 8 or 9; empty indoors.
    pub cell: Option<StoredCell>,
    /// A code of `ContactPlace`.
    pub place: String,
    /// A code of `ContactKind`.
    pub kind: String,
    /// How many people were met.
    pub people_n: i32,
    /// The rest: `contacts::model::Details`.
    #[sea_orm(column_type = "JsonBinary")]
    pub details: Json,
    /// What the secret of an undo must hash to; forgotten after three days.
    pub undo_hash: Option<Vec<u8>>,
    /// The Monday of the week whose release counts it; empty until it is counted.
    pub released_week: Option<Day>,
}

impl ActiveModelBehavior for ActiveModel {}

/// The table `contact_ids`: what was opened before.
pub mod known {
    use sea_orm::entity::prelude::*;

    use crate::ids::{ContactId, OrgId};

    /// One id.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "contact_ids")]
    pub struct Model {
        /// The organisation.
        #[sea_orm(primary_key, auto_increment = false)]
        pub org_id: OrgId,
        /// The id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ContactId,
        /// The month it came in, as `2026-11`.
        pub month: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The table `kept_aside`: what could not be opened yet.
pub mod kept {
    use sea_orm::entity::prelude::*;

    use crate::clock::Day;
    use crate::ids::{ContactId, OrgId, SealingKeyId};

    /// One sealed record.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "kept_aside")]
    pub struct Model {
        /// The organisation.
        #[sea_orm(primary_key, auto_increment = false)]
        pub org_id: OrgId,
        /// The id on the envelope.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ContactId,
        /// The key it was sealed to.
        pub key_id: SealingKeyId,
        /// The day it came.
        pub kept_on: Day,
        /// `unknown_key`, `unopened` or `malformed`.
        pub reason: String,
        /// The sealed bytes.
        pub sealed: Vec<u8>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The table `refused_contacts`: how many were refused, by day and code.
pub mod refused {
    use sea_orm::entity::prelude::*;

    use crate::clock::Day;
    use crate::ids::OrgId;

    /// One sum.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "refused_contacts")]
    pub struct Model {
        /// The organisation.
        #[sea_orm(primary_key, auto_increment = false)]
        pub org_id: OrgId,
        /// The day they came.
        #[sea_orm(primary_key, auto_increment = false)]
        pub day: Day,
        /// The problem's code.
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        /// How many.
        pub n: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

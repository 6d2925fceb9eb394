//! The table `changed_days`: when the sums of a day last changed, as a number of the organisation's sequence. Whoever
//! keeps sums in memory reads only the days that are newer than what it holds, whichever process changed them.

use std::collections::BTreeSet;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, OnConflict};

use crate::clock::Day;
use crate::database::insert_all;
use crate::ids::OrgId;

/// One day with sums.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "changed_days")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// The day.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: Day,
    /// The number of the last change.
    pub seq: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// Notes that the sums of these days change under the number `seq`, in the transaction that changes them.
pub async fn mark(
    tx: &impl ConnectionTrait,
    org: OrgId,
    days: impl IntoIterator<Item = Day>,
    seq: i64,
) -> Result<(), DbErr> {
    let days: BTreeSet<Day> = days.into_iter().collect();
    let rows = days.into_iter().map(|day| Model { org_id: org, day, seq }.into());
    let newer = OnConflict::columns([Column::OrgId, Column::Day]).update_column(Column::Seq).to_owned();
    insert_all::<ActiveModel>(tx, rows.collect(), Some(newer)).await
}

/// The days whose sums changed after a number.
pub async fn since(db: &impl ConnectionTrait, org: OrgId, seq: i64) -> Result<Vec<Day>, DbErr> {
    let newer = Column::OrgId.eq(org).and(Column::Seq.gt(seq));
    let rows = Entity::find().filter(newer).all(db).await?;
    Ok(rows.into_iter().map(|row| row.day).collect())
}

//! The table `effort_days`: effort of all patrols summed by day and cell. Maps read it instead of patrols.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};

use super::changed_days;
use super::model::{EffortByCell, EffortSum};
use crate::cell::StoredCell;
use crate::clock::Day;
use crate::database::insert_all;
use crate::ids::OrgId;

/// Effort in one cell on one day.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "effort_days")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// The day.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: Day,
    /// The cell, resolution 11.
    #[sea_orm(primary_key, auto_increment = false)]
    pub cell: StoredCell,
    /// Seconds of searching.
    pub seconds: i64,
    /// Metres of searching.
    pub metres: i64,
    /// Patrols and single visits that looked here.
    pub visits: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// Adds effort, or takes it away where the sums are negative; a row that nobody searched disappears. `seq` is the
/// number of the change.
pub async fn add(tx: &impl ConnectionTrait, org: OrgId, sums: &EffortByCell, seq: i64) -> Result<(), DbErr> {
    let searched = sums.iter().filter(|(_, sum)| **sum != EffortSum::default());
    changed_days::mark(tx, org, searched.clone().map(|((day, _), _)| *day), seq).await?;
    let rows: Vec<ActiveModel> = searched.map(|(key, sum)| row(org, *key, *sum).into()).collect();
    let plus = |column: Column| Expr::col((Entity, column)).add(Expr::col(("excluded", column)));
    let on_conflict = OnConflict::columns([Column::OrgId, Column::Day, Column::Cell])
        .value(Column::Seconds, plus(Column::Seconds))
        .value(Column::Metres, plus(Column::Metres))
        .value(Column::Visits, plus(Column::Visits))
        .to_owned();
    insert_all(tx, rows, Some(on_conflict)).await?;
    for ((day, cell), _) in sums.iter().filter(|(_, sum)| sum.visits < 0) {
        let gone = Column::OrgId
            .eq(org)
            .and(Column::Day.eq(*day))
            .and(Column::Cell.eq(*cell))
            .and(Column::Visits.eq(0));
        Entity::delete_many().filter(gone).exec(tx).await?;
    }
    Ok(())
}

fn row(org: OrgId, (day, cell): (Day, StoredCell), sum: EffortSum) -> Model {
    Model { org_id: org, day, cell, seconds: sum.seconds, metres: sum.metres, visits: sum.visits }
}

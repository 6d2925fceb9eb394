//! The table `cell_days`: finds summed by item, day and cell. Maps read it instead of finds.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};

use super::entity;
use super::model::item_counts;
use super::vocabulary::Outcome;
use crate::cell::StoredCell;
use crate::clock::Day;
use crate::database::insert_all;
use crate::ids::OrgId;
use crate::patrols::model::{EffortByCell, EffortSum};
use crate::patrols::{changed_days, effort_days};
use crate::words::code;

/// The row that sums all items, so that a find of two kinds counts as one find.
pub const ANY_ITEM: &str = "any";

/// Finds of one item in one cell on one day.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cell_days")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: OrgId,
    /// The code of the item, or `any`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub item: String,
    /// The day.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: Day,
    /// The cell, resolution 11.
    #[sea_orm(primary_key, auto_increment = false)]
    pub cell: StoredCell,
    /// How many finds.
    pub finds: i64,
    /// How many things.
    pub count: i64,
    /// How many of the finds a patrol made; the others tell nothing about how much there is to find.
    pub patrolled: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// What finds add to the sums, or take away.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Finds by item, day and cell.
    pub finds: BTreeMap<(String, Day, StoredCell), FindSum>,
    /// Visits that found nothing, by day and cell.
    pub visits: EffortByCell,
}

/// What finds of one item in one cell on one day come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FindSum {
    /// Finds.
    pub finds: i64,
    /// Things.
    pub count: i64,
    /// Finds that a patrol made.
    pub patrolled: i64,
}

impl Sums {
    /// Counts a find `times` (1 or -1). One without a place counts nowhere; one that was gone counts as a visit.
    pub fn count(&mut self, find: &entity::Model, times: i64) {
        let (Some(cell), Some(day), false) = (find.cell, find.day, find.removed) else { return };
        if find.outcome.as_deref() == Some(code(&Outcome::AlreadyGone).as_str()) {
            let visit: &mut EffortSum = self.visits.entry((day, cell)).or_default();
            visit.visits += times;
            return;
        }
        let mut by_item: BTreeMap<String, i64> = BTreeMap::new();
        for item in item_counts(find) {
            *by_item.entry(code(&item.item)).or_default() += i64::from(item.count);
        }
        by_item.insert(ANY_ITEM.to_owned(), find.item_n.into());
        for (item, count) in by_item {
            let sum = self.finds.entry((item, day, cell)).or_default();
            sum.finds += times;
            sum.count += count * times;
            sum.patrolled += if find.patrol_id.is_some() { times } else { 0 };
        }
    }
}

/// Adds sums, or takes them away where they are negative; a row without finds disappears. `seq` is the number of the
/// change.
pub async fn add(tx: &impl ConnectionTrait, org: OrgId, sums: Sums, seq: i64) -> Result<(), DbErr> {
    effort_days::add(tx, org, &sums.visits, seq).await?;
    let changed = sums.finds.iter().filter(|(_, sum)| **sum != FindSum::default());
    changed_days::mark(tx, org, changed.clone().map(|((_, day, _), _)| *day), seq).await?;
    let rows: Vec<ActiveModel> = changed.map(|(key, sum)| row(org, key, *sum).into()).collect();
    let plus = |column: Column| Expr::col((Entity, column)).add(Expr::col(("excluded", column)));
    let on_conflict = OnConflict::columns([Column::OrgId, Column::Item, Column::Day, Column::Cell])
        .value(Column::Finds, plus(Column::Finds))
        .value(Column::Count, plus(Column::Count))
        .value(Column::Patrolled, plus(Column::Patrolled))
        .to_owned();
    insert_all(tx, rows, Some(on_conflict)).await?;
    for ((item, day, cell), _) in sums.finds.iter().filter(|(_, sum)| sum.finds < 0) {
        let key = Column::OrgId
            .eq(org)
            .and(Column::Item.eq(item))
            .and(Column::Day.eq(*day))
            .and(Column::Cell.eq(*cell));
        Entity::delete_many().filter(key.and(Column::Finds.eq(0))).exec(tx).await?;
    }
    Ok(())
}

fn row(org: OrgId, (item, day, cell): &(String, Day, StoredCell), sum: FindSum) -> Model {
    let FindSum { finds, count, patrolled } = sum;
    Model { org_id: org, item: item.clone(), day: *day, cell: *cell, finds, count, patrolled }
}

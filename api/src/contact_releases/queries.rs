//! Storing releases once, and reading them.

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::entity::{self, shown_cell, sum};
use super::make::Release;
use super::model::NO_AREA;
use crate::clock::Day;
use crate::contacts::entity as contact;
use crate::database::insert_all;
use crate::ids::{AreaId, OrgId};

/// Takes the right to release a week; false when it was released before, or another process is doing it.
///
/// # Errors
/// When the database refuses.
pub async fn claim(tx: &impl ConnectionTrait, org_id: OrgId, week: Day) -> Result<bool, DbErr> {
    use entity::Column as C;
    let row = entity::Model { org_id, area_id: NO_AREA, week, not_shown: None };
    let known = OnConflict::columns([C::OrgId, C::AreaId, C::Week]).do_nothing().to_owned();
    let insert = entity::Entity::insert(entity::ActiveModel::from(row)).on_conflict(known);
    Ok(insert.exec_without_returning(tx).await? == 1)
}

/// Marks all contacts up to the Sunday of a week that no release counts yet as counted by this one, and returns them.
///
/// # Errors
/// When the database refuses.
pub async fn take_contacts(
    tx: &impl ConnectionTrait,
    org: OrgId,
    week: Day,
) -> Result<Vec<contact::Model>, DbErr> {
    use contact::Column as C;
    let own = |released| Condition::all().add(C::OrgId.eq(org)).add(released);
    contact::Entity::update_many()
        .col_expr(C::ReleasedWeek, Expr::value(week))
        .filter(own(C::ReleasedWeek.is_null()).add(C::Day.lte(Day(week.0 + 6))))
        .exec(tx)
        .await?;
    contact::Entity::find().filter(own(C::ReleasedWeek.eq(week))).all(tx).await
}

/// Stores the releases of a claimed week.
///
/// # Errors
/// When the database refuses.
pub async fn store(tx: &impl ConnectionTrait, releases: Vec<Release>) -> Result<(), DbErr> {
    use entity::Column as C;
    let (mut weeks, mut cells, mut sums) = (Vec::new(), Vec::new(), Vec::new());
    for release in releases {
        weeks.push(entity::ActiveModel::from(release.week));
        cells.extend(release.cells.into_iter().map(shown_cell::ActiveModel::from));
        sums.extend(release.sums.into_iter().map(sum::ActiveModel::from));
    }
    // The row of contacts without an area is there since the claim.
    let claimed = OnConflict::columns([C::OrgId, C::AreaId, C::Week]).update_column(C::NotShown).to_owned();
    insert_all(tx, weeks, Some(claimed)).await?;
    insert_all(tx, cells, None).await?;
    insert_all(tx, sums, None).await
}

/// The latest week that was released.
///
/// # Errors
/// When the database refuses.
pub async fn last_week(db: &impl ConnectionTrait, org: OrgId) -> Result<Option<Day>, DbErr> {
    let weeks = entity::Entity::find().filter(entity::Column::OrgId.eq(org));
    let last = weeks.select_only().column_as(entity::Column::Week.max(), "week");
    Ok(last.into_tuple::<Option<Day>>().one(db).await?.flatten())
}

/// The first day of any contact that no release counts yet.
///
/// # Errors
/// When the database refuses.
pub async fn first_waiting(db: &impl ConnectionTrait, org: OrgId) -> Result<Option<Day>, DbErr> {
    use contact::Column as C;
    let waiting = contact::Entity::find().filter(C::OrgId.eq(org)).filter(C::ReleasedWeek.is_null());
    let first = waiting.select_only().column_as(C::Day.min(), "day");
    Ok(first.into_tuple::<Option<Day>>().one(db).await?.flatten())
}

/// Which releases are read: weeks from one Monday to another, of one area or of all.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// The organisation.
    pub org: OrgId,
    /// Only this area.
    pub area: Option<AreaId>,
    /// The first Monday.
    pub from: Day,
    /// The last.
    pub to: Day,
}

/// Released weeks, the oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn weeks(db: &impl ConnectionTrait, asked: Asked) -> Result<Vec<entity::Model>, DbErr> {
    use entity::Column as C;
    let rows = entity::Entity::find().filter(matching(asked, C::OrgId, C::AreaId, C::Week));
    rows.order_by_asc(C::Week).order_by_asc(C::AreaId).all(db).await
}

/// The shown cells of those weeks.
///
/// # Errors
/// When the database refuses.
pub async fn cells(db: &impl ConnectionTrait, asked: Asked) -> Result<Vec<shown_cell::Model>, DbErr> {
    use shown_cell::Column as C;
    shown_cell::Entity::find().filter(matching(asked, C::OrgId, C::AreaId, C::Week)).all(db).await
}

/// The sums of those weeks.
///
/// # Errors
/// When the database refuses.
pub async fn sums(db: &impl ConnectionTrait, asked: Asked) -> Result<Vec<sum::Model>, DbErr> {
    use sum::Column as C;
    sum::Entity::find().filter(matching(asked, C::OrgId, C::AreaId, C::Week)).all(db).await
}

fn matching<C: ColumnTrait>(asked: Asked, org: C, area: C, week: C) -> Condition {
    let weeks = Condition::all().add(org.eq(asked.org)).add(week.between(asked.from, asked.to));
    weeks.add_option(asked.area.map(|id| area.eq(id)))
}

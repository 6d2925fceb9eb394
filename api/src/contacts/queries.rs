//! Storing, taking back and forgetting contacts. Nothing here reads a row.

use std::collections::{BTreeMap, HashSet};

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, ExprTrait, QueryFilter};

use super::check::UNDO_DAYS;
use super::entity::{ActiveModel, Column, Entity, Model, known, refused};
use crate::clock::{DAY_MS, Day, UtcMs};
use crate::database::{Db, insert_all, statement};
use crate::error::{Problem, ProblemCode};
use crate::ids::{ContactId, OrgId};
use crate::secret::sha256;
use crate::words::code;

/// The most days for which a contact that no release has counted is kept.
const UNRELEASED_DAYS: i32 = 90;
/// Thirteen months: phones may be off for long.
const IDS_DAYS: i64 = 396;

/// Which of these ids were opened before.
///
/// # Errors
/// When the database refuses.
pub async fn known_ids(
    db: &impl ConnectionTrait,
    org: OrgId,
    ids: impl IntoIterator<Item = ContactId>,
) -> Result<HashSet<ContactId>, DbErr> {
    let these = known::Column::OrgId.eq(org).and(known::Column::Id.is_in(ids));
    let rows = known::Entity::find().filter(these).all(db).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Takes an id; false when it is taken already, also by a transaction that this one then waited for.
///
/// # Errors
/// When the database refuses.
pub async fn take_id(
    tx: &impl ConnectionTrait,
    org: OrgId,
    id: ContactId,
    month: String,
) -> Result<bool, DbErr> {
    let taken = OnConflict::columns([known::Column::OrgId, known::Column::Id]).do_nothing().to_owned();
    let row = known::ActiveModel::from(known::Model { org_id: org, id, month });
    Ok(known::Entity::insert(row).on_conflict(taken).exec_without_returning(tx).await? == 1)
}

/// Stores contacts whose ids were taken.
///
/// # Errors
/// When the database refuses.
pub async fn insert(tx: &impl ConnectionTrait, contacts: Vec<Model>) -> Result<(), DbErr> {
    insert_all::<ActiveModel>(tx, contacts.into_iter().map(Into::into).collect(), None).await
}

/// Adds to the sums of what was refused.
///
/// # Errors
/// When the database refuses.
pub async fn count_refused(
    tx: &impl ConnectionTrait,
    org: OrgId,
    day: Day,
    codes: impl IntoIterator<Item = ProblemCode>,
) -> Result<(), DbErr> {
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for problem in codes {
        *sums.entry(code(&problem)).or_default() += 1;
    }
    for (code, n) in sums {
        let sql = "INSERT INTO refused_contacts (org_id, day, code, n) VALUES ($1, $2, $3, $4) \
            ON CONFLICT (org_id, day, code) DO UPDATE SET n = refused_contacts.n + excluded.n";
        tx.execute_raw(statement(tx, sql, [org.0.into(), day.0.into(), code.into(), n.into()])).await?;
    }
    Ok(())
}

/// What was refused since a day, summed by code.
///
/// # Errors
/// When the database refuses.
pub async fn refused_since(
    db: &impl ConnectionTrait,
    org: OrgId,
    day: Day,
) -> Result<BTreeMap<String, i64>, DbErr> {
    let recent = refused::Column::OrgId.eq(org).and(refused::Column::Day.gte(day));
    let mut sums = BTreeMap::new();
    for row in refused::Entity::find().filter(recent).all(db).await? {
        *sums.entry(row.code).or_default() += row.n;
    }
    Ok(sums)
}

/// Takes a contact back; its id stays taken.
///
/// # Errors
/// `not_found` when the secret is wrong, when the days for it are over, or when a release has counted it.
pub async fn undo(
    tx: &impl ConnectionTrait,
    org: OrgId,
    id: ContactId,
    secret: &[u8],
    today: Day,
) -> Result<(), Problem> {
    let proven = Column::OrgId.eq(org).and(Column::Id.eq(id)).and(Column::UndoHash.eq(sha256(secret)));
    let waiting = Column::ReleasedWeek.is_null().and(Column::Day.gt(Day(today.0 - UNDO_DAYS)));
    let gone = Entity::delete_many().filter(proven.and(waiting)).exec(tx).await?;
    if gone.rows_affected == 0 { Err(Problem::not_found()) } else { Ok(()) }
}

/// Forgets contacts that are counted and old, contacts that are too old in any case, secrets of undos, old ids and old
/// sums of what was refused.
///
/// # Errors
/// When the database refuses.
pub async fn forget(
    tx: &impl ConnectionTrait,
    org: OrgId,
    (now, today): (UtcMs, Day),
    contact_days: i32,
) -> Result<(), DbErr> {
    let before = |days: i32| Day(today.0 - days);
    let counted = Column::ReleasedWeek.is_not_null().and(Column::Day.lt(before(contact_days)));
    let over = Column::OrgId.eq(org).and(counted.or(Column::Day.lt(before(UNRELEASED_DAYS))));
    Entity::delete_many().filter(over).exec(tx).await?;
    let settled = Column::UndoHash.is_not_null().and(Column::Day.lte(before(UNDO_DAYS)));
    let secrets = Entity::update_many().col_expr(Column::UndoHash, Expr::value(Option::<Vec<u8>>::None));
    secrets.filter(Column::OrgId.eq(org).and(settled)).exec(tx).await?;
    let month = UtcMs(now.0 - IDS_DAYS * DAY_MS).month();
    let ids = known::Column::OrgId.eq(org).and(known::Column::Month.lt(month));
    known::Entity::delete_many().filter(ids).exec(tx).await?;
    let sums = refused::Column::OrgId.eq(org).and(refused::Column::Day.lt(before(contact_days)));
    refused::Entity::delete_many().filter(sums).exec(tx).await.map(|_| ())
}

/// Lays the rows in the order of their random ids, so that their place on the disk does not tell which came first. SQLite
/// keeps them so by itself.
///
/// # Errors
/// When the database refuses.
pub async fn lay_in_order(db: &Db) -> Result<(), DbErr> {
    if db.backend() != DbBackend::Postgres {
        return Ok(());
    }
    // Each by itself: whoever takes a contact in holds one of them and then wants the next.
    for table in ["contacts", "contact_ids", "kept_aside"] {
        let tx = db.begin().await?;
        tx.execute_unprepared(&format!("CLUSTER {table} USING {table}_pkey")).await?;
        tx.commit().await?;
    }
    Ok(())
}

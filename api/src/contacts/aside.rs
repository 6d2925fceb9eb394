//! Sealed records that do not open are kept until their key comes back or the admin throws them away.

use std::collections::BTreeMap;

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use super::entity::kept::{ActiveModel, Column, Entity, Model};
use super::intake::{Judged, judge_all, settle};
use super::model::{KeptCount, KeptReason};
use crate::clock::Day;
use crate::error::{Problem, ProblemCode};
use crate::ids::{ContactId, OrgId};
use crate::organisations::{self, entity::Model as Organisation};
use crate::sealing::open::Sealed;
use crate::state::AppState;
use crate::words::{code, word};

/// Above this the phones keep what does not open, so that nobody fills the disk with noise.
const MOST: u64 = 5_000;
/// Records that are tried together.
const PAGE: u64 = 100;

/// Keeps a record aside; one that is there already stays as it is.
///
/// # Errors
/// `storage_full` when too many wait already.
pub async fn keep(
    tx: &impl ConnectionTrait,
    org: OrgId,
    record: &Sealed,
    reason: KeptReason,
    came_on: Day,
) -> Result<(), Problem> {
    if Entity::find().filter(Column::OrgId.eq(org)).count(tx).await? >= MOST {
        let words = "too many sealed records wait for a key; keep them and try later";
        return Err(Problem::new(ProblemCode::StorageFull, words));
    }
    let row = Model {
        org_id: org,
        id: ContactId(record.id),
        key_id: record.key_id,
        kept_on: came_on,
        reason: code(&reason),
        sealed: record.bytes.clone(),
    };
    let known = OnConflict::columns([Column::OrgId, Column::Id]).do_nothing().to_owned();
    Entity::insert(ActiveModel::from(row)).on_conflict(known).exec_without_returning(tx).await?;
    Ok(())
}

/// A record that was kept aside is opened now, or refused.
///
/// # Errors
/// When the database refuses.
pub async fn release(tx: &impl ConnectionTrait, org: OrgId, id: ContactId) -> Result<(), DbErr> {
    Entity::delete_by_id((org, id)).exec(tx).await.map(|_| ())
}

/// How many wait, by reason.
///
/// # Errors
/// When the database refuses.
pub async fn counts(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<KeptCount>, DbErr> {
    let reasons = Entity::find().filter(Column::OrgId.eq(org)).select_only().column(Column::Reason);
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for reason in reasons.into_tuple::<String>().all(db).await? {
        *sums.entry(reason).or_default() += 1;
    }
    let told = |(reason, count): (String, i64)| KeptCount {
        reason: word(&reason).unwrap_or(KeptReason::Unopened),
        count,
    };
    Ok(sums.into_iter().map(told).collect())
}

/// Throws away everything that waits.
///
/// # Errors
/// When the database refuses.
pub async fn remove_all(tx: &impl ConnectionTrait, org: OrgId) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(Column::OrgId.eq(org)).exec(tx).await?.rows_affected)
}

/// Tries everything that waits again: a key may have come back.
///
/// # Errors
/// When the database refuses.
pub async fn try_again(state: &AppState) -> Result<(), Problem> {
    for organisation in organisations::queries::all(&state.db.read).await? {
        let mut after = None;
        loop {
            let page = page_after(&state.db.read, organisation.id, after).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            try_page(state, &organisation, page).await?;
        }
    }
    Ok(())
}

async fn page_after(
    db: &impl ConnectionTrait,
    org: OrgId,
    after: Option<ContactId>,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::OrgId.eq(org)).order_by_asc(Column::Id).limit(PAGE);
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after));
    }
    query.all(db).await
}

/// The day on which a record came decides whether its own day is too long ago, not the day on which its key came back.
async fn try_page(state: &AppState, organisation: &Organisation, page: Vec<Model>) -> Result<(), Problem> {
    let org = organisation.id;
    let records = page
        .iter()
        .map(|row| (Sealed { id: row.id.0, key_id: row.key_id, bytes: row.sealed.clone() }, row.kept_on));
    let judged = judge_all(state, organisation, records.collect()).await?;
    let tx = state.db.begin().await?;
    for (row, (record, judged)) in page.into_iter().zip(judged) {
        match judged {
            Judged::Aside(reason) => note_reason(&tx, row, reason).await?,
            judged => {
                settle(&tx, state, organisation, &record, judged).await?;
                release(&tx, org, row.id).await?;
            }
        }
    }
    tx.commit().await?;
    Ok(())
}

async fn note_reason(tx: &impl ConnectionTrait, row: Model, reason: KeptReason) -> Result<(), DbErr> {
    if row.reason == code(&reason) {
        return Ok(());
    }
    let mut noted = row.into_active_model();
    noted.reason = Set(code(&reason));
    Entity::update(noted).exec(tx).await.map(|_| ())
}

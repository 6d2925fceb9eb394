//! Storing, listing, coarsening finds.

use std::collections::{BTreeMap, HashMap};

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::cell_days::{self, Sums};
use super::entity::{ActiveModel, Column, Entity, Model};
use super::revision::Revision;
use crate::cell::StoredCell;
use crate::clock::UtcMs;
use crate::database::{CHUNK, insert_all};
use crate::error::Problem;
use crate::ids::{MemberId, OrgId, PickupId};
use crate::receipt::{Receipt, Status, Writer};

/// Finds of one organisation, tombstones left out.
pub fn of(org: OrgId) -> Select<Entity> {
    Entity::find().filter(Column::OrgId.eq(org)).filter(Column::Removed.eq(false))
}

/// One find of an organisation.
pub async fn get(db: &impl ConnectionTrait, org: OrgId, id: PickupId) -> Result<Model, Problem> {
    of(org).filter(Column::Id.eq(id)).one(db).await?.ok_or_else(Problem::not_found)
}

/// Which finds a list holds.
#[derive(Debug, Default)]
pub struct Filter {
    /// From this instant on.
    pub from: Option<UtcMs>,
    /// Before this instant.
    pub before: Option<UtcMs>,
    /// Sent by this member, as long as that is known.
    pub writer: Option<MemberId>,
    /// In one of these cells.
    pub cells: Option<Vec<StoredCell>>,
    /// Older than this place in the list.
    pub after: Option<(i64, Uuid)>,
}

/// A page of finds, newest first, one more than `limit`.
pub async fn list(
    db: &impl ConnectionTrait,
    org: OrgId,
    filter: Filter,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = of(org).order_by_desc(Column::RecordedAt).order_by_desc(Column::Id).limit(limit + 1);
    if let Some(from) = filter.from {
        query = query.filter(Column::RecordedAt.gte(from));
    }
    if let Some(before) = filter.before {
        query = query.filter(Column::RecordedAt.lt(before));
    }
    if let Some(writer) = filter.writer {
        query = query.filter(Column::WrittenBy.eq(writer));
    }
    if let Some(cells) = filter.cells {
        query = query.filter(Column::Cell.is_in(cells));
    }
    if let Some((time, id)) = filter.after {
        let same_time = Column::RecordedAt.eq(UtcMs(time)).and(Column::Id.lt(id));
        query = query.filter(Column::RecordedAt.lt(UtcMs(time)).or(same_time));
    }
    query.all(db).await
}

/// Finds in the order of their ids, for going through all of them.
pub async fn after(
    db: &impl ConnectionTrait,
    org: OrgId,
    last: Option<PickupId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = of(org).order_by_asc(Column::Id).limit(limit);
    if let Some(last) = last {
        query = query.filter(Column::Id.gt(last));
    }
    query.all(db).await
}

/// Stores revisions of finds and corrects the sums; receipts come in the order of the revisions. The caller holds the
/// organisation's sequence, whose next number is `seq`.
pub async fn apply(
    tx: &impl ConnectionTrait,
    org: OrgId,
    revisions: &[(Writer, Revision)],
    seq: i64,
    point_days: i64,
) -> Result<Vec<Receipt>, DbErr> {
    let mut finds = known(tx, org, revisions).await?;
    let mut changed = BTreeMap::new();
    let mut sums = Sums::default();
    let mut receipts = Vec::with_capacity(revisions.len());
    for ((writer, revision), seq) in revisions.iter().zip(seq..) {
        let before = finds.get(&revision.id);
        let id = revision.id.0.to_string();
        let written = match revision.write(org, before, writer, point_days) {
            Ok(written) => written,
            Err(why) => {
                receipts.push(Receipt::refused(Some(id), why));
                continue;
            }
        };
        if let (Status::Stored, Some(mut after)) = written.clone() {
            after.seq = seq;
            before.iter().for_each(|before| sums.count(before, -1));
            sums.count(&after, 1);
            changed.insert(revision.id, after.clone());
            finds.insert(revision.id, after);
        }
        receipts.push(Receipt::of(id, written.0));
    }
    upsert(tx, changed.into_values().collect()).await?;
    cell_days::add(tx, org, sums, seq).await?;
    Ok(receipts)
}

/// Forgets who sent finds that came before an instant.
pub async fn forget_writers(tx: &impl ConnectionTrait, org: OrgId, before: UtcMs) -> Result<(), DbErr> {
    let old = Column::OrgId.eq(org).and(Column::ReceivedAt.lt(before)).and(Column::WrittenBy.is_not_null());
    let nobody = Expr::value(None::<Uuid>);
    Entity::update_many().col_expr(Column::WrittenBy, nobody).filter(old).exec(tx).await.map(|_| ())
}

/// Leaves of finds from before an instant only their cell.
pub async fn coarsen(tx: &impl ConnectionTrait, org: OrgId, before: UtcMs) -> Result<(), DbErr> {
    let old = Column::OrgId.eq(org).and(Column::RecordedAt.lt(before)).and(Column::Lat.is_not_null());
    let nothing = || Expr::value(None::<f64>);
    let update = Entity::update_many()
        .col_expr(Column::Lat, nothing())
        .col_expr(Column::Lon, nothing())
        .col_expr(Column::AccuracyM, nothing());
    update.filter(old).exec(tx).await.map(|_| ())
}

async fn known(
    tx: &impl ConnectionTrait,
    org: OrgId,
    revisions: &[(Writer, Revision)],
) -> Result<HashMap<PickupId, Model>, DbErr> {
    let mut finds = HashMap::new();
    for chunk in revisions.chunks(CHUNK) {
        let ids = chunk.iter().map(|(_, revision)| revision.id);
        let own = Column::OrgId.eq(org).and(Column::Id.is_in(ids));
        let rows = Entity::find().filter(own).all(tx).await?;
        finds.extend(rows.into_iter().map(|row| (row.id, row)));
    }
    Ok(finds)
}

async fn upsert(tx: &impl ConnectionTrait, rows: Vec<Model>) -> Result<(), DbErr> {
    use Column as C;
    let on_conflict = OnConflict::columns([C::OrgId, C::Id])
        .update_columns([
            C::Seq,
            C::Revision,
            C::Digest,
            C::Removed,
            C::PatrolId,
            C::RecordedAt,
            C::Day,
            C::Lat,
            C::Lon,
            C::AccuracyM,
            C::Cell,
            C::Items,
            C::ItemN,
            C::PlaceType,
            C::Origin,
            C::Outcome,
            C::CountMethod,
            C::NeedleCap,
        ])
        .to_owned();
    insert_all(tx, rows.into_iter().map(ActiveModel::from).collect(), Some(on_conflict)).await
}

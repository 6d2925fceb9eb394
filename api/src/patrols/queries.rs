//! Storing patrols: both halves in any order, any number of times.

use std::collections::{BTreeMap, HashMap};

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, Select};
use serde_json::json;

use super::effort_days;
use super::entity::{self, ActiveModel, Column, Entity, Model, effort};
use super::model::{EffortByCell, End, PatrolRecord, Start};
use crate::areas;
use crate::clock::UtcMs;
use crate::database::{CHUNK, insert_all};
use crate::error::{Problem, ProblemCode};
use crate::ids::{AreaId, OrgId, PatrolId};
use crate::receipt::{Receipt, Status, Writer, compare};
use crate::words::code;

/// Patrols of one organisation.
pub fn of(org: OrgId) -> Select<Entity> {
    Entity::find().filter(Column::OrgId.eq(org))
}

/// Stores records of patrols and adds their effort to the sums; receipts come in the order of the records. The
/// caller holds the organisation's sequence, whose next number is `seq`.
pub async fn apply(
    tx: &impl ConnectionTrait,
    org: OrgId,
    records: &[(Writer, PatrolRecord)],
    seq: i64,
) -> Result<Vec<Receipt>, DbErr> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let areas = areas::queries::ids(tx, org).await?;
    let ids: Vec<PatrolId> = records.iter().map(|(_, record)| record.id()).collect();
    let mut patrols = known(tx, org, &ids).await?;
    let mut changed = BTreeMap::new();
    let mut effort = Vec::new();
    let mut receipts = Vec::with_capacity(records.len());
    for ((writer, record), seq) in records.iter().zip(seq..) {
        let id = record.id();
        let patrol = patrols.entry(id).or_insert_with(|| unheard_of(org, id, writer));
        let outcome = write(patrol, record, &areas);
        if outcome == Ok(Status::Stored) {
            patrol.seq = seq;
            changed.insert(id, patrol.clone());
            if let PatrolRecord::End(end) = record {
                effort.push(end);
            }
        }
        let id = id.0.to_string();
        receipts.push(outcome.map_or_else(
            |why| Receipt::refused(Some(id.clone()), why),
            |status| Receipt::of(id.clone(), status),
        ));
    }
    upsert(tx, changed.into_values().collect()).await?;
    store_effort(tx, org, &effort, seq).await?;
    Ok(receipts)
}

/// Forgets who sent patrols that came before an instant; only a server of the first release wrote it down.
pub async fn forget_writers(tx: &impl ConnectionTrait, org: OrgId, before: UtcMs) -> Result<(), DbErr> {
    let old = Column::OrgId.eq(org).and(Column::ReceivedAt.lt(before)).and(Column::WrittenBy.is_not_null());
    let nobody = Expr::value(None::<uuid::Uuid>);
    Entity::update_many().col_expr(Column::WrittenBy, nobody).filter(old).exec(tx).await.map(|_| ())
}

async fn known(
    tx: &impl ConnectionTrait,
    org: OrgId,
    ids: &[PatrolId],
) -> Result<HashMap<PatrolId, Model>, DbErr> {
    let mut patrols = HashMap::new();
    for chunk in ids.chunks(CHUNK) {
        let rows = of(org).filter(Column::Id.is_in(chunk.iter().copied())).all(tx).await?;
        patrols.extend(rows.into_iter().map(|row| (row.id, row)));
    }
    Ok(patrols)
}

/// Whoever knows the id may send a half: on a shared phone the next member's session sends what the first one left, and
/// a half that is stored never changes.
fn write(patrol: &mut Model, record: &PatrolRecord, areas: &[AreaId]) -> Result<Status, Problem> {
    match record {
        PatrolRecord::Start(start) => write_start(patrol, start, areas),
        PatrolRecord::End(end) => Ok(write_end(patrol, end)),
    }
}

fn write_start(patrol: &mut Model, start: &Start, areas: &[AreaId]) -> Result<Status, Problem> {
    if let Some(known) = &patrol.start_digest {
        return Ok(compare(known, &start.digest));
    }
    if !areas.contains(&start.sent.area_id) {
        return Err(Problem::field(
            ProblemCode::UnknownArea,
            "area_id",
            "expected the id of an area of this organisation",
        ));
    }
    patrol.start_digest = Some(start.digest.clone());
    patrol.area_id = Some(start.sent.area_id);
    patrol.kind = Some(code(&start.sent.kind));
    patrol.transport = Some(code(&start.sent.transport));
    patrol.team_n = Some(start.sent.team_n);
    patrol.started_at = Some(start.started_at);
    Ok(Status::Stored)
}

fn write_end(patrol: &mut Model, end: &End) -> Status {
    if let Some(known) = &patrol.end_digest {
        return compare(known, &end.digest);
    }
    patrol.end_digest = Some(end.digest.clone());
    patrol.ended_at = Some(end.ended_at);
    patrol.paused_s = Some(end.paused_s);
    patrol.transports = Some(json!(end.transports));
    Status::Stored
}

fn unheard_of(org: OrgId, id: PatrolId, writer: &Writer) -> Model {
    Model {
        org_id: org,
        id,
        seq: 0,
        written_by: None,
        received_at: writer.received_at,
        start_digest: None,
        area_id: None,
        kind: None,
        transport: None,
        team_n: None,
        started_at: None,
        end_digest: None,
        ended_at: None,
        paused_s: None,
        transports: None,
    }
}

async fn upsert(tx: &impl ConnectionTrait, rows: Vec<Model>) -> Result<(), DbErr> {
    use entity::Column as C;
    let on_conflict = OnConflict::columns([C::OrgId, C::Id])
        .update_columns([
            C::Seq,
            C::StartDigest,
            C::AreaId,
            C::Kind,
            C::Transport,
            C::TeamN,
            C::StartedAt,
            C::EndDigest,
            C::EndedAt,
            C::PausedS,
            C::Transports,
        ])
        .to_owned();
    insert_all(tx, rows.into_iter().map(ActiveModel::from).collect(), Some(on_conflict)).await
}

async fn store_effort(tx: &impl ConnectionTrait, org: OrgId, ends: &[&End], seq: i64) -> Result<(), DbErr> {
    let mut rows: Vec<effort::ActiveModel> = Vec::new();
    let mut sums = EffortByCell::new();
    for end in ends {
        for ((day, cell), spent) in &end.effort {
            let (seconds, metres) = (spent.seconds, spent.metres);
            let row =
                effort::Model { org_id: org, patrol_id: end.id, cell: *cell, day: *day, seconds, metres };
            rows.push(row.into());
            let sum = sums.entry((*day, *cell)).or_default();
            sum.seconds += seconds;
            sum.metres += metres;
            sum.visits += 1;
        }
    }
    insert_all(tx, rows, None).await?;
    effort_days::add(tx, org, &sums, seq).await
}

//! From a batch of envelopes to rows and receipts. Who sent them is not passed on to here.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;
use serde_json::{Map, Value};

use super::check::check;
use super::entity;
use super::envelope::read;
use super::model::{ContactRecord, KeptReason};
use super::{aside, queries};
use crate::clock::Day;
use crate::error::{Problem, ProblemCode};
use crate::extract::{parse_value, take};
use crate::ids::{AreaId, ContactId, OrgId};
use crate::organisations::entity::Model as Organisation;
use crate::receipt::{Receipt, Status};
use crate::sealing::open::{Sealed, Unopened, open_all};
use crate::state::AppState;
use crate::{areas, follow_ups};

/// What a sealed record turned out to be.
pub enum Judged {
    /// A contact that keeps the rules.
    Contact(Box<entity::Model>),
    /// A follow-up that keeps the rules.
    FollowUp(follow_ups::entity::Model),
    /// It does not open, or holds no JSON object.
    Aside(KeptReason),
    /// It opened and breaks a rule.
    Refused(Problem),
}

/// Opens, checks and stores a batch; receipts come in the order of its envelopes.
///
/// # Errors
/// When the database refuses, or too many records wait for a key; then nothing is stored.
pub async fn take_in(
    state: &AppState,
    organisation: &Organisation,
    envelopes: Vec<Value>,
) -> Result<Vec<Receipt>, Problem> {
    let (org, today) = (organisation.id, today(state, organisation));
    let envelopes: Vec<_> = envelopes.into_iter().map(read).collect();
    let misread = envelopes.iter().filter_map(|read| read.as_ref().err()?.code).collect::<Vec<_>>();
    let records = envelopes.iter().filter_map(|read| read.as_ref().ok());
    // The order of the ids: two batches at once then never wait for each other in a ring.
    let mut records: Vec<_> = records.map(|record| (record.clone(), today)).collect();
    records.sort_unstable_by_key(|(record, _)| record.id);
    records.dedup_by_key(|(record, _)| record.id);
    let ids = records.iter().map(|(record, _)| ContactId(record.id));
    let known = queries::known_ids(&state.db.read, org, ids).await?;
    records.retain(|(record, _)| !known.contains(&ContactId(record.id)));
    let judged = judge_all(state, organisation, records).await?;
    let mut receipts = HashMap::new();
    let tx = state.db.begin().await?;
    queries::count_refused(&tx, org, today, misread).await?;
    for (record, judged) in judged {
        let receipt = settle(&tx, state, organisation, &record, judged).await?;
        receipts.insert(record.id, receipt);
    }
    tx.commit().await?;
    let before = |id: uuid::Uuid| Receipt::of(id.to_string(), Status::AlreadyStored);
    let answer = |record: Sealed| receipts.get(&record.id).cloned().unwrap_or_else(|| before(record.id));
    Ok(envelopes.into_iter().map(|read| read.map_or_else(|refusal| refusal, answer)).collect())
}

/// Opens and checks records, each with the day it came.
///
/// # Errors
/// When the database refuses.
pub async fn judge_all(
    state: &AppState,
    organisation: &Organisation,
    records: Vec<(Sealed, Day)>,
) -> Result<Vec<(Sealed, Judged)>, Problem> {
    let folder = state.config.contact_keys_folder();
    let (records, days): (Vec<Sealed>, Vec<Day>) = records.into_iter().unzip();
    let opening = tokio::task::spawn_blocking(move || {
        let opened = open_all(&folder, &records);
        (records, opened)
    });
    let (records, opened) = opening.await.map_err(|_| {
        Problem::new(ProblemCode::Internal, "something broke on the server; nothing was stored")
    })?;
    let mut judged = Vec::with_capacity(records.len());
    for ((record, opened), day) in records.into_iter().zip(opened).zip(days) {
        let id = ContactId(record.id);
        let verdict = match opened {
            Err(Unopened::UnknownKey) => Judged::Aside(KeptReason::UnknownKey),
            Err(Unopened::Damaged) => Judged::Aside(KeptReason::Unopened),
            Ok(text) => judge(state, organisation, id, &text, day).await?,
        };
        judged.push((record, verdict));
    }
    Ok(judged)
}

/// Stores what was judged, or counts it, and says so.
///
/// # Errors
/// When the database refuses.
pub async fn settle(
    tx: &impl ConnectionTrait,
    state: &AppState,
    organisation: &Organisation,
    record: &Sealed,
    judged: Judged,
) -> Result<Receipt, Problem> {
    let (org, id, text) = (organisation.id, ContactId(record.id), record.id.to_string());
    let today = today(state, organisation);
    match judged {
        Judged::Aside(reason) => {
            aside::keep(tx, org, record, reason, today).await?;
            return Ok(Receipt::of(text, Status::KeptAside));
        }
        Judged::Refused(problem) => {
            queries::count_refused(tx, org, today, [problem.code]).await?;
            return Ok(Receipt::refused(Some(text), problem));
        }
        Judged::Contact(_) | Judged::FollowUp(_) => (),
    }
    if !queries::take_id(tx, org, id, state.clock.now().month()).await? {
        return Ok(Receipt::of(text, Status::AlreadyStored));
    }
    aside::release(tx, org, id).await?;
    match judged {
        Judged::Contact(contact) => queries::insert(tx, vec![*contact]).await?,
        Judged::FollowUp(row) => follow_ups::queries::store(tx, row).await?,
        Judged::Aside(_) | Judged::Refused(_) => (),
    }
    Ok(Receipt::of(text, Status::Stored))
}

fn today(state: &AppState, organisation: &Organisation) -> Day {
    state.clock.now().day(&organisation.zone())
}

/// A rule that is broken is a verdict; only the database's own troubles are errors.
async fn judge(
    state: &AppState,
    organisation: &Organisation,
    id: ContactId,
    text: &[u8],
    came_on: Day,
) -> Result<Judged, Problem> {
    let Ok(Value::Object(fields)) = serde_json::from_slice(text) else {
        return Ok(Judged::Aside(KeptReason::Malformed));
    };
    match judge_fields(state, organisation, id, fields, came_on).await {
        Err(problem) if problem.status().is_server_error() => Err(problem),
        Err(problem) => Ok(Judged::Refused(problem)),
        Ok(judged) => Ok(judged),
    }
}

async fn judge_fields(
    state: &AppState,
    organisation: &Organisation,
    id: ContactId,
    mut fields: Map<String, Value>,
    came_on: Day,
) -> Result<Judged, Problem> {
    let kind: String = take(&mut fields, "type")?;
    match kind.as_str() {
        "contact" => {
            let record: ContactRecord = parse_value(Value::Object(fields))?;
            let is_dense_city = is_dense_city(state, organisation.id, record.area_id).await?;
            let row = check(record, (organisation.id, id), came_on, is_dense_city)?;
            Ok(Judged::Contact(Box::new(row)))
        }
        "follow_up" => {
            let new: follow_ups::model::NewFollowUp = parse_value(Value::Object(fields))?;
            is_dense_city(state, organisation.id, new.area_id).await?;
            follow_ups::take_in(&state.config, organisation, new, came_on).await.map(Judged::FollowUp)
        }
        _ => Err(Problem::field(ProblemCode::UnknownCode, "type", "expected contact or follow_up")),
    }
}

async fn is_dense_city(state: &AppState, org: OrgId, area: Option<AreaId>) -> Result<bool, Problem> {
    let Some(area) = area else { return Ok(false) };
    Ok(areas::queries::get(&state.db.read, org, area, "area_id").await?.dense_city)
}

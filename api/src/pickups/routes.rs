//! What coordinators do with finds: list, correct, remove; and what members see of their own.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::tz::TimeZone;
use sea_orm::DatabaseTransaction;
use serde_json::{Map, Value};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::entity::Model;
use super::model::{CorrectedPickup, Find, OwnPickup, OwnQuery, Pickup, PickupContent, check_at};
use super::queries::{self, Filter};
use super::revision::{Revision, check_number};
use crate::access::{Access, CurrentMember};
use crate::areas;
use crate::cell::StoredCell;
use crate::clock::{DAY_MS, UtcMs};
use crate::error::{Problem, ProblemCode};
use crate::extract::{JsonBody, PathId, QueryString, parse_value, take};
use crate::ids::{PickupId, Role};
use crate::page::{Page, WindowQuery, cut, page_limit, time_cursor};
use crate::phone_clock::PhoneClock;
use crate::receipt::Writer;
use crate::state::AppState;
use crate::{audit, organisations};

/// Routes under `/pickups`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_pickups).allow(&[Role::Coordinator]))
        .routes(routes!(list_own_pickups).allow(&[Role::Volunteer, Role::Outreach, Role::Coordinator]))
        .routes(routes!(correct_pickup).allow(&[Role::Coordinator]))
        .routes(routes!(remove_pickup).allow(&[Role::Coordinator]))
}

/// The finds of my organisation, newest first.
#[utoipa::path(get, path = "/api/v1/pickups", params(WindowQuery), responses((status = 200, body = Page<Pickup>, description = "A page of finds")))]
async fn list_pickups(
    State(state): State<AppState>,
    me: CurrentMember,
    QueryString(query): QueryString<WindowQuery>,
) -> Result<Json<Page<Pickup>>, Problem> {
    let db = &state.db.read;
    let zone = organisations::queries::get(db, me.org).await?.zone();
    let cells = match query.area_id {
        Some(id) => {
            Some(areas::queries::cells(db, me.org, id).await?.into_iter().map(StoredCell::from).collect())
        }
        None => None,
    };
    let limit = page_limit(query.limit);
    let (from, before) = query.instants(&zone)?;
    let filter = Filter { from, before, cells, after: time_cursor(query.cursor)?, ..Filter::default() };
    let rows = queries::list(db, me.org, filter, limit).await?;
    let page = cut(rows, limit, place);
    Ok(Json(Page { items: page.items.into_iter().map(Pickup::from).collect(), next: page.next }))
}

/// My finds of the last 24 hours, newest first, to be looked at and changed on another phone than they were logged on.
#[utoipa::path(get, path = "/api/v1/pickups/own", params(OwnQuery), responses((status = 200, body = Page<OwnPickup>, description = "A page of my finds")))]
async fn list_own_pickups(
    State(state): State<AppState>,
    me: CurrentMember,
    QueryString(query): QueryString<OwnQuery>,
) -> Result<Json<Page<OwnPickup>>, Problem> {
    let now = state.clock.now();
    let clock = PhoneClock::new(query.sent_at.unwrap_or(now), now, TimeZone::UTC);
    let limit = page_limit(query.limit);
    let after = time_cursor(query.cursor)?;
    let filter =
        Filter { from: Some(UtcMs(now.0 - DAY_MS)), writer: Some(me.id), after, ..Filter::default() };
    let page = cut(queries::list(&state.db.read, me.org, filter, limit).await?, limit, place);
    let items = page.items.into_iter().filter_map(|row| OwnPickup::shown(row, &clock)).collect();
    Ok(Json(Page { items, next: page.next }))
}

/// Correct a find.
#[utoipa::path(put, path = "/api/v1/pickups/{id}", params(("id" = Uuid, Path, description = "The find")), request_body = CorrectedPickup,
    responses((status = 200, body = Pickup, description = "The find from now on")))]
async fn correct_pickup(
    State(state): State<AppState>,
    me: CurrentMember,
    PathId(id): PathId<PickupId>,
    JsonBody(mut body): JsonBody<Map<String, Value>>,
) -> Result<Json<Pickup>, Problem> {
    let number = check_number(take(&mut body, "revision")?)?;
    let content: PickupContent = parse_value(Value::Object(body))?;
    let now = state.clock.now();
    let tx = state.db.begin().await?;
    let seq = organisations::queries::take_sequence(&tx, me.org, 1).await?;
    let zone = organisations::queries::get(&tx, me.org).await?.zone();
    let known = queries::get(&tx, me.org, id).await?;
    let find = corrected(&known, content, &PhoneClock::new(now, now, zone))?;
    check_follows(&known, number)?;
    write(&state, &me, &tx, Revision { id, number, find: Some(find) }, seq, now).await?;
    let stored = queries::get(&tx, me.org, id).await?;
    audit::record(&tx, me.org, me.actor(), "pickup.corrected", now).await?;
    tx.commit().await?;
    Ok(Json(stored.into()))
}

/// Remove a find.
#[utoipa::path(delete, path = "/api/v1/pickups/{id}", params(("id" = Uuid, Path, description = "The find")),
    responses((status = 204, description = "Removed from lists and sums")))]
async fn remove_pickup(
    State(state): State<AppState>,
    me: CurrentMember,
    PathId(id): PathId<PickupId>,
) -> Result<StatusCode, Problem> {
    let now = state.clock.now();
    let tx = state.db.begin().await?;
    let seq = organisations::queries::take_sequence(&tx, me.org, 1).await?;
    let known = queries::get(&tx, me.org, id).await?;
    let revision = Revision { id, number: known.revision + 1, find: None };
    write(&state, &me, &tx, revision, seq, now).await?;
    audit::record(&tx, me.org, me.actor(), "pickup.removed", now).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A find's place in a list by time.
fn place(row: &Model) -> String {
    format!("{}.{}", row.recorded_at.map_or(0, |at| at.0), row.id.0)
}

/// A correction may leave the time as it is, however old, and the cell of a point that was coarsened.
fn corrected(known: &Model, content: PickupContent, clock: &PhoneClock) -> Result<Find, Problem> {
    let recorded_at = match known.recorded_at {
        Some(kept) if kept == content.recorded_at => kept,
        _ => clock.correct(content.recorded_at)?,
    };
    let day = clock.day(recorded_at);
    let mut find = check_at(content, recorded_at, day)?;
    if find.cell.is_none() && known.lat.is_none() {
        find.cell = known.cell;
    }
    Ok(find)
}

fn check_follows(known: &Model, number: i32) -> Result<(), Problem> {
    if number == known.revision + 1 {
        return Ok(());
    }
    let expected = format!("expected {}; the find was changed meanwhile", known.revision + 1);
    Err(Problem::field(ProblemCode::Conflict, "revision", expected))
}

async fn write(
    state: &AppState,
    me: &CurrentMember,
    tx: &DatabaseTransaction,
    revision: Revision,
    seq: i64,
    now: UtcMs,
) -> Result<(), Problem> {
    let writer = Writer { member: Some(me.id), coordinator: true, received_at: now };
    queries::apply(tx, me.org, &[(writer, revision)], seq, state.config.retention.point_days).await?;
    Ok(())
}

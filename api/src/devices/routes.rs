//! The list of devices and shutting one out.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use sea_orm::{ColumnTrait, QueryFilter};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::{Device, DeviceQuery};
use super::{entity, queries};
use crate::access::{Access, CurrentMember};
use crate::audit;
use crate::error::Problem;
use crate::extract::{PathId, QueryString};
use crate::ids::{DeviceId, MemberId, Role};
use crate::members;
use crate::page::{Page, cut, id_cursor, page_limit};
use crate::state::AppState;

/// Routes under `/devices`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_devices).allow(&[Role::Coordinator, Role::Admin]))
        .routes(routes!(revoke_device).allow(&[Role::Coordinator, Role::Admin]))
}

/// The devices of my organisation.
#[utoipa::path(get, path = "/api/v1/devices", params(DeviceQuery), responses((status = 200, body = Page<Device>, description = "A page of devices")))]
async fn list_devices(
    State(state): State<AppState>,
    me: CurrentMember,
    QueryString(query): QueryString<DeviceQuery>,
) -> Result<Json<Page<Device>>, Problem> {
    let limit = page_limit(query.limit);
    let db = &state.db.read;
    let rows = queries::list(db, me.org, query.member_id, id_cursor(query.cursor)?, limit).await?;
    let ids = rows.iter().map(|row| row.member_id);
    let owners = members::queries::of(me.org).filter(members::entity::Column::Id.is_in(ids)).all(db).await?;
    let nicknames: HashMap<_, _> = owners.into_iter().map(|owner| (owner.id, owner.nickname)).collect();
    let devices = rows.into_iter().map(|row| device(row, &nicknames, &me)).collect();
    Ok(Json(cut(devices, limit, |device: &Device| device.id.0.to_string())))
}

/// Shut a device out.
#[utoipa::path(delete, path = "/api/v1/devices/{id}", params(("id" = Uuid, Path, description = "The device")),
    responses((status = 204, description = "Revoked")))]
async fn revoke_device(
    State(state): State<AppState>,
    me: CurrentMember,
    PathId(id): PathId<DeviceId>,
) -> Result<StatusCode, Problem> {
    let tx = state.db.begin().await?;
    queries::revoke(&tx, me.org, id, state.clock.now()).await?;
    audit::record(&tx, me.org, me.actor(), "device.revoked", state.clock.now()).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

fn device(row: entity::Model, nicknames: &HashMap<MemberId, String>, me: &CurrentMember) -> Device {
    Device {
        id: row.id,
        member_id: row.member_id,
        nickname: nicknames.get(&row.member_id).cloned().unwrap_or_default(),
        last_seen_month: row.last_seen_month,
        revoked: row.revoked_at.is_some(),
        current: row.id == me.device,
    }
}

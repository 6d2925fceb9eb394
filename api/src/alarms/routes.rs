//! Listing and answering alarms.

use axum::Json;
use axum::extract::State;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::{Alarm, AlarmQuery, AnswerToAlarm};
use super::queries;
use crate::access::{Access, CurrentMember};
use crate::error::Problem;
use crate::extract::{JsonBody, PathId, QueryString};
use crate::ids::{AlarmId, Role};
use crate::page::{Page, cut, page_limit, time_cursor};
use crate::state::AppState;
use crate::{areas, audit};

/// Routes under `/alarms`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_alarms).allow(&[Role::Coordinator]))
        .routes(routes!(answer_alarm).allow(&[Role::Coordinator]))
}

/// Places that suddenly held more than their past explains, the latest week first and of a week the rarest first.
#[utoipa::path(get, path = "/api/v1/alarms", params(AlarmQuery), responses((status = 200, body = Page<Alarm>, description = "A page of alarms")))]
async fn list_alarms(
    State(state): State<AppState>,
    me: CurrentMember,
    QueryString(query): QueryString<AlarmQuery>,
) -> Result<Json<Page<Alarm>>, Problem> {
    let db = &state.db.read;
    let limit = page_limit(query.limit);
    if let Some(area) = query.area_id {
        areas::queries::get(db, me.org, area, "area_id").await?;
    }
    let rows = queries::list(db, me.org, query.area_id, time_cursor(query.cursor)?, limit).await?;
    let alarms = rows.into_iter().map(Alarm::from).collect();
    Ok(Json(cut(alarms, limit, |alarm: &Alarm| format!("{}.{}", alarm.week_ended.0, alarm.id.0))))
}

/// Say what was behind an alarm.
#[utoipa::path(patch, path = "/api/v1/alarms/{id}", params(("id" = Uuid, Path, description = "The alarm")), request_body = AnswerToAlarm,
    responses((status = 200, body = Alarm, description = "The alarm with its answer")))]
async fn answer_alarm(
    State(state): State<AppState>,
    me: CurrentMember,
    PathId(id): PathId<AlarmId>,
    JsonBody(said): JsonBody<AnswerToAlarm>,
) -> Result<Json<Alarm>, Problem> {
    let now = state.clock.now();
    let tx = state.db.begin().await?;
    let alarm = queries::answer(&tx, me.org, id, said.answer, now).await?;
    audit::record(&tx, me.org, me.actor(), "alarm.answered", now).await?;
    tx.commit().await?;
    Ok(Json(alarm.into()))
}

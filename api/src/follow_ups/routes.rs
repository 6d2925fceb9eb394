//! Opening and closing follow-ups by the words of a slip, what is due, how many there are, and "forget me".

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{FromRequest, Request, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use sea_orm::DbErr;
use tokio::time::{Instant, sleep_until};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::{
    ClosedSlip, DueFollowUps, DueQuery, FollowUp, FollowUpCounts, ForgottenSlip, SlipWords, count,
};
use super::{queries, slow_hash};
use crate::access::{Access, CurrentMember};
use crate::clock::Day;
use crate::error::{Problem, ProblemCode};
use crate::extract::{JsonBody, QueryString};
use crate::ids::Role;
use crate::limits::Limits;
use crate::organisations::entity::Model as Organisation;
use crate::state::AppState;
use crate::{members, organisations};

/// Longer than the work on a known slip in one union, so that the time of an answer does not tell whether it was known.
const FORGET_TIME: Duration = Duration::from_millis(600);

/// Routes under `/follow-ups`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(open_follow_up).allow(&[Role::Outreach]))
        .routes(routes!(close_follow_up).allow(&[Role::Outreach]))
        .routes(routes!(list_due_follow_ups).allow(&[Role::Outreach]))
        .routes(routes!(count_follow_ups).allow(&[Role::Coordinator]))
        .routes(routes!(forget_follow_up).public())
}

/// Open the follow-up of a slip by its words.
#[utoipa::path(post, path = "/api/v1/follow-ups/open", request_body = SlipWords, responses((status = 200, body = FollowUp, description = "What is due; 404 when no follow-up has these words")))]
async fn open_follow_up(
    State(state): State<AppState>,
    Extension(limits): Extension<Arc<Limits>>,
    me: CurrentMember,
    request: Request,
) -> Result<Json<FollowUp>, Problem> {
    limits.try_slip(me.device, request.headers(), request.extensions())?;
    let JsonBody(slip) = JsonBody::<SlipWords>::from_request(request, &state).await?;
    let (organisation, today) = here_and_now(&state, &me).await?;
    let hash = slow_hash::of(&state.config, &organisation.slug, &slip.words).await?;
    let row = queries::find(&state.db.read, me.org, hash).await?;
    Ok(Json(FollowUp::of(&row, today)))
}

/// Close the follow-up of a slip by its words.
#[utoipa::path(post, path = "/api/v1/follow-ups/state", request_body = ClosedSlip, responses((status = 200, body = FollowUp, description = "Closed; it is forgotten thirty days later")))]
async fn close_follow_up(
    State(state): State<AppState>,
    Extension(limits): Extension<Arc<Limits>>,
    me: CurrentMember,
    request: Request,
) -> Result<Json<FollowUp>, Problem> {
    limits.try_slip(me.device, request.headers(), request.extensions())?;
    let JsonBody(slip) = JsonBody::<ClosedSlip>::from_request(request, &state).await?;
    let (organisation, today) = here_and_now(&state, &me).await?;
    let hash = slow_hash::of(&state.config, &organisation.slug, &slip.words).await?;
    let tx = state.db.begin().await?;
    let row = queries::close(&tx, me.org, hash, slip.state, today).await?;
    tx.commit().await?;
    Ok(Json(FollowUp::of(&row, today)))
}

/// What is due within a week or overdue in my areas, without any way to tell whose it is.
#[utoipa::path(get, path = "/api/v1/follow-ups/due", params(DueQuery), responses((status = 200, body = DueFollowUps, description = "At most 500, the longest overdue first")))]
async fn list_due_follow_ups(
    State(state): State<AppState>,
    me: CurrentMember,
    QueryString(query): QueryString<DueQuery>,
) -> Result<Json<DueFollowUps>, Problem> {
    let db = &state.db.read;
    if query.area_id.is_some() && !members::queries::sees_area(db, &me, query.area_id).await? {
        let expected = "expected the id of one of your areas";
        return Err(Problem::field(ProblemCode::UnknownArea, "area_id", expected));
    }
    let (_, today) = here_and_now(&state, &me).await?;
    let seen = members::queries::seen_areas(db, &me).await?;
    let rows = queries::due(db, me.org, query.area_id, seen, today).await?;
    Ok(Json(DueFollowUps { items: rows.iter().map(|row| FollowUp::of(row, today)).collect() }))
}

/// How many follow-ups there are of each kind.
#[utoipa::path(get, path = "/api/v1/follow-ups/counts", responses((status = 200, body = FollowUpCounts, description = "By area, reason and state")))]
async fn count_follow_ups(
    State(state): State<AppState>,
    me: CurrentMember,
) -> Result<Json<FollowUpCounts>, Problem> {
    let (_, today) = here_and_now(&state, &me).await?;
    let rows = queries::all(&state.db.read, me.org).await?;
    Ok(Json(FollowUpCounts { items: count(rows.iter().map(|row| FollowUp::of(row, today))) }))
}

/// Forget the follow-up of a slip, for whoever holds it. The answer is the same, and as late, whether there was one.
#[utoipa::path(post, path = "/api/v1/follow-ups/forget", request_body = ForgottenSlip, responses((status = 204, description = "Nothing is kept under these words")))]
async fn forget_follow_up(
    State(state): State<AppState>,
    Extension(limits): Extension<Arc<Limits>>,
    request: Request,
) -> Result<StatusCode, Problem> {
    let asked_at = Instant::now();
    limits.try_forget(request.headers(), request.extensions())?;
    let JsonBody(slip) = JsonBody::<ForgottenSlip>::from_request(request, &state).await?;
    slow_hash::check(&slip.words)?;
    let unions = named_or_all(&state, slip.organisation.as_deref()).await?;
    for union in &unions {
        let hash = slow_hash::of(&state.config, &union.slug, &slip.words).await?;
        let tx = state.db.begin().await?;
        queries::forget(&tx, union.id, hash).await?;
        tx.commit().await?;
    }
    let unions = u32::try_from(unions.len()).unwrap_or(u32::MAX);
    sleep_until(asked_at + FORGET_TIME.saturating_mul(unions.max(1))).await;
    Ok(StatusCode::NO_CONTENT)
}

async fn here_and_now(state: &AppState, me: &CurrentMember) -> Result<(Organisation, Day), Problem> {
    let organisation = organisations::queries::get(&state.db.read, me.org).await?;
    let today = state.clock.now().day(&organisation.zone());
    Ok((organisation, today))
}

/// A card that is read out names no union, so that it tells nobody where its holder goes.
async fn named_or_all(state: &AppState, slug: Option<&str>) -> Result<Vec<Organisation>, DbErr> {
    let db = &state.db.read;
    match slug {
        Some(slug) => Ok(organisations::queries::by_slug(db, slug).await?.into_iter().collect()),
        None => organisations::queries::all(db).await,
    }
}

//! Myself, and the list of members.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::{Member, MemberChange, OwnChange, check_nickname, check_roles};
use super::queries;
use crate::access::{Access, CurrentMember};
use crate::audit;
use crate::error::Problem;
use crate::extract::{JsonBody, PathId, QueryString};
use crate::ids::{DeviceId, MemberId, Role};
use crate::organisations;
use crate::page::{Page, PageQuery, cut, id_cursor, page_limit};
use crate::state::AppState;

/// Routes under `/me` and `/members`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get_me).allow(&Role::ALL))
        .routes(routes!(update_me).allow(&Role::ALL))
        .routes(routes!(list_members).allow(&[Role::Coordinator, Role::Admin]))
        .routes(routes!(update_member).allow(&[Role::Coordinator, Role::Admin]))
        .routes(routes!(erase_member).allow(&[Role::Coordinator, Role::Admin]))
}

/// Who I am and where.
#[derive(Debug, Serialize, ToSchema)]
pub struct Me {
    /// Myself.
    pub member: Member,
    /// My organisation.
    pub organisation: Organisation,
    /// The device I sit at.
    pub device_id: DeviceId,
}

/// An organisation as its members see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Organisation {
    /// The name that members read.
    pub name: String,
    /// The short name that invites carry.
    pub slug: String,
    /// Where its days begin.
    pub time_zone: String,
}

/// Who I am.
#[utoipa::path(get, path = "/api/v1/me", responses((status = 200, body = Me, description = "Myself, my organisation, my device")))]
async fn get_me(State(state): State<AppState>, me: CurrentMember) -> Result<Json<Me>, Problem> {
    let member = queries::get(&state.db.read, me.org, me.id).await?;
    let organisation = organisations::queries::get(&state.db.read, me.org).await?;
    Ok(Json(Me {
        member: member.into(),
        organisation: Organisation {
            name: organisation.name,
            slug: organisation.slug,
            time_zone: organisation.time_zone,
        },
        device_id: me.device,
    }))
}

/// Change my nickname or language.
#[utoipa::path(patch, path = "/api/v1/me", request_body = OwnChange, responses((status = 200, body = Member, description = "Myself from now on")))]
async fn update_me(
    State(state): State<AppState>,
    me: CurrentMember,
    JsonBody(change): JsonBody<OwnChange>,
) -> Result<Json<Member>, Problem> {
    let nickname = change.nickname.as_deref().map(check_nickname).transpose()?;
    let tx = state.db.begin().await?;
    let row = queries::get(&tx, me.org, me.id).await?;
    let row = queries::rename(&tx, row, nickname, change.language.map(|language| language.code())).await?;
    tx.commit().await?;
    Ok(Json(row.into()))
}

/// The members of my organisation.
#[utoipa::path(get, path = "/api/v1/members", params(PageQuery), responses((status = 200, body = Page<Member>, description = "A page of members")))]
async fn list_members(
    State(state): State<AppState>,
    me: CurrentMember,
    QueryString(page): QueryString<PageQuery>,
) -> Result<Json<Page<Member>>, Problem> {
    let limit = page_limit(page.limit);
    let rows = queries::list(&state.db.read, me.org, id_cursor(page.cursor)?, limit).await?;
    let members = rows.into_iter().map(Member::from).collect();
    Ok(Json(cut(members, limit, |member: &Member| member.id.0.to_string())))
}

/// Change a member's roles or areas.
#[utoipa::path(patch, path = "/api/v1/members/{id}", params(("id" = Uuid, Path, description = "The member")), request_body = MemberChange,
    responses((status = 200, body = Member, description = "The member from now on")))]
async fn update_member(
    State(state): State<AppState>,
    me: CurrentMember,
    PathId(id): PathId<MemberId>,
    JsonBody(change): JsonBody<MemberChange>,
) -> Result<Json<Member>, Problem> {
    change.roles.as_deref().map(check_roles).transpose()?;
    let tx = state.db.begin().await?;
    let row = queries::get(&tx, me.org, id).await?;
    let row = queries::change(&tx, row, change).await?;
    audit::record(&tx, me.org, me.actor(), "member.changed", state.clock.now()).await?;
    tx.commit().await?;
    Ok(Json(row.into()))
}

/// Erase a member and sign out their devices at once; their finds stay with the team.
#[utoipa::path(delete, path = "/api/v1/members/{id}", params(("id" = Uuid, Path, description = "The member")),
    responses((status = 204, description = "Erased")))]
async fn erase_member(
    State(state): State<AppState>,
    me: CurrentMember,
    PathId(id): PathId<MemberId>,
) -> Result<StatusCode, Problem> {
    let tx = state.db.begin().await?;
    queries::erase(&tx, me.org, id).await?;
    audit::record(&tx, me.org, me.actor(), "member.erased", state.clock.now()).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

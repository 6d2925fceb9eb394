//! Making, listing and withdrawing invites.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::{CARD_MS, Invite, MadeInvite, NewInvite, SCREEN_MS, link, qr_svg};
use super::queries;
use crate::access::{Access, CurrentMember};
use crate::audit;
use crate::clock::UtcMs;
use crate::error::Problem;
use crate::extract::{JsonBody, PathId, QueryString};
use crate::ids::{InviteId, Role};
use crate::members::model::check_roles;
use crate::organisations;
use crate::page::{Page, PageQuery, cut, id_cursor, page_limit};
use crate::state::AppState;

/// Routes under `/invites`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_invites).allow(&[Role::Coordinator, Role::Admin]))
        .routes(routes!(create_invite).allow(&[Role::Coordinator, Role::Admin]))
        .routes(routes!(withdraw_invite).allow(&[Role::Coordinator, Role::Admin]))
}

/// The invites that nobody has used yet.
#[utoipa::path(get, path = "/api/v1/invites", params(PageQuery), responses((status = 200, body = Page<Invite>, description = "A page of open invites")))]
async fn list_invites(
    State(state): State<AppState>,
    me: CurrentMember,
    QueryString(page): QueryString<PageQuery>,
) -> Result<Json<Page<Invite>>, Problem> {
    let limit = page_limit(page.limit);
    let now = state.clock.now();
    let rows = queries::list(&state.db.read, me.org, now, id_cursor(page.cursor)?, limit).await?;
    let invites = rows.into_iter().map(Invite::from).collect();
    Ok(Json(cut(invites, limit, |invite: &Invite| invite.id.0.to_string())))
}

/// Make an invite; the link is told this once.
#[utoipa::path(post, path = "/api/v1/invites", request_body = NewInvite, responses((status = 201, body = MadeInvite, description = "The invite with its link and QR code")))]
async fn create_invite(
    State(state): State<AppState>,
    me: CurrentMember,
    JsonBody(new): JsonBody<NewInvite>,
) -> Result<(StatusCode, Json<MadeInvite>), Problem> {
    check_roles(&new.roles)?;
    let now = state.clock.now();
    let expires_at = UtcMs(now.0 + if new.printed_card { CARD_MS } else { SCREEN_MS });
    let tx = state.db.begin().await?;
    let organisation = organisations::queries::get(&tx, me.org).await?;
    let (row, secret) = queries::insert(&tx, me.org, &new.roles, &new.area_ids, expires_at).await?;
    audit::record(&tx, me.org, me.actor(), "invite.made", now).await?;
    tx.commit().await?;
    let link = link(&state.config.origin(), &organisation.slug, &secret);
    Ok((StatusCode::CREATED, Json(MadeInvite { invite: row.into(), qr_svg: qr_svg(&link), link })))
}

/// Withdraw an invite that nobody has used yet.
#[utoipa::path(delete, path = "/api/v1/invites/{id}", params(("id" = Uuid, Path, description = "The invite")),
    responses((status = 204, description = "Withdrawn")))]
async fn withdraw_invite(
    State(state): State<AppState>,
    me: CurrentMember,
    PathId(id): PathId<InviteId>,
) -> Result<StatusCode, Problem> {
    let tx = state.db.begin().await?;
    queries::withdraw(&tx, me.org, id).await?;
    audit::record(&tx, me.org, me.actor(), "invite.withdrawn", state.clock.now()).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

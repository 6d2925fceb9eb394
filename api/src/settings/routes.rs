//! What my union says of itself.

use axum::Json;
use axum::extract::State;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::{OrganisationSettings, SettingsChange};
use super::queries;
use crate::access::{Access, CurrentMember};
use crate::audit;
use crate::error::Problem;
use crate::extract::JsonBody;
use crate::ids::Role;
use crate::state::AppState;

/// Routes under `/organisation`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get_organisation).allow(&Role::ALL))
        .routes(routes!(update_organisation).allow(&[Role::Coordinator, Role::Admin]))
}

/// The name of my union and the numbers its phones call.
#[utoipa::path(get, path = "/api/v1/organisation", responses((status = 200, body = OrganisationSettings, description = "What my union set, or the defaults")))]
async fn get_organisation(
    State(state): State<AppState>,
    me: CurrentMember,
) -> Result<Json<OrganisationSettings>, Problem> {
    Ok(Json(queries::get(&state.db.read, me.org).await?.0))
}

/// Change the name of my union or the numbers its phones call; every phone hears of it with its next pull.
#[utoipa::path(patch, path = "/api/v1/organisation", request_body = SettingsChange,
    responses((status = 200, body = OrganisationSettings, description = "What holds from now on")))]
async fn update_organisation(
    State(state): State<AppState>,
    me: CurrentMember,
    JsonBody(change): JsonBody<SettingsChange>,
) -> Result<Json<OrganisationSettings>, Problem> {
    let change = change.checked()?;
    let tx = state.db.begin().await?;
    let settings = queries::change(&tx, me.org, change).await?;
    audit::record(&tx, me.org, me.actor(), "organisation.changed", state.clock.now()).await?;
    tx.commit().await?;
    Ok(Json(settings))
}

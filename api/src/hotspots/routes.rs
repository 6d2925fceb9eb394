//! The map.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::{HotspotMap, HotspotQuery, check_size};
use super::queries;
use crate::access::{Access, CurrentMember};
use crate::areas;
use crate::error::{Problem, ProblemCode};
use crate::etag::conditional;
use crate::extract::QueryString;
use crate::ids::Role;
use crate::pickups::cell_days::ANY_ITEM;
use crate::state::AppState;
use crate::words::code;
use crate::{members, organisations};

/// Routes under `/hotspots`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get_hotspots).allow(&[
        Role::Volunteer,
        Role::Outreach,
        Role::Coordinator,
    ]))
}

/// The hotspot map of an area.
#[utoipa::path(get, path = "/api/v1/hotspots", params(HotspotQuery), responses(
    (status = 200, body = HotspotMap, description = "The cells, with an ETag"),
    (status = 304, description = "Nothing changed")))]
async fn get_hotspots(
    State(state): State<AppState>,
    me: CurrentMember,
    headers: HeaderMap,
    QueryString(query): QueryString<HotspotQuery>,
) -> Result<Response, Problem> {
    let db = &state.db.read;
    let zone = organisations::queries::get(db, me.org).await?.zone();
    let window = query.window(state.clock.now().day(&zone))?;
    if !members::queries::sees_area(db, &me, query.area_id).await? {
        let expected = "expected the id of one of your areas";
        return Err(Problem::field(ProblemCode::UnknownArea, "area_id", expected));
    }
    let seq = organisations::queries::last_sequence(db, me.org).await?;
    let item = query.item.as_ref().map_or_else(|| ANY_ITEM.to_owned(), code);
    let version = format!("{:?}:{seq}:{:?}:{item}:{window:?}", me.org, query.area_id);
    conditional(&headers, &version, async {
        let area = match query.area_id {
            Some(id) => Some(areas::queries::cells(db, me.org, id).await?),
            None => None,
        };
        let cells = queries::cells(db, me.org, &window, &item, area.as_deref()).await?;
        check_size(&cells, window.resolution)?;
        let named = query.area_id.zip(area.as_deref());
        let patrols = queries::patrols(db, me.org, &window, &zone, named).await?;
        Ok(HotspotMap::draw(&window, patrols, &cells))
    })
    .await
}

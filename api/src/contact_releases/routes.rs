//! Reading releases.

use axum::Json;
use axum::extract::State;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::model::{ContactReleases, ReleaseQuery, read_sum};
use super::queries::{self, Asked};
use crate::access::{Access, CurrentMember};
use crate::clock::Day;
use crate::error::{Problem, ProblemCode};
use crate::extract::QueryString;
use crate::ids::Role;
use crate::page::check_window;
use crate::state::AppState;
use crate::{areas, members, organisations};

/// Weeks of an answer when none are named.
const WEEKS: i32 = 13;

/// Routes under `/contact-releases`.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get_contact_releases).allow(&[Role::Outreach, Role::Coordinator]))
}

/// The map and the sums of street contacts, week by week as they were published; an outreach worker names one of their
/// own areas. "Not shown" are contacts in cells too quiet to be shown, and those indoors.
#[utoipa::path(get, path = "/api/v1/contact-releases", params(ReleaseQuery), responses((status = 200, body = ContactReleases, description = "What was published")))]
async fn get_contact_releases(
    State(state): State<AppState>,
    me: CurrentMember,
    QueryString(query): QueryString<ReleaseQuery>,
) -> Result<Json<ContactReleases>, Problem> {
    let db = &state.db.read;
    let asked = ask(&state, &me, &query).await?;
    let (weeks, cells) = (queries::weeks(db, asked).await?, queries::cells(db, asked).await?);
    let sums = queries::sums(db, asked).await?.into_iter().filter_map(read_sum);
    Ok(Json(ContactReleases::of(weeks, &cells, sums)))
}

/// Which releases a member asks for, if they may.
///
/// # Errors
/// `missing_field` or `unknown_area`, naming `area_id`; `window_reversed`.
pub async fn ask(state: &AppState, me: &CurrentMember, query: &ReleaseQuery) -> Result<Asked, Problem> {
    check_window(query.from, query.to)?;
    let db = &state.db.read;
    match query.area_id {
        None if !me.is(Role::Coordinator) => {
            let expected = "expected the id of one of your areas";
            return Err(Problem::field(ProblemCode::MissingField, "area_id", expected));
        }
        Some(_) if !members::queries::sees_area(db, me, query.area_id).await? => {
            let expected = "expected the id of one of your areas";
            return Err(Problem::field(ProblemCode::UnknownArea, "area_id", expected));
        }
        Some(area) => drop(areas::queries::get(db, me.org, area, "area_id").await?),
        None => (),
    }
    let zone = organisations::queries::get(db, me.org).await?.zone();
    let to = query.to.unwrap_or_else(|| state.clock.now().day(&zone));
    let from = query.from.unwrap_or(Day(to.monday().0 - 7 * WEEKS));
    Ok(Asked { org: me.org, area: query.area_id, from, to })
}

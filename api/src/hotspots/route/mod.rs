//! Where to walk next: a loop through the places where finds are most likely, with some that are looked at too rarely to
//! know, and those whose time has come again. All day the same answer, so that two people speak of the same round.

mod choose;
mod draw;
pub mod model;
mod routes;

use geo_hotspots::PlanePoint;
use geo_hotspots::plan::{SURROUNDINGS_M, Surroundings};

use super::ground::{self, broken};
use crate::clock::Day;
use crate::error::Problem;
use crate::ids::{AreaId, OrgId};
use crate::pickups::cell_days::ANY_ITEM;
use crate::state::AppState;
use draw::draw;
use model::{Route, RouteWish};

pub use routes::router;

/// The round of a day, planned from what was known when the day began.
///
/// # Errors
/// `unknown_area` or `area_too_large`, naming `area_id`; the database's problems.
pub async fn plan(
    state: &AppState,
    org: OrgId,
    area: AreaId,
    day: Day,
    wish: RouteWish,
) -> Result<Route, Problem> {
    let ground = ground::get(state, org, Some(area), ANY_ITEM).await?;
    ground.read(move |ground| draw(ground, area, day, wish)).await
}

/// What lies around each cell of a ground.
pub(super) fn surroundings(points: &[PlanePoint]) -> Result<Surroundings, Problem> {
    Surroundings::of(points, SURROUNDINGS_M).map_err(broken)
}

//! Places with more than usual, at most seven, named as people name them. A place is cells of the map that stand out and
//! touch each other; it is called sure when it does not depend on how the grid happens to lie.

mod gather;
mod grids;
pub mod model;
mod onset;
mod routes;

use geo_hotspots::Resolution;

use super::ground;
use super::queries::Days;
use crate::error::Problem;
use crate::histories::Key;
use crate::ids::{AreaId, OrgId};
use crate::pickups::cell_days::ANY_ITEM;
use crate::state::AppState;
use gather::gather;
use grids::parents;
use model::Places;

pub use routes::router;

/// The places of an area in a window.
///
/// # Errors
/// `unknown_area` or `area_too_large`, naming `area_id`; the database's problems.
pub async fn places(state: &AppState, org: OrgId, area: AreaId, days: Days) -> Result<Places, Problem> {
    let key = Key { org, area: Some(area), item: ANY_ITEM.to_owned(), resolution: Resolution::Ten };
    let parents = ground::at(state, key).await?.read(move |ground| parents(ground, days)).await?;
    let ground = ground::get(state, org, Some(area), ANY_ITEM).await?;
    ground.read(move |ground| gather(ground, days, &parents)).await
}

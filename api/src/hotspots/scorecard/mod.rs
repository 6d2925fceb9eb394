//! The report card: what the places that were named before a month held in that month. A map that cannot say where the
//! next finds lie is a picture; this says month by month how well it can.

pub mod model;
mod routes;
mod score;

use super::ground;
use crate::error::Problem;
use crate::ids::{AreaId, OrgId};
use crate::pickups::cell_days::ANY_ITEM;
use crate::state::AppState;
use model::{Month, Scorecard};

pub use routes::router;

/// The report card of a month.
///
/// # Errors
/// `unknown_area` or `area_too_large`, naming `area_id`; the database's problems.
pub async fn score(state: &AppState, org: OrgId, area: AreaId, month: Month) -> Result<Scorecard, Problem> {
    let ground = ground::get(state, org, Some(area), ANY_ITEM).await?;
    ground.read(move |ground| score::score(ground, month)).await
}

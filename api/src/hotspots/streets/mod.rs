//! Which street got worse: each street's last weeks against the same number of weeks before, and how sure that is.

mod compare;
pub mod model;
mod routes;

use super::ground;
use super::queries::Days;
use crate::error::Problem;
use crate::ids::{AreaId, OrgId};
use crate::pickups::cell_days::ANY_ITEM;
use crate::state::AppState;
use model::Streets;

pub use routes::router;

/// The streets of an area in two windows.
///
/// # Errors
/// `unknown_area` or `area_too_large`, naming `area_id`; the database's problems.
pub async fn compare(
    state: &AppState,
    org: OrgId,
    area: AreaId,
    now: Days,
    before: Days,
) -> Result<Streets, Problem> {
    let ground = ground::get(state, org, Some(area), ANY_ITEM).await?;
    ground.read(move |ground| compare::compare(ground, now, before)).await
}

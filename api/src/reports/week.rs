//! What a team did since Monday, read from the sums.

use geo_hotspots::ANALYSIS_RESOLUTION;
use jiff::tz::TimeZone;

use super::model::WeekReport;
use crate::clock::Day;
use crate::error::Problem;
use crate::histories::Key;
use crate::hotspots::queries::{Days, items, patrols};
use crate::hotspots::{ground, timeline::sum_inside};
use crate::ids::{AreaId, OrgId};
use crate::pickups::cell_days::ANY_ITEM;
use crate::pickups::vocabulary::Item;
use crate::state::AppState;
use crate::words::code;

/// The week that `today` lies in, up to today, in an area.
///
/// # Errors
/// When there is no such area, or the database refuses.
pub async fn week(
    state: &AppState,
    org: OrgId,
    area_id: AreaId,
    today: Day,
    zone: &TimeZone,
) -> Result<WeekReport, Problem> {
    let db = &state.db.read;
    let days = Days { from: today.monday(), to: today };
    let ground = ground::get(state, org, Some(area_id), ANY_ITEM).await?;
    let counts = ground.history.window(days.from.0, days.to.0);
    let sum = sum_inside(&ground, &counts);
    let searched = counts.iter().zip(&ground.inside).filter(|(counts, inside)| **inside && counts.visits > 0);
    let cells = i64::try_from(searched.count()).expect("an area has few cells");
    let area = ground.outline.as_ref().map_or_else(Vec::new, |outline| outline.cells.clone());
    drop(ground);
    let mut syringes = 0;
    for item in Item::SYRINGES {
        let key = Key { org, area: Some(area_id), item: code(&item), resolution: ANALYSIS_RESOLUTION };
        syringes += items(db, &key, days, &area).await?;
    }
    Ok(WeekReport {
        area_id,
        from: days.from,
        to: days.to,
        patrols: patrols(db, org, days, zone, Some((area_id, &area))).await?,
        finds: sum.finds,
        syringes,
        metres: sum.metres,
        cells,
    })
}

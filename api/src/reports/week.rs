//! What a team did since Monday, read from the sums.

use geo_hotspots::{ANALYSIS_RESOLUTION, Cell};
use jiff::tz::TimeZone;
use sea_orm::ConnectionTrait;

use super::model::WeekReport;
use crate::clock::Day;
use crate::error::Problem;
use crate::hotspots::model::Window;
use crate::hotspots::queries;
use crate::ids::{AreaId, OrgId};
use crate::pickups::cell_days::ANY_ITEM;
use crate::pickups::vocabulary::Item;
use crate::words::code;

/// The week that `today` lies in, up to today, in an area of these cells.
///
/// # Errors
/// When the database refuses.
pub async fn week(
    db: &impl ConnectionTrait,
    org: OrgId,
    (area_id, area): (AreaId, &[Cell]),
    today: Day,
    zone: &TimeZone,
) -> Result<WeekReport, Problem> {
    let window = Window { from: today.monday(), to: today, resolution: ANALYSIS_RESOLUTION };
    let cells = queries::cells(db, org, &window, ANY_ITEM, Some(area)).await?;
    let mut syringes = 0;
    for item in Item::SYRINGES {
        syringes += queries::items(db, org, &window, &code(&item), area).await?;
    }
    let searched = cells.iter().filter(|(_, counts)| counts.visits > 0).count();
    Ok(WeekReport {
        area_id,
        from: window.from,
        to: window.to,
        patrols: queries::patrols(db, org, &window, zone, Some((area_id, area))).await?,
        finds: cells.iter().map(|(_, counts)| counts.finds).sum(),
        syringes,
        metres: cells.iter().map(|(_, counts)| counts.metres).sum(),
        cells: i64::try_from(searched).expect("an area has few cells"),
    })
}

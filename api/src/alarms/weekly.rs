//! The weekly look at every area: when a week has ended in the organisation's calendar, once, whichever process is first.

use std::time::Duration;

use super::model::{AlarmLevel, Week};
use super::queries::{is_scanned, store_week};
use super::scan::scan;
use crate::clock::Day;
use crate::error::Problem;
use crate::hotspots::ground;
use crate::ids::OrgId;
use crate::pickups::cell_days::ANY_ITEM;
use crate::state::AppState;
use crate::words::code;
use crate::{areas, organisations};

const EVERY: Duration = Duration::from_secs(3_600);

/// What came of looking at a week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Areas looked at now.
    pub scanned: usize,
    /// Areas that were looked at before.
    pub known: usize,
    /// Areas that nobody searched lately; they are looked at when somebody has.
    pub quiet: usize,
    /// Areas that could not be looked at; the log says why.
    pub failed: usize,
    /// Alarms raised.
    pub alarms: usize,
    /// Places worth a look.
    pub watches: usize,
}

/// Looks at the last week of every organisation, now and every hour, until the server ends.
pub async fn every_hour(state: AppState) {
    let mut hours = tokio::time::interval(EVERY);
    loop {
        hours.tick().await;
        if let Err(problem) = scan_last_week(&state).await {
            tracing::error!(
                detail = problem.detail,
                "the week was not looked at; it is tried again in an hour"
            );
        }
    }
}

/// Looks at the last week that is over, of every organisation, where nobody did so before.
///
/// # Errors
/// When the database refuses.
pub async fn scan_last_week(state: &AppState) -> Result<(), Problem> {
    for organisation in organisations::queries::all(&state.db.read).await? {
        let today = state.clock.now().day(&organisation.zone());
        scan_week(state, organisation.id, last_sunday(today)).await?;
    }
    Ok(())
}

/// The day that ended the last week that is over.
pub fn last_sunday(today: Day) -> Day {
    Day(today.monday().0 - 1)
}

/// Looks at one week of every area of an organisation, where nobody did so before.
///
/// # Errors
/// When the database refuses. An area that cannot be looked at is counted and does not keep the others back.
pub async fn scan_week(state: &AppState, org: OrgId, ended: Day) -> Result<Tally, Problem> {
    let mut tally = Tally::default();
    for area in areas::queries::ids(&state.db.read, org).await? {
        if is_scanned(&state.db.read, org, area, ended).await? {
            tally.known += 1;
        } else if let Err(problem) = scan_area(state, Week { org, area, ended }, &mut tally).await {
            tracing::error!(area = %area.0, detail = problem.detail, "an area was not looked at");
            tally.failed += 1;
        }
    }
    Ok(tally)
}

/// Looks at one week of one area and adds to the tally what came of it.
///
/// # Errors
/// `area_too_large`, or when the database refuses.
pub async fn scan_area(state: &AppState, week: Week, tally: &mut Tally) -> Result<(), Problem> {
    let now = state.clock.now();
    let ground = ground::get(state, week.org, Some(week.area), ANY_ITEM).await?;
    let Some(alarms) = ground.read(move |ground| scan(ground, week, now)).await? else {
        tally.quiet += 1;
        return Ok(());
    };
    let raised = alarms.iter().filter(|alarm| alarm.level == code(&AlarmLevel::Alarm)).count();
    let watches = alarms.len() - raised;
    let tx = state.db.begin().await?;
    if store_week(&tx, week, now, alarms).await? {
        *tally = Tally {
            scanned: tally.scanned + 1,
            alarms: tally.alarms + raised,
            watches: tally.watches + watches,
            ..*tally
        };
    } else {
        tally.known += 1;
    }
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_week_is_over_when_its_sunday_is() {
        let [sunday, monday, next_sunday] = [15, 16, 22].map(|day| Day::of(date(2026, 11, day)));
        assert_eq!(last_sunday(monday), sunday);
        assert_eq!(last_sunday(next_sunday), sunday, "on Sunday the week is not over");
        assert_eq!(last_sunday(Day(next_sunday.0 + 1)), next_sunday);
    }
}

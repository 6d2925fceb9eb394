//! When releases are made: from each Monday on that of the week before the last one, so that a phone that was offline has
//! three days and more to send; once, whichever process is first.

use std::collections::BTreeMap;
use std::time::Duration;

use sea_orm::ConnectionTrait;

use super::make::{Release, make};
use super::model::NO_AREA;
use super::queries::{claim, first_waiting, last_week, store, take_contacts};
use crate::clock::{Day, UtcMs};
use crate::contacts::entity::Model as Contact;
use crate::error::Problem;
use crate::ids::{AreaId, OrgId};
use crate::organisations::entity::Model as Organisation;
use crate::state::AppState;
use crate::{areas, organisations};

const EVERY: Duration = Duration::from_secs(3_600);
const WEEK: i32 = 7;
const HOURS_TO_ARRIVE: i64 = 72;
/// Contacts that no release counts are kept ninety days; older weeks cannot hold any.
const WEEKS_CAUGHT_UP: i32 = 13;

/// What came of releasing a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was released now, with so many shown cells.
    Released {
        /// Areas, with that of contacts in none.
        areas: usize,
        /// Cells that are shown.
        cells: usize,
    },
    /// It was released before.
    Known,
}

/// Releases what is due, now and every hour, until the server ends.
pub async fn every_hour(state: AppState) {
    let mut hours = tokio::time::interval(EVERY);
    loop {
        hours.tick().await;
        if let Err(problem) = release_due(&state).await {
            tracing::error!(
                detail = problem.detail,
                "contacts were not released; it is tried again in an hour"
            );
        }
    }
}

/// Releases the weeks of every organisation that are due and were not released, the oldest first. Before the first contact
/// there is nothing to release.
///
/// # Errors
/// When the database refuses.
pub async fn release_due(state: &AppState) -> Result<(), Problem> {
    let db = &state.db.read;
    for organisation in organisations::queries::all(db).await? {
        let org = organisation.id;
        let last = last_due(state.clock.now().day(&organisation.zone()));
        let waiting = first_waiting(db, org).await?.map(Day::monday);
        let Some(first) = last_week(db, org).await?.map(|week| Day(week.0 + WEEK)).or(waiting) else {
            continue;
        };
        for week in weeks(first, last) {
            release(state, org, week).await?;
        }
    }
    Ok(())
}

/// Releases a week of every area, unless that was done before.
///
/// # Errors
/// When the database refuses.
pub async fn release(state: &AppState, org: OrgId, week: Day) -> Result<Outcome, Problem> {
    let tx = state.db.begin().await?;
    if !claim(&tx, org, week).await? {
        return Ok(Outcome::Known);
    }
    let contacts = take_contacts(&tx, org, week).await?;
    let released = publish(&tx, org, week, contacts).await?;
    tx.commit().await?;
    Ok(released)
}

/// Makes and stores the releases of a claimed week from its contacts.
///
/// # Errors
/// When the database refuses.
pub async fn publish(
    tx: &impl ConnectionTrait,
    org: OrgId,
    week: Day,
    contacts: Vec<Contact>,
) -> Result<Outcome, Problem> {
    let by_area = by_area(&areas::queries::ids(tx, org).await?, contacts);
    let releases: Vec<Release> =
        by_area.into_iter().map(|(area, contacts)| make(org, area, week, &contacts)).collect();
    let cells = releases.iter().map(|release| release.cells.len()).sum();
    let areas = releases.len();
    store(tx, releases).await?;
    Ok(Outcome::Released { areas, cells })
}

/// Whether the contacts of a week had their time to arrive.
pub fn is_due(organisation: &Organisation, week: Day, now: UtcMs) -> bool {
    let ended = Day(week.0 + WEEK).start(&organisation.zone());
    now.0 >= ended.0 + HOURS_TO_ARRIVE * 3_600_000
}

/// The Monday of the week that is released from this week's Monday on.
pub fn last_due(today: Day) -> Day {
    Day(today.monday().0 - 2 * WEEK)
}

/// The Mondays from one to another; of a long absence only those that contacts may wait for.
fn weeks(first: Day, last: Day) -> impl Iterator<Item = Day> {
    let first = first.0.max(last.0 - WEEK * WEEKS_CAUGHT_UP);
    (first..=last.0).step_by(WEEK.unsigned_abs() as usize).map(Day)
}

/// The contacts of each area, also of areas without any: that nobody was met must look like that few were.
fn by_area(areas: &[AreaId], contacts: Vec<Contact>) -> BTreeMap<AreaId, Vec<Contact>> {
    let mut sorted: BTreeMap<AreaId, Vec<Contact>> = areas.iter().map(|area| (*area, Vec::new())).collect();
    sorted.insert(NO_AREA, Vec::new());
    for contact in contacts {
        let area = contact.area_id.filter(|area| sorted.contains_key(area)).unwrap_or(NO_AREA);
        sorted.entry(area).or_default().push(contact);
    }
    sorted
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn on_monday_the_week_before_the_last_one_is_released() {
        let [sunday, monday] = [22, 23].map(|day| Day::of(date(2026, 11, day)));
        assert_eq!(last_due(monday), Day::of(date(2026, 11, 9)));
        assert_eq!(last_due(sunday), Day::of(date(2026, 11, 2)));
    }

    #[test]
    fn weeks_that_were_missed_are_caught_up_in_their_order() {
        let last = Day::of(date(2026, 11, 9));
        let missed = |ago: i32| {
            weeks(Day(last.0 - 7 * ago), last).map(|week| (last.0 - week.0) / 7).collect::<Vec<_>>()
        };
        assert_eq!(missed(2), [2, 1, 0]);
        assert_eq!(missed(-1), [0; 0], "nothing is due yet");
        assert_eq!(missed(500).len(), 14);
    }
}

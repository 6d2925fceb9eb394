//! What the coordinator of the demo union left on the desk: notes on the time line, the alarms of the last weeks, and the
//! round that was sent to tonight's patrol. The alarms are those that the made-up finds really give.

use sea_orm::ConnectionTrait;

use crate::alarms::model::{AlarmAnswer, Week};
use crate::alarms::{self, weekly};
use crate::annotations::model::{Annotation, AnnotationKind};
use crate::clock::{Day, UtcMs};
use crate::error::Problem;
use crate::hotspots::route::model::RouteTransport;
use crate::hotspots::route::plan;
use crate::ids::{AnnotationId, AreaId, OrgId, PlannedRouteId};
use crate::organisations::queries::take_sequence;
use crate::planned_routes::model::NewPlannedRoute;
use crate::secret::ordered_id;
use crate::state::AppState;
use crate::{annotations, planned_routes};

/// How many weeks were looked at.
const WEEKS: i32 = 3;
const ROUND_MINUTES: i32 = 60;

/// Kind, text, whether it was in the patrol area only, and how many days ago it began and ended.
const NOTES: [(AnnotationKind, &str, bool, [i32; 2]); 3] = [
    (AnnotationKind::Event, "Gadefest på Sønder Boulevard", true, [61, 60]),
    (AnnotationKind::Cleaning, "Kommunen rensede Istedgade", true, [33, 33]),
    (AnnotationKind::Weather, "Tre dage med kraftig regn", false, [12, 10]),
];

/// Writes the notes on the time line.
pub async fn annotate(
    tx: &impl ConnectionTrait,
    org: OrgId,
    area: AreaId,
    now: UtcMs,
    today: Day,
) -> Result<(), Problem> {
    for (kind, text, is_local, [from, to]) in NOTES {
        let note = Annotation {
            id: AnnotationId(ordered_id(now)),
            area_id: is_local.then_some(area),
            from: Day(today.0 - from),
            to: Day(today.0 - to),
            kind,
            text: text.to_owned(),
        };
        annotations::queries::store(tx, note.checked(org)?).await?;
    }
    Ok(())
}

/// Looks at the last weeks of the patrol area, and answers what the oldest of them showed.
pub async fn look_back(state: &AppState, org: OrgId, area: AreaId, today: Day) -> Result<(), Problem> {
    let mut tally = weekly::Tally::default();
    for ago in (0..WEEKS).rev() {
        let ended = Day(weekly::last_sunday(today).0 - 7 * ago);
        weekly::scan_area(state, Week { org, area, ended }, &mut tally).await?;
        if tally.scanned == 1 {
            answer_all(state, org, area).await?;
        }
    }
    Ok(())
}

async fn answer_all(state: &AppState, org: OrgId, area: AreaId) -> Result<(), Problem> {
    let tx = state.db.begin().await?;
    for alarm in alarms::queries::list(&tx, org, Some(area), None, 100).await? {
        let (seen, now) = (Some(AlarmAnswer::Seen), state.clock.now());
        alarms::queries::answer(&tx, org, alarm.id, seen, now).await?;
    }
    Ok(tx.commit().await?)
}

/// Sends tonight's patrol on its round.
pub async fn send_round(state: &AppState, org: OrgId, area: AreaId, today: Day) -> Result<(), Problem> {
    let new = NewPlannedRoute {
        id: PlannedRouteId(ordered_id(state.clock.now())),
        area_id: area,
        day: today,
        transport: RouteTransport::Foot,
        minutes: ROUND_MINUTES,
    };
    let route = plan(state, org, area, today, new.wish(today)?).await?;
    let tx = state.db.begin().await?;
    let seq = take_sequence(&tx, org, 1).await?;
    planned_routes::queries::insert(&tx, new.row(org, &route), seq).await?;
    Ok(tx.commit().await?)
}

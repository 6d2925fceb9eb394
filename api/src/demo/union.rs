//! Seeding the demo union: areas, members and the made-up years, through the same doors that real ones come in.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{DemoFind, DemoPatrol, desk, generate, help, meetings, slips};
use crate::areas::model::{AreaChange, AreaKind};
use crate::areas::outline;
use crate::cell::StoredCell;
use crate::clock::{Day, UtcMs};
use crate::error::{CommandError, Problem};
use crate::ids::{AreaId, OrgId, PatrolId, PickupId, Role, RoleSet};
use crate::patrols::model::{EffortByCell, End, PatrolRecord, PatrolStarted, Start};
use crate::pickups::model::{PickupContent, check_at};
use crate::pickups::revision::Revision;
use crate::receipt::{Writer, digest};
use crate::settings::model::SettingsChange;
use crate::state::AppState;
use crate::sync::model::Record;
use crate::sync::push::apply;
use crate::words::word;
use crate::{areas, basemap, members, organisations, settings};

const SEED: u64 = 1997;
const NAME: &str = "Gadeholdet Vesterbro";
const PATROL_AREA: &str = "Indre Vesterbro";
const PATROLS_TOGETHER: usize = 20;

const MEMBERS: [(&str, &str, &[Role]); 5] = [
    ("Stille Måge", "da", &[Role::Volunteer]),
    ("Grøn Cykel", "da", &[Role::Volunteer, Role::Outreach]),
    ("Quick Heron", "en", &[Role::Volunteer]),
    ("Rauhallinen Majakka", "fi", &[Role::Outreach]),
    ("Lang Skygge", "da", &[Role::Coordinator]),
];

/// Founds the demo union in an empty database; one that holds an organisation already is left as it is.
///
/// # Errors
/// When the database refuses.
pub async fn seed(state: &AppState) -> Result<(), CommandError> {
    let tx = state.db.begin().await?;
    if !organisations::queries::all(&tx).await?.is_empty() {
        return Ok(());
    }
    let organisation = organisations::queries::found(&tx, NAME, "Europe/Copenhagen").await?;
    let org = organisation.id;
    let area = seed_areas(&tx, org).await?;
    settings::queries::change(&tx, org, numbers()).await.map_err(|problem| problem.detail)?;
    for (nickname, language, roles) in MEMBERS {
        members::queries::insert(&tx, org, nickname.to_owned(), language, RoleSet::new(roles), json!([]))
            .await?;
    }
    let now = state.clock.now();
    let today = now.day(&organisation.zone());
    let writer = Writer { member: None, coordinator: true, received_at: now };
    for patrols in generate(SEED, today.0).patrols.chunks(PATROLS_TOGETHER) {
        let records = patrols.iter().flat_map(|patrol| records(patrol, area, &organisation.zone()));
        let records = records.map(|record| (writer, record)).collect();
        apply(&tx, org, records, state.config.retention.point_days).await?;
    }
    desk::annotate(&tx, org, area, now, today).await.map_err(|problem| problem.detail)?;
    open_doors(&tx, org, area, now).await.map_err(|problem| problem.detail)?;
    meetings::look_back(&tx, org, today).await.map_err(|problem| problem.detail)?;
    slips::hand_out(&tx, org, area, today).await.map_err(|problem| problem.detail)?;
    tx.commit().await?;
    desk::look_back(state, org, area, today).await.map_err(|problem| problem.detail)?;
    Ok(desk::send_round(state, org, area, today).await.map_err(|problem| problem.detail)?)
}

/// What outreach workers of the union need: where to send people, what to warn of, and how coarse a contact is.
async fn open_doors(tx: &impl ConnectionTrait, org: OrgId, area: AreaId, now: UtcMs) -> Result<(), Problem> {
    areas::queries::change(tx, org, area, AreaChange { dense_city: true }).await?;
    help::list_services(tx, org, now).await?;
    help::warn(tx, org, area, now).await
}

/// What a union in Copenhagen sets.
fn numbers() -> SettingsChange {
    SettingsChange {
        emergency_phone: Some("112".to_owned()),
        advice_phone: Some("1813".to_owned()),
        advice_name: Some("Akuttelefonen".to_owned()),
        ..SettingsChange::default()
    }
}

/// Stores the outlines that the phone app's map shows, and returns the patrol area.
async fn seed_areas(tx: &impl ConnectionTrait, org: OrgId) -> Result<AreaId, CommandError> {
    let mut patrol_area = None;
    for feature in basemap::layer("area") {
        let property = |name: &str| basemap::text(feature, name);
        let name = property("name").ok_or("an area of the demo has no name")?;
        let kind = property("kind").and_then(word).unwrap_or(AreaKind::Neighbourhood);
        let credit = property("credit").map(str::to_owned);
        let geometry = serde_json::to_value(&feature.geometry)?;
        let outline = outline::check(&geometry).map_err(|why| format!("{name} {why}"))?;
        let id = areas::queries::store(tx, org, name, kind, credit, outline).await?;
        if name == PATROL_AREA {
            patrol_area = Some(id);
        }
    }
    Ok(patrol_area.ok_or("the demo has no patrol area")?)
}

fn records(patrol: &DemoPatrol, area: AreaId, zone: &TimeZone) -> Vec<Record> {
    let mut records = vec![Record::Patrol(start(patrol, area))];
    records.extend(patrol.finds.iter().map(|find| Record::Pickup(revision(find, patrol, zone))));
    records.push(Record::Patrol(end(patrol)));
    records
}

fn start(patrol: &DemoPatrol, area_id: AreaId) -> PatrolRecord {
    let sent = PatrolStarted {
        id: PatrolId(patrol.id),
        recorded_at: UtcMs(patrol.started_at_ms),
        area_id,
        kind: word(patrol.kind).expect("the generator knows the vocabulary"),
        transport: word(patrol.transport).expect("the generator knows the vocabulary"),
        team_n: patrol.team_n,
    };
    PatrolRecord::Start(Start { digest: digest(&sent), started_at: sent.recorded_at, sent })
}

fn end(patrol: &DemoPatrol) -> PatrolRecord {
    let mut effort: EffortByCell = BTreeMap::new();
    for spent in &patrol.effort {
        let sum = effort.entry((Day(spent.day), StoredCell(spent.cell.cast_signed()))).or_default();
        sum.seconds += i64::from(spent.seconds);
        sum.metres += i64::from(spent.metres);
        sum.visits = 1;
    }
    let digest = digest(&(patrol.id, patrol.ended_at_ms));
    let paused_s = i32::try_from(patrol.paused_s).expect("a pause is shorter than a day");
    PatrolRecord::End(End {
        id: PatrolId(patrol.id),
        ended_at: UtcMs(patrol.ended_at_ms),
        paused_s,
        effort,
        transports: patrol.transports().into_iter().filter_map(word).collect(),
        digest,
    })
}

fn revision(find: &DemoFind, patrol: &DemoPatrol, zone: &TimeZone) -> Revision {
    let recorded_at = UtcMs(find.recorded_at_ms);
    let content: PickupContent = serde_json::from_value(json!({
        "patrol_id": patrol.id,
        "recorded_at": recorded_at,
        "lat": find.lat,
        "lon": find.lon,
        "accuracy_m": find.accuracy_m,
        "items": find.items.iter().map(|(item, count)| json!({"item": item, "count": count})).collect::<Vec<_>>(),
        "place_type": find.place_type,
        "origin": find.origin,
        "outcome": find.outcome,
        "count_method": find.count_method,
        "needle_cap": find.needle_cap,
    }))
    .expect("the generator knows the vocabulary");
    let checked =
        check_at(content, recorded_at, recorded_at.day(zone)).expect("the generator keeps the rules");
    Revision { id: PickupId(find.id), number: 0, find: Some(checked) }
}

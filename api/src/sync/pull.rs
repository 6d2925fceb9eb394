//! What changed since a phone last asked.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::areas::{self, model::Area};
use crate::clock::{Day, UtcMs};
use crate::error::Problem;
use crate::ids::{AreaId, OrgId, PlannedRouteId, WarningId};
use crate::organisations::queries::last_sequence;
use crate::planned_routes::{self, model::PlannedRoute};
use crate::sealing::{self, model::SealingKey};
use crate::secret::sha256;
use crate::settings::{self, model::OrganisationSettings};
use crate::warnings::{self, model::Warning};

const PAGE: u64 = 100;
/// Names the form of what is pulled; a phone that holds another form starts again.
pub const FORM: &str = "3";

/// From where on.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct PullQuery {
    /// The `cursor` of the last answer; from the beginning when absent or unknown.
    pub cursor: Option<String>,
}

/// What changed.
#[derive(Debug, Serialize, ToSchema)]
pub struct Changes {
    /// Pass it next time.
    pub cursor: String,
    /// Ask again at once: there is more.
    pub more: bool,
    /// Forget what was pulled before: these changes begin at the beginning.
    pub reset: bool,
    /// The changes, oldest first.
    pub items: Vec<Change>,
}

/// One change.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Change {
    /// An area is new or different.
    Area(Area),
    /// An area is gone.
    AreaRemoved(RemovedArea),
    /// The union's name and numbers are new or different.
    Organisation(OrganisationSettings),
    /// A round through one of my areas was planned, for today or a later day.
    PlannedRoute(PlannedRoute),
    /// Such a round was withdrawn.
    PlannedRouteRemoved(RemovedRoute),
    /// Everybody was warned, or those of one of my areas; until it ends.
    Warning(Warning),
    /// Such a warning was taken back.
    WarningRemoved(RemovedWarning),
    /// Sealed records go to this key from now on.
    SealingKey(SealingKey),
}

/// An area that is gone.
#[derive(Debug, Serialize, ToSchema)]
pub struct RemovedArea {
    /// Which.
    pub id: AreaId,
}

/// A round that was withdrawn.
#[derive(Debug, Serialize, ToSchema)]
pub struct RemovedRoute {
    /// Which.
    pub id: PlannedRouteId,
}

/// A warning that was taken back.
#[derive(Debug, Serialize, ToSchema)]
pub struct RemovedWarning {
    /// Which.
    pub id: WarningId,
}

/// Who asks: what they hear depends on it.
#[derive(Clone, Debug)]
pub struct Asker {
    /// Their organisation.
    pub org: OrgId,
    /// The areas whose rounds and warnings they may see; `None` means all.
    pub areas: Option<Vec<AreaId>>,
    /// The day it is for them.
    pub today: Day,
    /// The time it is.
    pub now: UtcMs,
}

/// The changes after a cursor.
///
/// # Errors
/// When the database refuses.
pub async fn changes(
    db: &impl ConnectionTrait,
    asker: &Asker,
    cursor: Option<&str>,
) -> Result<Changes, Problem> {
    let org = asker.org;
    let now = last_sequence(db, org).await?;
    let known = cursor.and_then(|cursor| read(cursor, asker)).filter(|seq| *seq <= now);
    let (since, today) = (known.unwrap_or(0), asker.today);
    let areas = areas::queries::changed_since(db, org, since, PAGE).await?;
    let routes = planned_routes::queries::changed_since(db, org, since, today, asker.areas.as_deref(), PAGE);
    let warnings = warnings::queries::changed_since(db, org, since, asker.now, asker.areas.as_deref(), PAGE);
    let areas: Vec<_> = areas.into_iter().map(|row| (row.seq, area_change(row))).collect();
    let routes: Vec<_> = routes.await?.into_iter().map(|row| (row.seq, route_change(row))).collect();
    let warnings: Vec<_> = warnings.await?.into_iter().map(|row| (row.seq, warning_change(row))).collect();
    let full = [&areas, &routes, &warnings].into_iter().filter_map(|rows| page_end(rows)).min();
    let seq = full.unwrap_or(now);
    let mut items: Vec<(i64, Change)> = areas.into_iter().chain(routes).chain(warnings).collect();
    let (settings, set_at) = settings::queries::get(db, org).await?;
    if known.is_none_or(|known| set_at > known) {
        items.push((set_at, Change::Organisation(settings)));
    }
    if let Some(key) = sealing::queries::newest_since(db, org, since).await? {
        items.push((key.seq, Change::SealingKey(key.into())));
    }
    items.retain(|(changed_at, _)| *changed_at <= seq);
    items.sort_by_key(|(changed_at, _)| *changed_at);
    Ok(Changes {
        cursor: format!("{}.{seq}", who(asker)),
        more: full.is_some(),
        reset: known.is_none(),
        items: items.into_iter().map(|(_, change)| change).collect(),
    })
}

/// The last number of a list that was cut; one that is complete has none.
fn page_end(rows: &[(i64, Change)]) -> Option<i64> {
    let page = usize::try_from(PAGE).expect("a page is small");
    (rows.len() > page).then(|| rows[page - 1].0)
}

fn area_change(row: areas::entity::Model) -> Change {
    match row.removed {
        true => Change::AreaRemoved(RemovedArea { id: row.id }),
        false => Change::Area(row.into()),
    }
}

fn route_change(row: planned_routes::entity::Model) -> Change {
    match row.removed {
        true => Change::PlannedRouteRemoved(RemovedRoute { id: row.id }),
        false => Change::PlannedRoute(row.into()),
    }
}

fn warning_change(row: warnings::entity::Model) -> Change {
    match row.removed {
        true => Change::WarningRemoved(RemovedWarning { id: row.id }),
        false => Change::Warning(row.into()),
    }
}

fn read(cursor: &str, asker: &Asker) -> Option<i64> {
    let (known, seq) = cursor.rsplit_once('.')?;
    (known == who(asker)).then(|| seq.parse().ok()).flatten()
}

/// What a cursor is good for. Whoever is kept to other areas than before starts again, or would never hear of what was
/// sent there earlier.
fn who(asker: &Asker) -> String {
    let org = asker.org.0;
    let Some(areas) = &asker.areas else { return format!("{FORM}.{org}") };
    let mut areas: Vec<_> = areas.iter().map(|area| area.0.as_u128()).collect();
    areas.sort_unstable();
    let digest = sha256(format!("{areas:?}").as_bytes());
    format!("{FORM}.{org}.{}", URL_SAFE_NO_PAD.encode(&digest[..6]))
}

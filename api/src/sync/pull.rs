//! What changed since a phone last asked.

use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::areas::{self, model::Area};
use crate::error::Problem;
use crate::ids::{AreaId, OrgId};
use crate::organisations::queries::last_sequence;
use crate::settings::{self, model::OrganisationSettings};

const PAGE: u64 = 100;
/// Names the form of what is pulled; a phone that holds another form starts again.
pub const FORM: &str = "2";

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
}

/// An area that is gone.
#[derive(Debug, Serialize, ToSchema)]
pub struct RemovedArea {
    /// Which.
    pub id: AreaId,
}

/// The changes after a cursor.
///
/// # Errors
/// When the database refuses.
pub async fn changes(
    db: &impl ConnectionTrait,
    org: OrgId,
    cursor: Option<&str>,
) -> Result<Changes, Problem> {
    let now = last_sequence(db, org).await?;
    let known = cursor.and_then(|cursor| read(cursor, org)).filter(|seq| *seq <= now);
    let mut rows = areas::queries::changed_since(db, org, known.unwrap_or(0), PAGE).await?;
    let more = rows.len() > usize::try_from(PAGE).expect("a page is small");
    rows.truncate(usize::try_from(PAGE).expect("a page is small"));
    let seq = if more { rows.last().map_or(now, |row| row.seq) } else { now };
    let mut items: Vec<(i64, Change)> = rows.into_iter().map(|row| (row.seq, area_change(row))).collect();
    let (settings, set_at) = settings::queries::get(db, org).await?;
    if known.is_none_or(|known| set_at > known) && set_at <= seq {
        items.push((set_at, Change::Organisation(settings)));
    }
    items.sort_by_key(|(changed_at, _)| *changed_at);
    Ok(Changes {
        cursor: format!("{FORM}.{}.{seq}", org.0),
        more,
        reset: known.is_none(),
        items: items.into_iter().map(|(_, change)| change).collect(),
    })
}

fn area_change(row: areas::entity::Model) -> Change {
    match row.removed {
        true => Change::AreaRemoved(RemovedArea { id: row.id }),
        false => Change::Area(row.into()),
    }
}

fn read(cursor: &str, org: OrgId) -> Option<i64> {
    let (form, rest) = cursor.split_once('.')?;
    let (owner, seq) = rest.split_once('.')?;
    (form == FORM && owner.parse() == Ok(org.0)).then(|| seq.parse().ok()).flatten()
}

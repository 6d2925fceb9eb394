//! Looking at the weeks of one area: what its last six weeks hold beyond what the year before explains.

use geo_hotspots::{Cell, Cluster, Cube, ScanOptions, scan_effort};
use serde_json::json;

use super::entity::Model;
use super::model::{AlarmLevel, Week};
use crate::cell::StoredCell;
use crate::clock::{Day, UtcMs};
use crate::error::Problem;
use crate::histories::Ground;
use crate::hotspots::ground::broken;
use crate::hotspots::plane::points;
use crate::hotspots::reading::finds_and_km;
use crate::ids::AlarmId;
use crate::secret::{ordered_id, sha256};
use crate::words::code;

/// What is looked at, and what it is compared with.
const RECENT_WEEKS: usize = 6;
const BASELINE_WEEKS: i32 = 52;
const WEEK: i32 = 7;
/// A hundred years; nobody can tell what is rarer.
const RAREST_DAYS: f64 = 36_500.0;

/// The alarms of a week, the rarest first; `None` when nobody searched in all six weeks. The same week of the same sums
/// always gives the same ones.
///
/// # Errors
/// When the sums are not what sums can be.
pub fn scan(ground: &Ground, week: Week, now: UtcMs) -> Result<Option<Vec<Model>>, Problem> {
    let recent = ground.history.cube(week.ended.0, WEEK.unsigned_abs(), RECENT_WEEKS);
    if recent.km.iter().all(|km| *km <= 0.0) {
        return Ok(None);
    }
    let last = week.ended.0 - WEEK * RECENT_WEEKS as i32;
    let (finds, km) = finds_and_km(&ground.history.window(last - WEEK * BASELINE_WEEKS + 1, last));
    let baseline = Cube::new(1, finds, km).map_err(broken)?;
    let options = ScanOptions { longest_weeks: RECENT_WEEKS, seed: seed(week), ..ScanOptions::default() };
    let clusters = scan_effort(&points(ground)?, &baseline, &recent, &options).map_err(broken)?;
    // What lies wholly in the rim belongs to the area next door.
    let is_own = |cluster: &Cluster| cluster.members.iter().any(|member| ground.inside[*member]);
    let own = clusters.into_iter().filter(is_own).enumerate();
    Ok(Some(own.filter_map(|(place, cluster)| alarm(ground, week, &cluster, place, now)).collect()))
}

/// The alarm for a cluster, unless it is too common to tell of. Ids of one week follow each other, the rarest first.
fn alarm(ground: &Ground, week: Week, cluster: &Cluster, place: usize, now: UtcMs) -> Option<Model> {
    let level = AlarmLevel::of(cluster.recurrence_days())?;
    let mut cells: Vec<Cell> = cluster.members.iter().map(|member| ground.history.cells()[*member]).collect();
    cells.sort_unstable();
    let cells: Vec<String> = cells.iter().map(Cell::to_string).collect();
    Some(Model {
        org_id: week.org,
        id: AlarmId(ordered_id(UtcMs(now.0 + place as i64))),
        area_id: week.area,
        week_ended: week.ended,
        level: code(&level),
        cell: StoredCell::from(ground.history.cells()[cluster.centre]),
        radius_m: cluster.radius_m,
        cells: json!(cells),
        since: Day(week.ended.0 - WEEK * cluster.weeks as i32 + 1),
        finds: i64::try_from(cluster.finds).unwrap_or(i64::MAX),
        expected: cluster.expected,
        recurrence_days: cluster.recurrence_days().min(RAREST_DAYS).round() as i64,
        answer: None,
        answered_at: None,
    })
}

/// Every process draws the same numbers for a week.
fn seed(week: Week) -> u64 {
    let digest = sha256(format!("{}:{}:{}", week.org.0, week.area.0, week.ended.0).as_bytes());
    u64::from_be_bytes(digest[..8].try_into().expect("a digest is longer than eight bytes"))
}

//! A track that another recorder kept becomes a patrol that ended: its ground as cells, and nothing of the trace.

use std::fmt;
use std::path::Path;

use geo_hotspots::effort::{self, Ground, Spent, Walk};
use jiff::tz::TimeZone;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Builder;

use super::gpx::{self, Segment};
use crate::audit;
use crate::clock::{DAY_MS, Day, UtcMs};
use crate::database::Db;
use crate::error::{CommandError, Problem, ProblemCode};
use crate::ids::{Actor, AreaId, PatrolId};
use crate::organisations::{self, queries::take_sequence};
use crate::patrols;
use crate::patrols::model::{
    Effort, PatrolEnded, PatrolKind, PatrolRecord, PatrolStarted, Transport, check_end, check_start,
};
use crate::phone_clock::PhoneClock;
use crate::receipt::{Receipt, Status, Writer};
use crate::secret::sha256;

/// The largest file, 8 MiB.
pub const MAX_BYTES: usize = 8 << 20;

/// What a track does not say of its patrol.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct TrackQuery {
    /// The id of the patrol, always the same for the same file, so that none is added twice.
    #[param(value_type = Uuid)]
    pub id: PatrolId,
    /// The area that was patrolled.
    #[param(value_type = Uuid)]
    pub area_id: AreaId,
    /// Why it went out.
    #[param(inline)]
    pub kind: PatrolKind,
    /// How it moved.
    #[param(inline)]
    pub transport: Transport,
    /// How many walked along, 1 to 20.
    pub team_n: i32,
}

/// What was read from a track, and what it became.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportedTrack {
    /// The patrol.
    pub id: PatrolId,
    /// `stored`, or `already_stored` when the same track came before.
    pub status: Status,
    /// Time of the first point.
    pub started_at: UtcMs,
    /// Time of the last point.
    pub ended_at: UtcMs,
    /// Stretches without a gap.
    pub segments: usize,
    /// Points read.
    pub points: usize,
    /// Points that were not counted.
    pub left_out: LeftOut,
    /// Metres walked, in all cells.
    pub metres: i64,
    /// Seconds spent, in all cells.
    pub seconds: i64,
    /// Cells searched.
    pub cells: usize,
}

/// Points that were not counted, by reason.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct LeftOut {
    /// The recorder itself called them rough.
    pub rough: usize,
    /// Nobody moves so fast that way.
    pub too_fast: usize,
}

/// A track as the two records of a patrol.
pub struct Recorded {
    started: PatrolStarted,
    ended: PatrolEnded,
    points: usize,
    ground: Ground<Day>,
}

/// Reads a file. Takes a moment for a large one.
///
/// # Errors
/// `malformed_gpx` with the line; `out_of_range` when it moved faster than the transport goes.
pub fn read(bytes: &[u8], query: &TrackQuery, zone: &TimeZone, now: UtcMs) -> Result<Recorded, Problem> {
    let segments = gpx::read(bytes, now)?;
    let (started_at, ended_at) = span(&segments)?;
    let ground = searched(&segments, query.transport, zone);
    let points = segments.iter().map(Vec::len).sum();
    check_ground(&ground, points)?;
    let TrackQuery { id, area_id, kind, transport, team_n } = query.clone();
    Ok(Recorded {
        started: PatrolStarted { id, recorded_at: started_at, area_id, kind, transport, team_n },
        ended: PatrolEnded {
            id,
            recorded_at: ended_at,
            paused_s: 0,
            effort: rounded(&ground),
            transports: Vec::new(),
        },
        points,
        ground,
    })
}

/// Stores a patrol as if a phone had pushed it; the caller holds the transaction.
///
/// # Errors
/// `conflict` when its id belongs to another patrol, `unknown_area`, `out_of_range`.
pub async fn store(
    tx: &impl ConnectionTrait,
    organisation: &organisations::entity::Model,
    writer: Writer,
    actor: Actor,
    recorded: Recorded,
) -> Result<ImportedTrack, Problem> {
    let org = organisation.id;
    let seq = take_sequence(tx, org, 2).await?;
    // The recorder's time comes from satellites, so it needs no correction; and a track may be old.
    let clock = PhoneClock::new(recorded.ended.recorded_at, recorded.ended.recorded_at, organisation.zone());
    let start = PatrolRecord::Start(check_start(recorded.started.clone(), &clock)?);
    let end = PatrolRecord::End(check_end(&recorded.ended, &clock)?);
    let receipts = patrols::queries::apply(tx, org, &[(writer, start), (writer, end)], seq).await?;
    let status = outcome(&receipts)?;
    if status == Status::Stored {
        audit::record(tx, org, actor, "track.imported", writer.received_at).await?;
    }
    Ok(recorded.into_imported(status))
}

/// Brings in a file by the operator's command. The id of its patrol is made from the file.
///
/// # Errors
/// When the file cannot be read, is no track, or the database refuses.
pub async fn import(
    db: &Db,
    organisation: &organisations::entity::Model,
    file: &Path,
    mut query: TrackQuery,
    now: UtcMs,
) -> Result<ImportedTrack, CommandError> {
    let named = |why: String| format!("{}: {why}", file.display());
    let bytes = std::fs::read(file).map_err(|error| named(error.to_string()))?;
    query.id = id_of(&bytes);
    let recorded =
        read(&bytes, &query, &organisation.zone(), now).map_err(|problem| named(said(&problem)))?;
    let writer = Writer { member: None, coordinator: true, received_at: now };
    let tx = db.begin().await?;
    let imported = store(&tx, organisation, writer, Actor::Operator, recorded).await;
    let imported = imported.map_err(|problem| named(said(&problem)))?;
    tx.commit().await?;
    Ok(imported)
}

/// The same file always gets the same id.
pub fn id_of(bytes: &[u8]) -> PatrolId {
    let digest: [u8; 16] = sha256(bytes)[..16].try_into().expect("a digest is longer");
    PatrolId(Builder::from_custom_bytes(digest).into_uuid())
}

impl Recorded {
    fn into_imported(self, status: Status) -> ImportedTrack {
        let effort = &self.ended.effort;
        ImportedTrack {
            id: self.ended.id,
            status,
            started_at: self.started.recorded_at,
            ended_at: self.ended.recorded_at,
            segments: self.ground.lines,
            points: self.points,
            left_out: LeftOut { rough: self.ground.rough, too_fast: self.ground.fast },
            metres: effort.iter().map(|spent| spent.metres).sum(),
            seconds: effort.iter().map(|spent| spent.seconds).sum(),
            cells: effort.len(),
        }
    }
}

impl fmt::Display for ImportedTrack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let LeftOut { rough, too_fast } = self.left_out;
        let words = if self.status == Status::Stored { "stored" } else { "known before" };
        write!(f, "{words}, {} points, {rough} rough, {too_fast} too fast, ", self.points)?;
        write!(f, "{} segments, {} m, {} s, {} cells", self.segments, self.metres, self.seconds, self.cells)
    }
}

/// First and last instant of a track that can be one patrol.
fn span(segments: &[Segment]) -> Result<(UtcMs, UtcMs), Problem> {
    let first = segments.first().and_then(|segment| segment.first());
    let last = segments.last().and_then(|segment| segment.last());
    let (Some(first), Some(last)) = (first, last) else {
        let expected = "expected a track with points";
        return Err(Problem::field(ProblemCode::MalformedGpx, "line 1: points", expected));
    };
    if last.at_ms - first.at_ms > DAY_MS {
        let expected = "expected one patrol: points of at most 24 hours";
        return Err(Problem::field(ProblemCode::MalformedGpx, "line 1: long", expected));
    }
    Ok((UtcMs(first.at_ms), UtcMs(last.at_ms)))
}

/// A patrol cannot be taken back, so what is surely a mistake is refused: the wrong transport, or nothing to count.
fn check_ground(ground: &Ground<Day>, points: usize) -> Result<(), Problem> {
    if ground.fast * 2 > points {
        let expected = format!(
            "expected a way of moving that is fast enough; {} of {points} points are too fast",
            ground.fast
        );
        return Err(Problem::field(ProblemCode::OutOfRange, "transport", expected));
    }
    if ground.cells.is_empty() {
        let expected = format!("expected points to count; {} of {points} are rough", ground.rough);
        return Err(Problem::field(ProblemCode::MalformedGpx, "line 1: points", expected));
    }
    Ok(())
}

fn searched(segments: &[Segment], transport: Transport, zone: &TimeZone) -> Ground<Day> {
    let transport = match transport {
        Transport::Foot => effort::Transport::Foot,
        Transport::Bicycle => effort::Transport::Bicycle,
        Transport::Van => effort::Transport::Van,
    };
    let mut walk = Walk::new(transport, |at_ms| UtcMs(at_ms).day(zone));
    for segment in segments {
        segment.iter().for_each(|fix| walk.hear(*fix));
        walk.rest();
    }
    walk.end()
}

/// Whole seconds and metres, as phones send them; what rounds to nothing is left out.
fn rounded(ground: &Ground<Day>) -> Vec<Effort> {
    let whole = |((day, cell), Spent { seconds, metres }): (&(Day, geo_hotspots::Cell), &Spent)| Effort {
        cell: cell.to_string(),
        day: *day,
        seconds: seconds.round() as i64,
        metres: metres.round() as i64,
    };
    ground.cells.iter().map(whole).filter(|spent| spent.seconds > 0 || spent.metres > 0).collect()
}

fn outcome(receipts: &[Receipt]) -> Result<Status, Problem> {
    for receipt in receipts {
        if let (Some(code), detail) = (receipt.code, receipt.detail.clone().unwrap_or_default()) {
            return Err(Problem { code, field: receipt.field.clone(), detail });
        }
        if receipt.status == Status::Conflict {
            let expected = "another patrol, or this track with other choices, has this id";
            return Err(Problem::field(ProblemCode::Conflict, "id", expected));
        }
    }
    let is_new = receipts.iter().any(|receipt| receipt.status == Status::Stored);
    Ok(if is_new { Status::Stored } else { Status::AlreadyStored })
}

fn said(problem: &Problem) -> String {
    match &problem.field {
        Some(field) => format!("{field}: {}", problem.detail),
        None => problem.detail.clone(),
    }
}

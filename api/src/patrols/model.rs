//! What a phone says at the start and at the end of a patrol, and the rules for both.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::cell::StoredCell;
use crate::clock::{Day, UtcMs};
use crate::error::{Problem, ProblemCode};
use crate::ids::{AreaId, PatrolId};
use crate::phone_clock::PhoneClock;
use crate::receipt::digest;

/// Cells and days that one patrol may report.
pub const MAX_EFFORT: usize = 5_000;
const MAX_TRANSPORTS: usize = 3;
const DAY_S: i64 = 86_400;
/// A patrol that nobody ended may have been open for days.
const LONGEST_DAYS: i32 = 7;

/// Why a patrol goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PatrolKind {
    /// The daily round.
    Routine,
    /// Somebody reported something.
    ReportResponse,
    /// To look at places where much is found.
    HotspotCheck,
    /// With time and tools.
    DeepClean,
    /// Mainly to meet people.
    OutreachRound,
    /// Together with the city.
    Joint,
}

/// How a patrol moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Transport {
    /// On foot.
    Foot,
    /// By bicycle.
    Bicycle,
    /// In a van.
    Van,
}

/// A patrol begins.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PatrolStarted {
    /// Made by the phone (UUIDv7).
    pub id: PatrolId,
    /// When, by the phone's clock.
    pub recorded_at: UtcMs,
    /// The area that is patrolled.
    pub area_id: AreaId,
    /// Why it goes out.
    pub kind: PatrolKind,
    /// How it moves.
    pub transport: Transport,
    /// How many walk along, 1 to 20; never who.
    pub team_n: i32,
}

/// A patrol ends.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PatrolEnded {
    /// The id of the patrol.
    pub id: PatrolId,
    /// When, by the phone's clock.
    pub recorded_at: UtcMs,
    /// Seconds of pause, 0 to 86,400.
    pub paused_s: i32,
    /// Where it searched.
    pub effort: Vec<Effort>,
    /// Every way it moved, each once in the order of first use, from that of the start on; empty when it never changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false, max_items = 3)]
    pub transports: Vec<Transport>,
}

/// Effort in one cell on one day.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Effort {
    /// An H3 cell of resolution 11.
    #[schema(example = "8b1f05833ba6fff")]
    pub cell: String,
    /// The day, by the phone's calendar.
    pub day: Day,
    /// Seconds of searching, 0 to 86,400.
    pub seconds: i64,
    /// Metres of searching, 0 to 100,000.
    pub metres: i64,
}

/// Seconds, metres and searches of a cell and day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EffortSum {
    /// Seconds of searching.
    pub seconds: i64,
    /// Metres of searching.
    pub metres: i64,
    /// Patrols and single visits.
    pub visits: i64,
}

/// Effort by day and cell.
pub type EffortByCell = BTreeMap<(Day, StoredCell), EffortSum>;

/// A start that keeps the rules.
#[derive(Clone, Debug)]
pub struct Start {
    /// As it was sent.
    pub sent: PatrolStarted,
    /// Its true time.
    pub started_at: UtcMs,
    /// Tells equal starts from different ones.
    pub digest: Vec<u8>,
}

/// An end that keeps the rules.
#[derive(Clone, Debug)]
pub struct End {
    /// The id of the patrol.
    pub id: PatrolId,
    /// Its true time.
    pub ended_at: UtcMs,
    /// Seconds of pause.
    pub paused_s: i32,
    /// Where it searched, on true days.
    pub effort: EffortByCell,
    /// Every way it moved; empty when it never changed.
    pub transports: Vec<Transport>,
    /// Tells equal ends from different ones.
    pub digest: Vec<u8>,
}

/// One of the two things a phone says of a patrol.
#[derive(Clone, Debug)]
pub enum PatrolRecord {
    /// It begins.
    Start(Start),
    /// It ends.
    End(End),
}

impl PatrolRecord {
    /// The patrol it speaks of.
    pub fn id(&self) -> PatrolId {
        match self {
            PatrolRecord::Start(start) => start.sent.id,
            PatrolRecord::End(end) => end.id,
        }
    }
}

/// Checks a start. Whether the area exists is asked when it is stored.
///
/// # Errors
/// Names the field and what was expected.
pub fn check_start(sent: PatrolStarted, clock: &PhoneClock) -> Result<Start, Problem> {
    within("team_n", sent.team_n.into(), 1..=20)?;
    let started_at = clock.correct(sent.recorded_at)?;
    Ok(Start { digest: digest(&sent), started_at, sent })
}

/// Checks an end.
///
/// # Errors
/// Names the field and what was expected.
pub fn check_end(sent: &PatrolEnded, clock: &PhoneClock) -> Result<End, Problem> {
    within("paused_s", sent.paused_s.into(), 0..=DAY_S)?;
    if sent.effort.len() > MAX_EFFORT {
        return Err(Problem::field(
            ProblemCode::OutOfRange,
            "effort",
            format!("expected at most {MAX_EFFORT} cells"),
        ));
    }
    check_transports(&sent.transports)?;
    let ended_at = clock.correct(sent.recorded_at)?;
    let effort = sum_effort(&sent.effort, clock.day(ended_at), clock.days_ahead(sent.recorded_at))?;
    let transports = sent.transports.clone();
    Ok(End { id: sent.id, ended_at, paused_s: sent.paused_s, effort, transports, digest: digest(sent) })
}

fn check_transports(transports: &[Transport]) -> Result<(), Problem> {
    let is_repeated = |(n, transport)| transports.iter().take(n).any(|earlier| earlier == transport);
    if transports.len() <= MAX_TRANSPORTS && !transports.iter().enumerate().any(is_repeated) {
        return Ok(());
    }
    let expected = format!("expected at most {MAX_TRANSPORTS} ways of moving, each once");
    Err(Problem::field(ProblemCode::OutOfRange, "transports", expected))
}

fn sum_effort(sent: &[Effort], last: Day, days_ahead: i32) -> Result<EffortByCell, Problem> {
    let mut sums = EffortByCell::new();
    for (index, effort) in sent.iter().enumerate() {
        let field = |name: &str| format!("effort[{index}].{name}");
        let cell = StoredCell::parse(&effort.cell, field("cell"))?;
        within(&field("seconds"), effort.seconds, 0..=DAY_S)?;
        within(&field("metres"), effort.metres, 0..=100_000)?;
        let day = Day(effort.day.0.saturating_sub(days_ahead));
        if !(last.0 - LONGEST_DAYS..=last.0 + 1).contains(&day.0) {
            return Err(Problem::field(
                ProblemCode::TimeOutOfRange,
                field("day"),
                "expected a day of this patrol",
            ));
        }
        let sum = sums.entry((day, cell)).or_default();
        sum.seconds += effort.seconds;
        sum.metres += effort.metres;
        sum.visits = 1;
    }
    Ok(sums)
}

fn within(field: &str, value: i64, limits: std::ops::RangeInclusive<i64>) -> Result<(), Problem> {
    if limits.contains(&value) {
        return Ok(());
    }
    let expected = format!("expected {} to {}", limits.start(), limits.end());
    Err(Problem::field(ProblemCode::OutOfRange, field, expected))
}

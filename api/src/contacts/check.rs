//! The rules of a contact: coarse enough, within its limits, and nothing that contradicts itself.

use base64::{Engine, engine::general_purpose::STANDARD};
use geo_hotspots::parse_cell;
use h3o::Resolution;
use serde_json::json;

use super::entity;
use super::model::{ContactRecord, Details};
use super::overdose::{Ambulance, NaloxoneGiven, NaloxoneKits, NaloxoneSupply, OverdoseResponse};
use super::vocabulary::{CollectingFor, ContactKind};
use crate::cell::StoredCell;
use crate::clock::Day;
use crate::error::{Problem, ProblemCode};
use crate::ids::{ContactId, OrgId};
use crate::words::code;

/// Days, the first one counted, on which a contact may be taken back.
pub const UNDO_DAYS: i32 = 3;
/// A phone may have been offline for so long.
const LATE_DAYS: i32 = 45;
/// A phone in another time zone, or with a wrong clock, may be a day ahead.
const AHEAD_DAYS: i32 = 1;
const MAX_PEOPLE: i32 = 20;
const MAX_COUNT: i32 = 50;
const MAX_DOSES: i32 = 10;
/// No list is longer than the longest of the vocabularies.
const MAX_ENTRIES: usize = 30;

/// Makes the row of a contact that came on a day. Whether its area exists was asked of the database.
///
/// # Errors
/// The rule that it breaks, naming the field.
pub fn check(
    record: ContactRecord,
    (org, id): (OrgId, ContactId),
    came_on: Day,
    is_dense_city: bool,
) -> Result<entity::Model, Problem> {
    check_day(record.day, came_on)?;
    let cell = check_cell(&record, is_dense_city)?;
    let undo_hash = check_undo(&record, came_on)?;
    within("people_n", record.people_n, 1, MAX_PEOPLE)?;
    check_supplies(&record)?;
    check_naloxone(&record.naloxone)?;
    check_lists(&record)?;
    check_overdose(record.kind, record.overdose.as_ref())?;
    Ok(entity::Model {
        org_id: org,
        id,
        area_id: record.area_id,
        day: record.day,
        block: record.block.number(),
        cell,
        place: code(&record.place),
        kind: code(&record.kind),
        people_n: record.people_n,
        details: json!(details(record)),
        undo_hash,
        released_week: None,
    })
}

fn details(record: ContactRecord) -> Details {
    Details {
        supplies: record.supplies,
        returned_n: record.returned_n,
        collecting_for: record.collecting_for,
        others_n: record.others_n,
        naloxone: record.naloxone,
        topics: record.topics,
        referrals: record.referrals,
        overdose: record.overdose,
    }
}

fn check_day(day: Day, came_on: Day) -> Result<(), Problem> {
    if (came_on.0 - LATE_DAYS..=came_on.0 + AHEAD_DAYS).contains(&day.0) {
        return Ok(());
    }
    Err(Problem::field(ProblemCode::TimeOutOfRange, "day", "expected one of the last 45 days"))
}

fn check_cell(record: &ContactRecord, is_dense_city: bool) -> Result<Option<StoredCell>, Problem> {
    let Some(text) = &record.cell else { return Ok(None) };
    let refuse = |expected: &str| Problem::field(ProblemCode::UnknownCell, "cell", expected);
    if !record.place.may_have_cell() {
        return Err(refuse("expected no cell: this place has a door"));
    }
    let coarse = parse_cell(text, Resolution::Eight);
    let cell = if is_dense_city { coarse.or_else(|_| parse_cell(text, Resolution::Nine)) } else { coarse };
    let expected = if is_dense_city {
        "expected a cell of resolution 8 or 9"
    } else {
        "expected a cell of resolution 8"
    };
    cell.map(|cell| Some(cell.into())).map_err(|_| refuse(expected))
}

/// The hash is not even stored when the days for an undo are over.
fn check_undo(record: &ContactRecord, came_on: Day) -> Result<Option<Vec<u8>>, Problem> {
    let Some(text) = &record.undo else { return Ok(None) };
    let hash = STANDARD.decode(text).ok().filter(|hash| hash.len() == 32);
    let wrong = || Problem::field(ProblemCode::InvalidValue, "undo", "expected 32 bytes in base64");
    let hash = hash.ok_or_else(wrong)?;
    Ok((came_on.0 - record.day.0 < UNDO_DAYS).then_some(hash))
}

fn check_supplies(record: &ContactRecord) -> Result<(), Problem> {
    let supplies = &record.supplies;
    no_more_than("supplies", supplies.len())?;
    for (index, given) in supplies.iter().enumerate() {
        within(format!("supplies[{index}].count"), given.count, 1, MAX_COUNT)?;
        if supplies[..index].iter().any(|before| before.supply == given.supply) {
            return Err(contradiction(format!("supplies[{index}].supply"), "expected each supply once"));
        }
    }
    within("returned_n", record.returned_n, 0, MAX_COUNT)?;
    let Some(others_n) = record.others_n else { return Ok(()) };
    if !matches!(record.collecting_for, Some(CollectingFor::Others | CollectingFor::Both)) {
        return Err(contradiction("others_n", "expected it only when supplies are for others"));
    }
    within("others_n", others_n, 1, MAX_PEOPLE)
}

fn check_naloxone(naloxone: &[NaloxoneKits]) -> Result<(), Problem> {
    no_more_than("naloxone", naloxone.len())?;
    for (index, kits) in naloxone.iter().enumerate() {
        within(format!("naloxone[{index}].kits_n"), kits.kits_n, 1, MAX_COUNT)?;
        if kits.repeat_reason.is_some() && kits.supply == NaloxoneSupply::First {
            let field = format!("naloxone[{index}].repeat_reason");
            return Err(contradiction(field, "expected it only with a repeat"));
        }
    }
    Ok(())
}

fn check_lists(record: &ContactRecord) -> Result<(), Problem> {
    no_more_than("referrals", record.referrals.len())?;
    let topics = &record.topics;
    match (0..topics.len()).find(|&index| topics[..index].contains(&topics[index])) {
        Some(index) => Err(contradiction(format!("topics[{index}]"), "expected each topic once")),
        None => Ok(()),
    }
}

fn check_overdose(kind: ContactKind, overdose: Option<&OverdoseResponse>) -> Result<(), Problem> {
    let Some(response) = overdose else {
        return match kind {
            ContactKind::Overdose => {
                Err(Problem::field(ProblemCode::MissingField, "overdose", "expected what was done"))
            }
            _ => Ok(()),
        };
    };
    if kind != ContactKind::Overdose {
        return Err(contradiction("overdose", "expected it only with the kind overdose"));
    }
    let most = if response.naloxone_form == NaloxoneGiven::None { 0 } else { MAX_DOSES };
    within("overdose.doses_n", response.doses_n, 0, most)?;
    if response.no_call_reason.is_some() && response.ambulance == Ambulance::Called {
        let expected = "expected it only when no ambulance was called";
        return Err(contradiction("overdose.no_call_reason", expected));
    }
    Ok(())
}

fn within(field: impl Into<String>, n: i32, least: i32, most: i32) -> Result<(), Problem> {
    if (least..=most).contains(&n) {
        return Ok(());
    }
    Err(Problem::field(ProblemCode::OutOfRange, field, format!("expected {least} to {most}")))
}

fn no_more_than(field: &str, length: usize) -> Result<(), Problem> {
    if length <= MAX_ENTRIES {
        return Ok(());
    }
    Err(Problem::field(ProblemCode::OutOfRange, field, format!("expected at most {MAX_ENTRIES} entries")))
}

fn contradiction(field: impl Into<String>, expected: &str) -> Problem {
    Problem::field(ProblemCode::InvalidValue, field, expected)
}

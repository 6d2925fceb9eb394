//! Finds from CSV with the columns time,lat,lon,count,kind. The file streams through; a broken line is reported by its
//! number and the good ones are kept.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use serde::Deserialize;
use uuid::Builder;

use crate::clock::{DAY_MS, UtcMs};
use crate::database::{CHUNK, Db};
use crate::error::{CommandError, Problem};
use crate::ids::{Actor, PickupId};
use crate::organisations;
use crate::organisations::queries::take_sequence;
use crate::pickups;
use crate::pickups::model::{ItemCount, PickupContent, check_at};
use crate::pickups::revision::Revision;
use crate::pickups::vocabulary::{Item, Origin, Outcome};
use crate::receipt::{Status, Writer};
use crate::secret::sha256;
use crate::{audit, words};

/// How an import went.
#[derive(Debug, Default)]
pub struct Counts {
    /// Lines that are stored now.
    pub stored: usize,
    /// Lines that were stored before.
    pub known: usize,
    /// Lines that broke a rule.
    pub refused: usize,
}

#[derive(Debug, Deserialize)]
struct Line {
    time: UtcMs,
    lat: f64,
    lon: f64,
    count: i32,
    kind: String,
}

/// Reads a file of finds; `report` hears of each broken line. Reading the same file again adds nothing.
///
/// # Errors
/// When the file cannot be read at all, or the database refuses.
pub async fn import(
    db: &Db,
    organisation: &organisations::entity::Model,
    file: &Path,
    now: UtcMs,
    point_days: i64,
    mut report: impl FnMut(u64, &str),
) -> Result<Counts, CommandError> {
    let mut lines = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(file)?;
    let headers = check_headers(lines.headers()?)?;
    let (mut counts, mut seen, mut waiting) = (Counts::default(), HashMap::new(), Vec::with_capacity(CHUNK));
    let mut record = csv::StringRecord::new();
    loop {
        let number = lines.position().line();
        match lines.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => match find(&record, &headers, &mut seen, organisation, now) {
                Ok(revision) => waiting.push(revision),
                Err(why) => refuse(&mut counts, &mut report, number, &why),
            },
            Err(error) => refuse(&mut counts, &mut report, number, &error.to_string()),
        }
        if waiting.len() == CHUNK {
            store(db, organisation, std::mem::take(&mut waiting), now, point_days, &mut counts).await?;
        }
    }
    store(db, organisation, waiting, now, point_days, &mut counts).await?;
    Ok(counts)
}

fn refuse(counts: &mut Counts, report: &mut impl FnMut(u64, &str), number: u64, why: &str) {
    counts.refused += 1;
    report(number, why);
}

fn check_headers(headers: &csv::StringRecord) -> Result<csv::StringRecord, CommandError> {
    for column in ["time", "lat", "lon", "count", "kind"] {
        if !headers.iter().any(|header| header == column) {
            return Err(format!(
                "line 1: expected the columns time,lat,lon,count,kind; `{column}` is missing"
            )
            .into());
        }
    }
    Ok(headers.clone())
}

fn find(
    record: &csv::StringRecord,
    headers: &csv::StringRecord,
    seen: &mut HashMap<u64, u32>,
    organisation: &organisations::entity::Model,
    now: UtcMs,
) -> Result<Revision, String> {
    let line: Line = record.deserialize(Some(headers)).map_err(|error| error.to_string())?;
    if !(0..=now.0 + DAY_MS).contains(&line.time.0) {
        return Err("time: expected a time between 1970 and today".to_owned());
    }
    let id = id_of(record, seen);
    let day = line.time.day(&organisation.zone());
    let checked = check_at(content(&line), line.time, day).map_err(|problem| said(&problem))?;
    Ok(Revision { id, number: 0, find: Some(checked) })
}

/// The kind may be the code of an item; any other word of the source means a used syringe. Nothing found is kept as a
/// visit.
fn content(line: &Line) -> PickupContent {
    let item = words::word(&line.kind).unwrap_or(Item::SyringeWithNeedle);
    let is_visit = line.count == 0;
    PickupContent {
        patrol_id: None,
        recorded_at: line.time,
        lat: Some(line.lat),
        lon: Some(line.lon),
        accuracy_m: None,
        items: if is_visit { Vec::new() } else { vec![ItemCount { item, count: line.count }] },
        place_type: None,
        origin: Origin::PartnerReport,
        outcome: if is_visit { Outcome::AlreadyGone } else { Outcome::PickedUp },
        count_method: None,
        needle_cap: None,
    }
}

/// The same line always gets the same id, and the second of two equal lines another than the first.
fn id_of(record: &csv::StringRecord, seen: &mut HashMap<u64, u32>) -> PickupId {
    let mut hasher = DefaultHasher::new();
    record.iter().for_each(|field| field.hash(&mut hasher));
    let nth = seen.entry(hasher.finish()).or_default();
    *nth += 1;
    let text = record.iter().collect::<Vec<_>>().join(",");
    let digest = sha256(format!("{text}#{nth}").as_bytes());
    let bytes: [u8; 16] = digest[..16].try_into().expect("a digest is longer");
    PickupId(Builder::from_custom_bytes(bytes).into_uuid())
}

async fn store(
    db: &Db,
    organisation: &organisations::entity::Model,
    revisions: Vec<Revision>,
    now: UtcMs,
    point_days: i64,
    counts: &mut Counts,
) -> Result<(), CommandError> {
    if revisions.is_empty() {
        return Ok(());
    }
    let writer = Writer { member: None, coordinator: true, received_at: now };
    let records: Vec<_> = revisions.into_iter().map(|revision| (writer, revision)).collect();
    let tx = db.begin().await?;
    let n = i64::try_from(records.len()).expect("a chunk is small");
    let seq = take_sequence(&tx, organisation.id, n).await?;
    let receipts = pickups::queries::apply(&tx, organisation.id, &records, seq, point_days).await?;
    audit::record(&tx, organisation.id, Actor::Operator, "finds.imported", now).await?;
    tx.commit().await?;
    counts.stored += receipts.iter().filter(|receipt| receipt.status == Status::Stored).count();
    counts.known += receipts.iter().filter(|receipt| receipt.status != Status::Stored).count();
    Ok(())
}

fn said(problem: &Problem) -> String {
    let field = problem.field.as_deref().unwrap_or("line");
    format!("{field}: {}", problem.detail)
}

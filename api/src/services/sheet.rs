//! The directory as a CSV file that a spreadsheet opens: written so that the same services always give the same bytes, and
//! read line by line, with commas or semicolons.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord, Trim, Writer};
use serde::Serialize;
use utoipa::ToSchema;

use super::model::{Service, ServiceType};
use crate::error::{Problem, ProblemCode};
use crate::ids::ServiceId;
use crate::words::{code, word};

/// The columns; only `id` may be missing.
pub const COLUMNS: [&str; 11] =
    ["id", "name", "kinds", "address", "lat", "lon", "phone", "opening_hours", "languages", "bring", "note"];
/// Spreadsheets take a file without it for Latin-1.
const MARK: &str = "\u{feff}";
/// What makes a spreadsheet read a cell as a formula.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A line that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RefusedLine {
    /// Its number in the file; the names of the columns stand on line 1.
    pub line: u64,
    /// The column, or `line` for the whole of it.
    pub field: String,
    /// What was expected there.
    pub expected: String,
}

/// A service as a line tells it; a new one may be without id.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its number in the file.
    pub number: u64,
    /// Which service it is.
    pub id: Option<ServiceId>,
    /// What is said of it, under an id that means nothing where the line has none.
    pub service: Service,
}

/// The file of these services.
pub fn write(services: &[Service]) -> String {
    let mut writer = Writer::from_writer(MARK.as_bytes().to_vec());
    let cells = services.iter().map(cells);
    for line in std::iter::once(COLUMNS.map(str::to_owned)).chain(cells) {
        writer.write_record(&line).expect("memory takes every line");
    }
    let bytes = writer.into_inner().expect("memory takes every line");
    String::from_utf8(bytes).expect("texts are UTF-8")
}

/// The lines of a file, each a service or why it is none.
///
/// # Errors
/// `missing_field` or `unknown_field`, naming a column.
pub fn read(bytes: &[u8]) -> Result<Vec<Result<Line, RefusedLine>>, Problem> {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let separator = if first.contains(&b';') { b';' } else { b',' };
    let mut reader = ReaderBuilder::new().trim(Trim::All).delimiter(separator).from_reader(bytes);
    let no_csv = |error: csv::Error| Problem::field(ProblemCode::InvalidValue, "line 1", error.to_string());
    let columns = reader.headers().map_err(no_csv)?.clone();
    check_columns(&columns)?;
    let mut lines = Vec::new();
    let mut record = StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => return Ok(lines),
            Ok(true) => lines.push(line(number(bytes, record.position()), &columns, &record)),
            Err(error) => {
                let expected = "expected as many cells as there are columns, in UTF-8";
                lines.push(Err(refused(number(bytes, error.position()), "line", expected)));
            }
        }
    }
}

fn cells(service: &Service) -> [String; 11] {
    let kinds: Vec<String> = service.kinds.iter().map(code).collect();
    let text = |text: &Option<String>| guarded(text.as_deref().unwrap_or_default());
    let degrees = |degrees: Option<f64>| degrees.map(|degrees| degrees.to_string()).unwrap_or_default();
    [
        service.id.0.to_string(),
        guarded(&service.name),
        kinds.join(" "),
        text(&service.address),
        degrees(service.lat),
        degrees(service.lon),
        text(&service.phone),
        text(&service.opening_hours),
        service.languages.join(" "),
        text(&service.bring),
        text(&service.note),
    ]
}

/// A text that no spreadsheet takes for a formula: an apostrophe goes in front, also of texts that would look like one with
/// its apostrophe, so that each comes back as it was.
fn guarded(text: &str) -> String {
    if text.trim_start_matches('\'').starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() }
}

fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest,
        _ => cell,
    }
}

fn check_columns(columns: &StringRecord) -> Result<(), Problem> {
    if let Some(unknown) = columns.iter().find(|column| !COLUMNS.contains(column)) {
        let expected = format!("expected the columns {}", COLUMNS.join(","));
        return Err(Problem::field(ProblemCode::UnknownField, unknown, expected));
    }
    match COLUMNS[1..].iter().find(|column| !columns.iter().any(|known| known == **column)) {
        Some(missing) => Err(Problem::field(ProblemCode::MissingField, *missing, "expected this column")),
        None => Ok(()),
    }
}

/// Where a record stands: the reader's position is before the empty lines in front of it.
fn number(bytes: &[u8], position: Option<&csv::Position>) -> u64 {
    let Some(position) = position else { return 0 };
    let rest = usize::try_from(position.byte()).ok().and_then(|byte| bytes.get(byte..)).unwrap_or_default();
    let ends = rest.iter().take_while(|byte| b"\r\n".contains(byte));
    position.line() + ends.filter(|byte| **byte == b'\n').count() as u64
}

fn line(number: u64, columns: &StringRecord, record: &StringRecord) -> Result<Line, RefusedLine> {
    let cells: HashMap<&str, &str> = columns.iter().zip(record.iter().map(unguarded)).collect();
    let cell = |column: &str| cells.get(column).copied().filter(|cell| !cell.is_empty());
    let text = |column: &str| cell(column).map(str::to_owned);
    let refuse = |field: &'static str, expected: &str| refused(number, field, expected);
    let degrees = |column: &'static str| {
        // Spreadsheets of our countries write 55,67.
        let parsed = cell(column).map(|cell| cell.replace(',', ".").parse());
        parsed.transpose().map_err(|_| refuse(column, "expected degrees like 55.6708"))
    };
    let id = cell("id").map(|id| id.parse().map(ServiceId)).transpose();
    let id = id.map_err(|_| refuse("id", "expected a UUID, or nothing for a new service"))?;
    let service = Service {
        id: id.unwrap_or(ServiceId(uuid::Uuid::nil())),
        name: text("name").unwrap_or_default(),
        kinds: kinds(cell("kinds").unwrap_or_default()).map_err(|unknown| {
            refuse("kinds", &format!("expected codes like dcr or nurse with blanks between, not {unknown}"))
        })?,
        address: text("address"),
        lat: degrees("lat")?,
        lon: degrees("lon")?,
        phone: text("phone"),
        opening_hours: text("opening_hours"),
        languages: cell("languages").unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
        bring: text("bring"),
        note: text("note"),
    };
    Ok(Line { number, id, service })
}

fn kinds(cell: &str) -> Result<Vec<ServiceType>, &str> {
    cell.split_whitespace().map(|code| word(code).ok_or(code)).collect()
}

/// A line that breaks a rule.
pub fn refused(line: u64, field: &str, expected: &str) -> RefusedLine {
    RefusedLine { line, field: field.to_owned(), expected: expected.to_owned() }
}

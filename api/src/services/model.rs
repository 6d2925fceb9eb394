//! What is told of a service, and its rules.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::entity;
use super::hours::{self, Interval};
pub use super::vocabulary::ServiceType;
use crate::cell::six_decimals;
use crate::clock::UtcMs;
use crate::error::{Problem, ProblemCode};
use crate::ids::{OrgId, ServiceId};
use crate::settings::model::check_phone;
use crate::text::short_text;
use crate::words::word;

/// The most services a union may have: a phone holds them all.
pub const MAX_SERVICES: u64 = 500;
const MAX_LANGUAGES: usize = 12;

/// A place that people are referred to. Nothing in it may be about a person who is not there to help.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Made by whoever writes it down (UUIDv7), so that a request sent twice is stored once.
    pub id: ServiceId,
    /// What people call it, 1 to 60 characters.
    #[schema(example = "H17", min_length = 1, max_length = 60)]
    pub name: String,
    /// What it offers, at least one.
    #[schema(min_items = 1)]
    pub kinds: Vec<ServiceType>,
    /// Street and number, up to 120 characters.
    #[schema(example = "Halmtorvet 17", max_length = 120)]
    pub address: Option<String>,
    /// Degrees north; with `lon` or not at all.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// The number to call: digits and spaces, with a + only in front.
    #[schema(example = "1813")]
    pub phone: Option<String>,
    /// When it is open, in OpenStreetMap's syntax (`opening_hours`), by the clock of the organisation; up to 200
    /// characters. Unknown when absent.
    #[schema(example = "Mo-Fr 10:00-16:00; PH off", max_length = 200)]
    pub opening_hours: Option<String>,
    /// The languages spoken there, ISO 639 codes.
    #[serde(default)]
    #[schema(example = json!(["da", "en"]))]
    pub languages: Vec<String>,
    /// What to bring, up to 200 characters.
    pub bring: Option<String>,
    /// What else to know, up to 200 characters.
    pub note: Option<String>,
}

/// All services of a union with their hours worked out, so that a phone knows without the server what is open.
#[derive(Debug, Serialize, ToSchema)]
pub struct ServiceList {
    /// The services by name.
    pub items: Vec<ListedService>,
    /// Until when `open` tells everything; an interval that ends here may go on.
    pub hours_known_until: UtcMs,
}

/// A service and when it is open.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListedService {
    /// The service.
    #[serde(flatten)]
    pub service: Service,
    /// From when to when it is open, from the beginning of today on for 28 days; empty also when nobody knows the hours.
    #[schema(value_type = Vec<[UtcMs; 2]>, example = json!([["2026-11-23T09:00:00Z", "2026-11-23T15:00:00Z"]]))]
    pub open: Vec<Interval>,
}

impl Service {
    /// The row to store: texts without blanks around them, empty ones as absent, every kind and language once.
    ///
    /// # Errors
    /// Names the field and what was expected.
    pub fn checked(self, org: OrgId) -> Result<entity::Model, Problem> {
        let (lat, lon) = checked_position(self.lat, self.lon)?;
        let hours = optional("opening_hours", self.opening_hours, 200)?;
        hours.as_deref().map(hours::check).transpose()?;
        let phone = self.phone.filter(|phone| !phone.trim().is_empty());
        Ok(entity::Model {
            org_id: org,
            id: self.id,
            name: short_text("name", &self.name, 1..=60)?,
            kinds: json!(checked_kinds(self.kinds)?),
            address: optional("address", self.address, 120)?,
            lat,
            lon,
            phone: phone.map(|phone| check_phone("phone", &phone)).transpose()?,
            opening_hours: hours,
            languages: json!(checked_languages(self.languages)?),
            bring: optional("bring", self.bring, 200)?,
            note: optional("note", self.note, 200)?,
        })
    }
}

impl From<entity::Model> for Service {
    fn from(row: entity::Model) -> Service {
        let kinds: Vec<String> = serde_json::from_value(row.kinds).unwrap_or_default();
        Service {
            id: row.id,
            name: row.name,
            kinds: kinds.iter().map(|code| word(code).unwrap_or(ServiceType::Other)).collect(),
            address: row.address,
            lat: row.lat,
            lon: row.lon,
            phone: row.phone,
            opening_hours: row.opening_hours,
            languages: serde_json::from_value(row.languages).unwrap_or_default(),
            bring: row.bring,
            note: row.note,
        }
    }
}

fn optional(field: &str, text: Option<String>, longest: usize) -> Result<Option<String>, Problem> {
    let text = text.filter(|text| !text.trim().is_empty());
    text.map(|text| short_text(field, &text, 1..=longest)).transpose()
}

fn checked_position(lat: Option<f64>, lon: Option<f64>) -> Result<(Option<f64>, Option<f64>), Problem> {
    let (lat, lon) = match (lat, lon) {
        (None, None) => return Ok((None, None)),
        (Some(lat), Some(lon)) => (lat, lon),
        (None, _) => return Err(Problem::field(ProblemCode::MissingField, "lat", "expected lat beside lon")),
        (_, None) => return Err(Problem::field(ProblemCode::MissingField, "lon", "expected lon beside lat")),
    };
    for (field, degrees, most) in [("lat", lat, 90.0), ("lon", lon, 180.0)] {
        if !(-most..=most).contains(&degrees) {
            let expected = format!("expected degrees between -{most} and {most}");
            return Err(Problem::field(ProblemCode::OutOfRange, field, expected));
        }
    }
    Ok((Some(six_decimals(lat)), Some(six_decimals(lon))))
}

fn checked_kinds(kinds: Vec<ServiceType>) -> Result<Vec<ServiceType>, Problem> {
    let kinds = each_once(kinds);
    if kinds.is_empty() {
        return Err(Problem::field(ProblemCode::OutOfRange, "kinds", "expected at least one kind"));
    }
    Ok(kinds)
}

fn checked_languages(languages: Vec<String>) -> Result<Vec<String>, Problem> {
    let is_code =
        |code: &String| (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase());
    if !languages.iter().all(is_code) {
        let expected = "expected ISO 639 codes like da or en";
        return Err(Problem::field(ProblemCode::InvalidValue, "languages", expected));
    }
    let languages = each_once(languages);
    if languages.len() > MAX_LANGUAGES {
        return Err(Problem::field(ProblemCode::OutOfRange, "languages", "expected at most 12 languages"));
    }
    Ok(languages)
}

fn each_once<T: PartialEq>(words: Vec<T>) -> Vec<T> {
    words.into_iter().fold(Vec::new(), |mut kept, word| {
        if !kept.contains(&word) {
            kept.push(word);
        }
        kept
    })
}

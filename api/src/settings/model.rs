//! What a union sets, its defaults, and the rules for names and telephone numbers.

use std::ops::RangeInclusive;

use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use super::entity;
use super::overdose::OverdoseSteps;
use crate::error::{Problem, ProblemCode};
use crate::ids::OrgId;
use crate::text::short_text;

/// In Denmark.
const EMERGENCY_PHONE: &str = "112";
const ADVICE_PHONE: &str = "1813";
const ADVICE_NAME: &str = "Akuttelefonen";

const NAME_LENGTH: RangeInclusive<usize> = 1..=60;
const PHONE_LENGTH: RangeInclusive<usize> = 2..=20;

/// What a union says of itself to its phones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct OrganisationSettings {
    /// The short name that invites and slips carry; it never changes.
    #[schema(example = "gadeholdet")]
    pub slug: String,
    /// The name that members read.
    #[schema(example = "Gadeholdet Vesterbro")]
    pub name: String,
    /// The number to call when a life is in danger.
    #[schema(example = "112")]
    pub emergency_phone: String,
    /// The number of the advice line to call after a needlestick.
    #[schema(example = "1813")]
    pub advice_phone: String,
    /// What the advice line is called.
    #[schema(example = "Akuttelefonen")]
    pub advice_name: String,
    /// What the red screen says to do in an overdose, step by step; null for the app's own words.
    pub overdose_steps: Option<OverdoseSteps>,
    /// Whether the union's trainer has approved these words; until then the phones say that nobody has.
    pub overdose_approved: bool,
}

/// What is to be different; what is absent stays as it is.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettingsChange {
    /// The new name, 1 to 60 characters.
    pub name: Option<String>,
    /// The new emergency number: digits and spaces, with a + only in front, 2 to 20 characters.
    pub emergency_phone: Option<String>,
    /// The new number of the advice line, written in the same way.
    pub advice_phone: Option<String>,
    /// The new name of the advice line, 1 to 60 characters.
    pub advice_name: Option<String>,
    /// The new steps for an overdose; null for the app's own words. New words are not approved unless the same change
    /// says so.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<OverdoseSteps>)]
    pub overdose_steps: Option<Option<OverdoseSteps>>,
    /// Whether the union's trainer has approved the words.
    pub overdose_approved: Option<bool>,
}

/// What holds for a union that never set anything.
pub fn defaults(org: OrgId) -> entity::Model {
    entity::Model {
        org_id: org,
        emergency_phone: EMERGENCY_PHONE.to_owned(),
        advice_phone: ADVICE_PHONE.to_owned(),
        advice_name: ADVICE_NAME.to_owned(),
        overdose_steps: None,
        overdose_approved: false,
        seq: 0,
    }
}

impl OrganisationSettings {
    /// Puts the names and what was set together.
    pub fn new(slug: String, name: String, row: entity::Model) -> OrganisationSettings {
        OrganisationSettings {
            slug,
            name,
            emergency_phone: row.emergency_phone,
            advice_phone: row.advice_phone,
            advice_name: row.advice_name,
            overdose_steps: row.overdose_steps.and_then(|steps| serde_json::from_value(steps).ok()),
            overdose_approved: row.overdose_approved,
        }
    }
}

impl SettingsChange {
    /// The change without blanks around its texts.
    ///
    /// # Errors
    /// Names the field and what was expected.
    pub fn checked(self) -> Result<SettingsChange, Problem> {
        Ok(SettingsChange {
            name: self.name.map(|name| short_text("name", &name, NAME_LENGTH)).transpose()?,
            emergency_phone: self
                .emergency_phone
                .map(|phone| check_phone("emergency_phone", &phone))
                .transpose()?,
            advice_phone: self.advice_phone.map(|phone| check_phone("advice_phone", &phone)).transpose()?,
            advice_name: self
                .advice_name
                .map(|name| short_text("advice_name", &name, NAME_LENGTH))
                .transpose()?,
            overdose_steps: self.overdose_steps.map(checked_steps).transpose()?,
            overdose_approved: self.overdose_approved,
        })
    }
}

/// Tells a field that is null from one that is absent.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<OverdoseSteps>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

fn checked_steps(steps: Option<OverdoseSteps>) -> Result<Option<OverdoseSteps>, Problem> {
    steps.map(OverdoseSteps::checked).transpose()
}

/// A number that every telephone can dial.
///
/// # Errors
/// `invalid_value` or `out_of_range`, naming the field.
pub fn check_phone(field: &str, phone: &str) -> Result<String, Problem> {
    let phone = phone.trim();
    let digits = phone.strip_prefix('+').unwrap_or(phone);
    if !digits.chars().all(|c| c.is_ascii_digit() || c == ' ') {
        let expected = "expected digits and spaces, with a + only in front";
        return Err(Problem::field(ProblemCode::InvalidValue, field, expected));
    }
    let has_digits = digits.chars().filter(char::is_ascii_digit).count() >= *PHONE_LENGTH.start();
    if has_digits && PHONE_LENGTH.contains(&phone.len()) {
        return Ok(phone.to_owned());
    }
    Err(Problem::field(ProblemCode::OutOfRange, field, "expected 2 to 20 characters, two of them digits"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_can_be_dialled_are_taken_without_blanks_around() {
        for (sent, kept) in
            [("112", "112"), (" 1813 ", "1813"), ("+45 38 63 50 00", "+45 38 63 50 00"), ("16", "16")]
        {
            assert_eq!(check_phone("advice_phone", sent).unwrap(), kept);
        }
    }

    #[test]
    fn what_cannot_be_dialled_is_refused_by_its_field() {
        use ProblemCode::{InvalidValue, OutOfRange};
        for (sent, code) in [
            ("", OutOfRange),
            ("1", OutOfRange),
            ("+ ", OutOfRange),
            ("1  ", OutOfRange),
            ("123456789012345678901", OutOfRange),
            ("112a", InvalidValue),
            ("45+12", InvalidValue),
            ("++45", InvalidValue),
            ("११२", InvalidValue),
            ("1-1-2", InvalidValue),
        ] {
            let problem = check_phone("advice_phone", sent).unwrap_err();
            assert_eq!((problem.code, problem.field.as_deref()), (code, Some("advice_phone")), "{sent:?}");
        }
    }
}

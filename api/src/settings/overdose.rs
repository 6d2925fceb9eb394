//! What the red screen says to do in an overdose, in the union's own words.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Problem, ProblemCode};
use crate::text::short_text;

const STEPS: RangeInclusive<usize> = 1..=8;
const STEP_LENGTH: RangeInclusive<usize> = 1..=120;

/// The steps in every language of the app, so that no phone falls back to words that the trainer did not see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OverdoseSteps {
    /// In Danish: 1 to 8 steps of 1 to 120 characters.
    #[schema(min_items = 1, max_items = 8, example = json!(["Ring 112"]))]
    pub da: Vec<String>,
    /// In English.
    #[schema(min_items = 1, max_items = 8, example = json!(["Call 112"]))]
    pub en: Vec<String>,
    /// In Finnish.
    #[schema(min_items = 1, max_items = 8, example = json!(["Soita 112"]))]
    pub fi: Vec<String>,
}

impl OverdoseSteps {
    /// The steps without blanks around them.
    ///
    /// # Errors
    /// `out_of_range`, naming the language or the step.
    pub fn checked(self) -> Result<OverdoseSteps, Problem> {
        Ok(OverdoseSteps {
            da: check_steps("overdose_steps.da", &self.da)?,
            en: check_steps("overdose_steps.en", &self.en)?,
            fi: check_steps("overdose_steps.fi", &self.fi)?,
        })
    }
}

fn check_steps(field: &str, steps: &[String]) -> Result<Vec<String>, Problem> {
    if !STEPS.contains(&steps.len()) {
        return Err(Problem::field(ProblemCode::OutOfRange, field, "expected 1 to 8 steps"));
    }
    let check = |(n, step): (usize, &String)| short_text(&format!("{field}[{n}]"), step, STEP_LENGTH);
    steps.iter().enumerate().map(check).collect()
}

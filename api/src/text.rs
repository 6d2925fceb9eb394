//! Short texts that people write: names of members, unions and advice lines.

use std::ops::RangeInclusive;

use crate::error::{Problem, ProblemCode};

/// A text without blanks around it, of so many characters, none of them for steering a terminal.
///
/// # Errors
/// `out_of_range`, naming the field and the length that was expected.
pub fn short_text(field: &str, text: &str, length: RangeInclusive<usize>) -> Result<String, Problem> {
    let trimmed = text.trim();
    if length.contains(&trimmed.chars().count()) && !trimmed.chars().any(char::is_control) {
        return Ok(trimmed.to_owned());
    }
    let expected = format!("expected {} to {} characters", length.start(), length.end());
    Err(Problem::field(ProblemCode::OutOfRange, field, expected))
}

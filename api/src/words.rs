//! Words from closed lists: an enum in the code, its snake_case code in JSON and in the database.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The code of a word.
pub fn code(word: &impl Serialize) -> String {
    match serde_json::to_value(word) {
        Ok(Value::String(code)) => code,
        other => unreachable!("a word from a closed list is a JSON string, not {other:?}"),
    }
}

/// The word of a code; `None` for a code of a newer version.
pub fn word<T: DeserializeOwned>(code: &str) -> Option<T> {
    serde_json::from_value(Value::String(code.to_owned())).ok()
}

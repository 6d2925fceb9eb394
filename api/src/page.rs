//! Lists: one page of items and the cursor of the next.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::clock::Day;
use crate::error::{Problem, ProblemCode};

/// The most items a page holds.
pub const MAX_LIMIT: u64 = 500;

/// Which page is wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct PageQuery {
    /// Items a page, 1 to 500; 100 when not given.
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
}

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The items, in the list's order.
    pub items: Vec<T>,
    /// Pass as `cursor` for the next page; null on the last.
    pub next: Option<String>,
}

/// The page size that a wish of the caller comes to.
pub fn page_limit(wish: Option<u64>) -> u64 {
    wish.unwrap_or(100).clamp(1, MAX_LIMIT)
}

/// Cuts a list read with one row more than `limit` into a page; `cursor_of` names an item's place in the order.
pub fn cut<T>(mut rows: Vec<T>, limit: u64, cursor_of: impl Fn(&T) -> String) -> Page<T> {
    let limit = usize::try_from(limit).expect("a page limit is at most 500");
    let next = (rows.len() > limit).then(|| cursor_of(&rows[limit - 1]));
    rows.truncate(limit);
    Page { items: rows, next }
}

/// The place after which a list ordered by id goes on.
pub fn id_cursor(cursor: Option<String>) -> Result<Option<Uuid>, Problem> {
    cursor.map(|cursor| cursor.parse().map_err(|_| bad_cursor())).transpose()
}

/// The place after which a list ordered by time and id goes on.
pub fn time_cursor(cursor: Option<String>) -> Result<Option<(i64, Uuid)>, Problem> {
    cursor
        .map(|cursor| {
            let (time, id) = cursor.split_once('.').ok_or_else(bad_cursor)?;
            Ok((time.parse().map_err(|_| bad_cursor())?, id.parse().map_err(|_| bad_cursor())?))
        })
        .transpose()
}

fn bad_cursor() -> Problem {
    Problem::field(ProblemCode::InvalidValue, "cursor", "expected the `next` of the page before")
}

/// A window of days runs forwards.
///
/// # Errors
/// `window_reversed`, naming `from`.
pub fn check_window(from: Option<Day>, to: Option<Day>) -> Result<(), Problem> {
    match (from, to) {
        (Some(from), Some(to)) if from > to => {
            Err(Problem::field(ProblemCode::WindowReversed, "from", "expected a day that is not after `to`"))
        }
        _ => Ok(()),
    }
}

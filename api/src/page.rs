//! Lists: one page of items and the cursor of the next.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::clock::{Day, UtcMs};
use crate::error::{Problem, ProblemCode};
use crate::ids::AreaId;

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

/// Which page of the things of some days is wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct WindowQuery {
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
    /// Only in this area.
    #[param(value_type = Option<Uuid>)]
    pub area_id: Option<AreaId>,
    /// Items a page, 1 to 500; 100 when not given.
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
}

impl WindowQuery {
    /// The first instant of the window and the first one after it.
    ///
    /// # Errors
    /// `window_reversed`.
    pub fn instants(&self, zone: &TimeZone) -> Result<(Option<UtcMs>, Option<UtcMs>), Problem> {
        check_window(self.from, self.to)?;
        let after = self.to.map(|day| Day(day.0.saturating_add(1)).start(zone));
        Ok((self.from.map(|day| day.start(zone)), after))
    }
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

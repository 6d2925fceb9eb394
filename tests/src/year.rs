//! A year of patrols around one place, as phones would have sent it.

use gadeplan::clock::Day;
use gadeplan::ids::AreaId;
use h3o::{CellIndex, LatLng};
use jiff::civil::date;
use serde_json::{Value, json};

use crate::Member;
use crate::builders::{ISTEDGADE, ended, new_id, pickup, started, with};

/// Weeks that were walked, this one included.
const WEEKS: i32 = 57;
/// Rings of cells that are walked around the middle.
const RINGS: u32 = 4;
/// Metres walked in a cell a week.
const METRES: i32 = 300;
/// Weeks that go into one batch.
const TOGETHER: usize = 8;

/// The cell in the middle, on Istedgade.
pub fn middle() -> CellIndex {
    ISTEDGADE.parse().expect("a cell")
}

/// The Wednesday of a week, so many weeks ago.
pub fn wednesday(weeks_ago: i32) -> Day {
    Day(Day::of(date(2026, 11, 18)).0 - 7 * weeks_ago)
}

/// Sends 57 weeks of patrols, the last of this week; the server takes nothing older than 400 days. Every Wednesday the
/// same 61 cells are walked, with a find in three cells of ten, and as many more in the middle as `more` says of a week.
pub async fn send_year(robin: &Member, area: AreaId, more: impl Fn(i32) -> usize) {
    let weeks: Vec<i32> = (0..WEEKS).collect();
    for together in weeks.chunks(TOGETHER) {
        let records: Vec<Value> = together.iter().flat_map(|week| patrol(area, *week, more(*week))).collect();
        for stored in robin.push(&records).await {
            assert_eq!(stored["status"], "stored", "{stored}");
        }
    }
}

fn patrol(area: AreaId, week: i32, more: usize) -> Vec<Value> {
    let mut cells: Vec<CellIndex> = middle().grid_disk(RINGS);
    cells.sort_unstable();
    let (id, day) = (new_id(), wednesday(week).date().to_string());
    let at = |time: &str| json!(format!("{day}T{time}:00Z"));
    let effort =
        |cell: &CellIndex| json!({"cell": cell.to_string(), "day": day, "seconds": 360, "metres": METRES});
    let end = with(ended(&id), "effort", json!(cells.iter().map(effort).collect::<Vec<_>>()));
    let mut records =
        vec![with(started(&id, area), "recorded_at", at("12:00")), with(end, "recorded_at", at("14:00"))];
    let found = |cell: &CellIndex| {
        let centre = LatLng::from(*cell);
        let find = with(pickup(&new_id(), Some(&id), 2), "recorded_at", at("13:00"));
        with(with(find, "lat", json!(centre.lat())), "lon", json!(centre.lng()))
    };
    let shift = usize::try_from(week).expect("a week ago");
    let usual = cells.iter().enumerate().filter(|(index, _)| (7 * index + 3 * shift) % 10 < 3);
    records.extend(usual.map(|(_, cell)| found(cell)));
    records.extend((0..more).map(|_| found(&middle())));
    records
}

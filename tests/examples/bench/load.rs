//! Finds and walks put straight into the tables, a statement for a million: what a union would have after many years.

use gadeplan::areas;
use gadeplan::areas::model::AreaKind;
use gadeplan::cell::StoredCell;
use gadeplan::clock::Day;
use gadeplan::ids::{AreaId, OrgId};
use gadeplan::organisations::queries::take_sequence;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend};
use serde_json::json;
use tests::App;

/// An area as large as Vesterbro, and where its first day and its organisation are.
#[derive(Clone, Copy)]
pub(crate) struct Ground {
    pub(crate) area: AreaId,
    org: OrgId,
    last: Day,
    days: i32,
}

/// Stores the area and days of walks, the last one today: each day two of five cells, fifty metres each.
pub(crate) async fn walks(app: &App, days: i32) -> Ground {
    let org = app.organisation().await.id;
    let outline = json!({"type": "Polygon", "coordinates": [[[12.531, 55.660], [12.569, 55.660], [12.569, 55.681], [12.531, 55.681], [12.531, 55.660]]]});
    let tx = app.state.db.begin().await.expect("a transaction");
    let kind = AreaKind::Neighbourhood;
    let area = areas::queries::store(&tx, org, "Vesterbro", kind, None, outline).await.expect("an area");
    let cells = areas::queries::cells(&tx, org, area).await.expect("cells");
    run(&tx, "CREATE TABLE places (n BIGINT PRIMARY KEY, cell BIGINT NOT NULL)").await;
    for (chunk, places) in cells.chunks(500).enumerate() {
        let row = |(n, cell)| format!("({}, {})", chunk * 500 + n, StoredCell::from(cell).0);
        let rows: Vec<String> = places.iter().copied().enumerate().map(row).collect();
        run(&tx, &format!("INSERT INTO places VALUES {}", rows.join(","))).await;
    }
    let last = app.now().day(&jiff::tz::TimeZone::UTC);
    let ground = Ground { area, org, last, days };
    walk(&tx, ground).await;
    tx.commit().await.expect("a commit");
    ground
}

async fn walk(tx: &DatabaseTransaction, ground: Ground) {
    let Ground { area, org: OrgId(org), last: Day(last), days } = ground;
    let patrol = id(tx, "i");
    let days = series(last - days + 1, last);
    let area = literal(tx, area);
    run(tx, &format!(
        "INSERT INTO patrols (org_id, id, seq, received_at, start_digest, end_digest, area_id, kind, transport, team_n, started_at, ended_at, paused_s) \
         {days} SELECT {org}, {patrol}, 1, 0, {nothing}, {nothing}, {area}, 'routine', 'foot', 2, i * 86400000 + 64800000, i * 86400000 + 72000000, 0 FROM n",
        nothing = nothing(tx),
    )).await;
    run(tx, &format!(
        "INSERT INTO patrol_effort (org_id, patrol_id, cell, day, seconds, metres) \
         {days} SELECT {org}, {patrol}, cell, i, 60, 50 FROM n CROSS JOIN places WHERE (i * 7919 + places.n * 104729) % 5 < 2"
    )).await;
    run(tx, &format!(
        "INSERT INTO effort_days (org_id, day, cell, seconds, metres, visits) \
         SELECT org_id, day, cell, SUM(seconds), SUM(metres), COUNT(*) FROM patrol_effort WHERE org_id = {org} GROUP BY org_id, day, cell"
    )).await;
}

/// Stores finds number `from` to `to`, of one to four syringes each: two of five at sixty busy places, the others
/// anywhere. The sums are made anew from the finds.
pub(crate) async fn finds(app: &App, ground: Ground, from: i32, to: i32) {
    let Ground { org, last: Day(last), days, .. } = ground;
    let tx = app.state.db.begin().await.expect("a transaction");
    take_sequence(&tx, org, 1).await.expect("a number");
    let (find, patrol) = (id(&tx, "i + 1000000000"), id(&tx, "day"));
    let place = "CASE WHEN i % 5 < 2 THEN i * 40503 % 60 * 47 ELSE i * 2246822519 % 4294967296 / 16 % (SELECT COUNT(*) FROM places) END";
    let day = format!("{last} - i * 2654435761 % 4294967296 / 256 % {days}");
    let items = |count: i32| json(&tx, &format!("[{{\"item\":\"syringe_with_needle\",\"count\":{count}}}]"));
    let OrgId(number) = org;
    run(&tx, &format!(
        "INSERT INTO pickups (org_id, id, seq, revision, digest, received_at, removed, patrol_id, recorded_at, day, cell, items, item_n, origin, outcome) \
         {series}, found AS (SELECT i, {day} AS day, {place} AS place, i % 4 + 1 AS count FROM n) \
         SELECT {number}, {find}, 1, 0, {nothing}, 0, FALSE, {patrol}, CAST(day AS BIGINT) * 86400000 + 64800000, day, cell, \
         CASE count WHEN 1 THEN {one} WHEN 2 THEN {two} WHEN 3 THEN {three} ELSE {four} END, count, 'sweep', 'picked_up' \
         FROM found JOIN places ON places.n = found.place",
        series = series(from, to), nothing = nothing(&tx), one = items(1), two = items(2), three = items(3), four = items(4),
    )).await;
    run(&tx, &format!("DELETE FROM cell_days WHERE org_id = {number}")).await;
    for item in ["any", "syringe_with_needle"] {
        run(&tx, &format!(
            "INSERT INTO cell_days (org_id, item, day, cell, finds, count, patrolled) \
             SELECT org_id, '{item}', day, cell, COUNT(*), SUM(item_n), COUNT(patrol_id) FROM pickups WHERE org_id = {number} GROUP BY org_id, day, cell"
        )).await;
    }
    tx.commit().await.expect("a commit");
}

/// Whole numbers as the table `n` with the column `i`.
fn series(from: i32, to: i32) -> String {
    format!(
        "WITH RECURSIVE n(i) AS (SELECT CAST({from} AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {to})"
    )
}

/// A UUID that is a number.
fn id(tx: &DatabaseTransaction, number: &str) -> String {
    match tx.get_database_backend() {
        DbBackend::Postgres => format!("CAST(lpad(to_hex(CAST({number} AS BIGINT)), 32, '0') AS uuid)"),
        _ => format!("unhex(printf('%032x', {number}))"),
    }
}

fn literal(tx: &DatabaseTransaction, AreaId(id): AreaId) -> String {
    match tx.get_database_backend() {
        DbBackend::Postgres => format!("CAST('{id}' AS uuid)"),
        _ => format!("x'{}'", id.simple()),
    }
}

fn json(tx: &DatabaseTransaction, text: &str) -> String {
    match tx.get_database_backend() {
        DbBackend::Postgres => format!("CAST('{text}' AS jsonb)"),
        _ => format!("'{text}'"),
    }
}

/// No bytes.
fn nothing(tx: &DatabaseTransaction) -> &'static str {
    if tx.get_database_backend() == DbBackend::Postgres { "CAST('' AS bytea)" } else { "x''" }
}

async fn run(tx: &DatabaseTransaction, sql: &str) {
    tx.execute_unprepared(sql).await.expect("a statement that both engines know");
}

//! A map that is kept in memory is as fresh as one that is read anew, whoever changed the sums.

use gadeplan::clock::{DAY_MS, Day, UtcMs};
use gadeplan::hotspots::rollups;
use gadeplan::ids::{AreaId, Role};
use gadeplan::organisations;
use gadeplan::patrols::changed_days;
use jiff::tz::TimeZone;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use tests::builders::{amended, ended, new_id, pickup, removed, started, with};
use tests::{App, Member};

/// Totals of everything and of one area; both must be what a map without memory says.
async fn totals(member: &Member, area: AreaId) -> [i64; 3] {
    let all = member.get("/api/v1/hotspots").await.expect_ok();
    let one = member.get(&format!("/api/v1/hotspots?area_id={}", area.0)).await.expect_ok();
    assert_eq!(all["totals"], one["totals"]);
    ["finds", "items", "metres"].map(|name| all["totals"][name].as_i64().expect("a number"))
}

#[tokio::test]
async fn a_map_is_fresh_after_push_amend_and_undo() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let area = app.area("Indre Vesterbro").await;
    assert_eq!(totals(&robin, area).await, [0, 0, 0]);
    let (find, patrol) = (new_id(), new_id());
    robin.push(&[pickup(&find, None, 2)]).await;
    assert_eq!(totals(&robin, area).await, [1, 2, 0]);
    robin.push(&[amended(&find, 1, 20)]).await;
    assert_eq!(totals(&robin, area).await, [1, 20, 0]);
    robin.push(&[with(amended(&find, 2, 20), "recorded_at", json!("2026-11-20T12:00:00Z"))]).await;
    assert_eq!(totals(&robin, area).await, [1, 20, 0]);
    robin.push(&[started(&patrol, area), ended(&patrol)]).await;
    assert_eq!(totals(&robin, area).await, [1, 20, 61]);
    robin.push(&[removed(&find, 3)]).await;
    assert_eq!(totals(&robin, area).await, [0, 0, 61]);
}

#[tokio::test]
async fn a_map_is_fresh_after_an_import_by_another_process() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let area = app.area("Indre Vesterbro").await;
    assert_eq!(totals(&robin, area).await, [0, 0, 0]);
    let file = app.folder().join("finds.csv");
    // More days than are read one by one.
    let day = |back: i64| UtcMs(app.now().0 - back * DAY_MS);
    let time = |at: UtcMs| serde_json::to_value(at).expect("a time");
    let line = |back: i64| {
        format!("{},55.67081,12.55971,3,syringe_with_needle\n", time(day(back)).as_str().expect("a time"))
    };
    let lines: String = (0..80).map(line).collect();
    std::fs::write(&file, format!("time,lat,lon,count,kind\n{lines}")).expect("a file");
    let other = gadeplan::database::Db::open(&app.state.config).await.expect("a second process");
    let union = app.organisation().await;
    let report = |_, why: &str| panic!("{why}");
    let counts = gadeplan::imports::finds::import(&other, &union, &file, app.now(), 90, report).await;
    assert_eq!(counts.expect("an import").stored, 80);
    assert_eq!(totals(&robin, area).await, [80, 240, 0]);
}

#[tokio::test]
async fn a_map_is_fresh_after_the_sums_were_made_anew() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let area = app.area("Indre Vesterbro").await;
    robin.push(&[pickup(&new_id(), None, 2)]).await;
    let org = app.organisation().await.id;
    let tx = app.state.db.begin().await.expect("a transaction");
    let seq = organisations::queries::take_sequence(&tx, org, 1).await.expect("a number");
    tx.execute_unprepared("UPDATE cell_days SET finds = 7, day = day - 1").await.expect("wrong sums");
    let today = app.now().day(&TimeZone::UTC);
    changed_days::mark(&tx, org, [today, Day(today.0 - 1)], seq).await.expect("marks");
    tx.commit().await.expect("a commit");
    assert_eq!(totals(&robin, area).await[0], 7);
    let tx = app.state.db.begin().await.expect("a transaction");
    rollups::rebuild(&tx, org).await.expect("sums");
    tx.commit().await.expect("a commit");
    assert_eq!(totals(&robin, area).await, [1, 2, 0]);
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
}

#[tokio::test]
async fn two_servers_on_one_database_see_each_others_finds() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let area = app.area("Indre Vesterbro").await;
    let twin = app.twin(|_| ()).await;
    for n in 1..=5 {
        robin.push(&[pickup(&new_id(), None, 2)]).await;
        let there = robin.at(&twin.url);
        assert_eq!(totals(&there, area).await, [n, 2 * n, 0]);
        there.push(&[started(&new_id(), area)]).await;
        assert_eq!(totals(&robin, area).await, [n, 2 * n, 0]);
    }
}

#[tokio::test]
async fn a_new_outline_is_a_new_map() {
    let app = App::start().await;
    let robin = app.member(&[Role::Coordinator]).await;
    let area = app.area("Indre Vesterbro").await;
    robin.push(&[pickup(&new_id(), None, 2)]).await;
    let path = format!("/api/v1/hotspots?area_id={}", area.0);
    assert_eq!(robin.get(&path).await.expect_ok()["totals"]["finds"], 1);
    let elsewhere: Value = json!({"type": "Polygon", "coordinates": [[[12.57, 55.68], [12.58, 55.68], [12.58, 55.69], [12.57, 55.68]]]});
    let tx = app.state.db.begin().await.expect("a transaction");
    let kind = gadeplan::areas::model::AreaKind::PatrolArea;
    let org = app.organisation().await.id;
    let same = gadeplan::areas::queries::store(&tx, org, "Indre Vesterbro", kind, None, elsewhere).await;
    assert_eq!(same.expect("an area"), area);
    tx.commit().await.expect("a commit");
    assert_eq!(robin.get(&path).await.expect_ok()["totals"]["finds"], 0);
}

#[tokio::test]
async fn memory_stays_within_its_limit_and_the_answers_are_the_same() {
    let app = App::start().await;
    let robin = app.member(&[Role::Coordinator]).await;
    for n in 0..6 {
        let area = app.area(&format!("Area {n}")).await;
        robin.get(&format!("/api/v1/hotspots?area_id={}", area.0)).await.expect_ok();
    }
    let held = app.state.histories.bytes();
    assert!(held > 0 && held <= u64::from(app.state.config.map_memory_mb) << 20, "{held}");
    let tight = app.twin(|config| config.map_memory_mb = 0).await;
    let there = robin.at(&tight.url);
    robin.push(&[pickup(&new_id(), None, 2)]).await;
    assert_eq!(there.get("/api/v1/hotspots").await.expect_ok()["totals"]["finds"], 1);
    assert_eq!(tight.state.histories.bytes(), 0);
}

//! A patrol from its start to the desk.

use gadeplan::clock::UtcMs;
use gadeplan::ids::Role;
use gadeplan::secret::sha256;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;
use tests::App;
use tests::builders::{ISTEDGADE, ended, new_id, pickup, started, with};

#[tokio::test]
async fn a_patrol_with_finds_reaches_the_coordinator() {
    let app = App::start().await;
    let (robin, coordinator) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Coordinator]).await);
    let area = app.area("Indre Vesterbro").await;
    let patrol = new_id();
    let find = new_id();
    let results =
        robin.push(&[started(&patrol, area), pickup(&find, Some(&patrol), 3), ended(&patrol)]).await;
    assert_eq!(
        results[1],
        json!({"id": find, "status": "stored", "code": null, "field": null, "detail": null})
    );
    assert!(results.iter().all(|result| result["status"] == "stored"), "{results:?}");

    let list = coordinator.get("/api/v1/patrols").await.expect_ok();
    assert_eq!(
        list["items"][0],
        json!({
            "id": patrol, "area_id": area, "kind": "routine", "transport": "foot", "transports": ["foot"], "team_n": 2, "started_at": "2026-11-21T17:00:00Z",
            "ended_at": "2026-11-21T17:50:00Z", "paused_s": 120, "active_s": 2_880, "metres": 61, "cells": 1, "finds": 1, "items": 3,
        })
    );
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_patrol_without_finds_counts_as_searched() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let area = app.area("Indre Vesterbro").await;
    let patrol = new_id();
    robin.push(&[started(&patrol, area), ended(&patrol)]).await;
    let map = robin.get(&format!("/api/v1/hotspots?area_id={}", area.0)).await.expect_ok();
    let cells = map["features"].as_array().expect("cells");
    let here = cells
        .iter()
        .find(|cell| cell["properties"]["cell"] == ISTEDGADE)
        .expect("Istedgade lies in the area");
    assert_eq!(here["properties"]["class"], "searched_clean");
    assert_eq!(here["properties"]["metres"], 61);
    assert!(cells.iter().filter(|cell| cell["properties"]["class"] == "not_searched").count() > 100);
    assert_eq!(map["totals"]["patrols"], 1);
}

#[tokio::test]
async fn the_end_may_come_before_the_start() {
    let app = App::start().await;
    let (robin, coordinator) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Coordinator]).await);
    let area = app.area("Indre Vesterbro").await;
    let patrol = new_id();
    assert_eq!(robin.push(&[ended(&patrol)]).await[0]["status"], "stored");
    let list = coordinator.get("/api/v1/patrols").await.expect_ok();
    assert_eq!(list["items"], json!([]), "a patrol is listed from its start on");
    assert_eq!(robin.push(&[started(&patrol, area)]).await[0]["status"], "stored");
    let list = coordinator.get("/api/v1/patrols").await.expect_ok();
    assert_eq!(list["items"][0]["metres"], 61);
}

#[tokio::test]
async fn a_patrol_said_twice_is_one_and_said_differently_a_conflict() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let area = app.area("Indre Vesterbro").await;
    let patrol = new_id();
    robin.push(&[started(&patrol, area), ended(&patrol)]).await;
    let again = robin.push(&[started(&patrol, area), ended(&patrol)]).await;
    assert!(again.iter().all(|result| result["status"] == "already_stored"), "{again:?}");
    let other = robin
        .push(&[with(started(&patrol, area), "team_n", json!(3)), with(ended(&patrol), "paused_s", json!(0))])
        .await;
    assert!(other.iter().all(|result| result["status"] == "conflict"), "{other:?}");
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
}

#[tokio::test]
async fn patrols_are_listed_by_day_and_area() {
    let app = App::start().await;
    let (robin, coordinator) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Coordinator]).await);
    let (here, there) = (app.area("Here").await, app.area("There").await);
    for (area, day) in [(here, "2026-11-19"), (here, "2026-11-20"), (there, "2026-11-20")] {
        robin.push(&[with(started(&new_id(), area), "recorded_at", json!(format!("{day}T12:00:00Z")))]).await;
    }
    let count = async |query: &str| {
        let list = coordinator.get(&format!("/api/v1/patrols?{query}")).await.expect_ok();
        list["items"].as_array().expect("a list").len()
    };
    assert_eq!(count("from=2026-11-20").await, 2);
    assert_eq!(count("to=2026-11-19").await, 1);
    assert_eq!(count(&format!("area_id={}", here.0)).await, 2);
    assert_eq!(count("limit=1").await, 1);
}

#[tokio::test]
async fn a_patrol_that_changed_its_way_of_moving_says_so_whichever_half_comes_first() {
    let app = App::start().await;
    let (robin, coordinator) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Coordinator]).await);
    let area = app.area("Indre Vesterbro").await;
    for (sent, shown) in [
        (json!(["bicycle", "foot"]), json!(["bicycle", "foot"])),
        (json!(["bicycle", "van", "foot"]), json!(["bicycle", "van", "foot"])),
        (json!(["foot"]), json!(["bicycle", "foot"])),
        (json!([]), json!(["bicycle"])),
    ] {
        let patrol = new_id();
        let start = with(started(&patrol, area), "transport", json!("bicycle"));
        let end = with(ended(&patrol), "transports", sent);
        for record in [&end, &start, &end] {
            robin.push(std::slice::from_ref(record)).await;
        }
        let list = coordinator.get("/api/v1/patrols").await.expect_ok();
        let report = list["items"].as_array().expect("a list").iter().find(|report| report["id"] == patrol);
        let report = report.expect("the patrol");
        assert_eq!((&report["transport"], &report["transports"]), (&json!("bicycle"), &shown));
        let other = robin.push(&[with(end, "transports", json!(["van"]))]).await;
        assert_eq!(other[0]["status"], "conflict");
    }
}

/// An end as the first release stored it, which knew one way of moving a patrol; its digest is that of this text.
#[tokio::test]
async fn an_end_stored_before_there_were_several_ways_of_moving_is_still_the_same() {
    let app = App::start().await;
    let (robin, coordinator) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Coordinator]).await);
    let area = app.area("Indre Vesterbro").await;
    let patrol = new_id();
    robin.push(&[started(&patrol, area)]).await;
    let text = format!(
        r#"{{"id":"{patrol}","recorded_at":"2026-11-21T17:50:00Z","paused_s":120,"effort":[{{"cell":"{ISTEDGADE}","day":"2026-11-21","seconds":95,"metres":61}}]}}"#
    );
    let row = gadeplan::patrols::queries::of(app.organisation().await.id).one(&app.state.db.read).await;
    let mut row = row.expect("a row").expect("a patrol").into_active_model();
    row.end_digest = Set(Some(sha256(text.as_bytes())[..16].to_vec()));
    row.ended_at = Set(Some(UtcMs(app.now().0 - 600_000)));
    row.paused_s = Set(Some(120));
    let tx = app.state.db.begin().await.expect("a transaction");
    row.update(&tx).await.expect("an update");
    tx.commit().await.expect("a commit");
    let again = robin.push(&[ended(&patrol), with(ended(&patrol), "transports", json!([]))]).await;
    assert!(again.iter().all(|result| result["status"] == "already_stored"), "{again:?}");
    let other = robin.push(&[with(ended(&patrol), "transports", json!(["foot", "van"]))]).await;
    assert_eq!(other[0]["status"], "conflict");
    let list = coordinator.get("/api/v1/patrols").await.expect_ok();
    assert_eq!(list["items"][0]["transports"], json!(["foot"]));
}

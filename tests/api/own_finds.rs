//! A member's finds of the last 24 hours, and changing them from another phone.

use gadeplan::ids::Role;
use serde_json::{Value, json};
use tests::builders::{new_id, pickup, removed, with};
use tests::{App, Member};

async fn own(member: &Member, query: &str) -> Vec<Value> {
    let page = member.get(&format!("/api/v1/pickups/own?{query}")).await.expect_ok();
    page["items"].as_array().expect("a list").clone()
}

/// The change that a phone makes of what it read.
fn changed(find: &Value, count: i32) -> Value {
    let mut record = find.clone();
    record["type"] = json!("pickup_amended");
    record["revision"] = json!(find["revision"].as_i64().expect("a number") + 1);
    record["items"][0]["count"] = json!(count);
    with(record, "received_at", Value::Null)
}

fn at(find: Value, time: &str) -> Value {
    with(find, "recorded_at", json!(time))
}

#[tokio::test]
async fn a_member_reads_own_finds_newest_first_and_nobody_elses() {
    let app = App::start().await;
    let (robin, kim) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Coordinator]).await);
    let (late, early, gone) = (new_id(), new_id(), new_id());
    robin.push(&[at(pickup(&early, None, 1), "2026-11-21T09:00:00Z"), pickup(&late, None, 2)]).await;
    robin.push(&[pickup(&gone, None, 4), removed(&gone, 1)]).await;
    kim.push(&[pickup(&new_id(), None, 8)]).await;
    let finds = own(&robin, "").await;
    assert_eq!(finds.iter().map(|find| &find["id"]).collect::<Vec<_>>(), [&json!(late), &json!(early)]);
    assert_eq!(
        finds[0],
        json!({
            "id": late, "revision": 0, "received_at": "2026-11-21T18:00:00Z", "patrol_id": null,
            "recorded_at": "2026-11-21T17:30:00Z", "lat": 55.67081, "lon": 12.55971, "accuracy_m": 8.0,
            "items": [{"item": "syringe_with_needle", "count": 2}], "place_type": "doorway_stairwell",
            "origin": "sweep", "outcome": "picked_up", "count_method": null, "needle_cap": null,
        })
    );
    assert_eq!(own(&kim, "").await.len(), 1, "a coordinator's own list is their own too");
}

#[tokio::test]
async fn own_finds_come_in_pages() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let finds: Vec<Value> = (0..5).map(|_| pickup(&new_id(), None, 1)).collect();
    robin.push(&finds).await;
    let mut seen = Vec::new();
    let mut path = "/api/v1/pickups/own?limit=2".to_owned();
    loop {
        let page = robin.get(&path).await.expect_ok();
        seen.extend(page["items"].as_array().expect("a list").iter().map(|find| find["id"].to_string()));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/api/v1/pickups/own?limit=2&cursor={next}");
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 5);
}

#[tokio::test]
async fn what_is_older_than_a_day_is_not_offered_any_more() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let [within, before] = ["2026-11-20T18:00:00Z", "2026-11-20T17:59:59Z"];
    let kept = new_id();
    robin.push(&[at(pickup(&kept, None, 1), within), at(pickup(&new_id(), None, 1), before)]).await;
    let finds = own(&robin, "").await;
    assert_eq!((finds.len(), &finds[0]["id"]), (1, &json!(kept)));
    app.pass_ms(1_000);
    assert_eq!(own(&robin, "").await.len(), 0);
}

#[tokio::test]
async fn a_find_read_back_is_changed_by_a_push() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    robin.push(&[pickup(&new_id(), None, 2)]).await;
    let read = own(&robin, "").await.remove(0);
    assert_eq!(robin.push(&[changed(&read, 5)]).await[0]["status"], "stored");
    let again = own(&robin, "").await.remove(0);
    assert_eq!((&again["revision"], &again["items"][0]["count"]), (&json!(1), &json!(5)));
    for field in ["recorded_at", "lat", "lon", "accuracy_m", "place_type", "origin", "outcome"] {
        assert_eq!(again[field], read[field], "{field}");
    }
    let map = robin.get("/api/v1/hotspots").await.expect_ok();
    assert_eq!((&map["totals"]["finds"], &map["totals"]["items"]), (&json!(1), &json!(5)));
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_phone_with_a_wrong_clock_changes_a_find_without_moving_its_time() {
    let app = App::start().await;
    let (robin, coordinator) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Coordinator]).await);
    robin.push(&[pickup(&new_id(), None, 2)]).await;
    for (count, wrong) in [(3, "2026-11-20T18:00:00Z"), (4, "2036-11-21T18:00:00Z")] {
        let read = own(&robin, &format!("sent_at={wrong}")).await.remove(0);
        let reply = robin.push_at(wrong, &[changed(&read, count)]).await.expect_ok();
        assert_eq!(reply["results"][0]["status"], "stored", "{reply}");
        let stored = coordinator.get("/api/v1/pickups").await.expect_ok()["items"][0].clone();
        assert_eq!(
            (&stored["recorded_at"], &stored["items"][0]["count"]),
            (&json!("2026-11-21T17:30:00Z"), &json!(count))
        );
    }
}

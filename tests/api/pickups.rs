//! Finds: logged, amended, taken back, corrected at the desk.

use gadeplan::ids::Role;
use reqwest::Method;
use serde_json::{Value, json};
use tests::builders::{amended, new_id, pickup, removed, with};
use tests::{App, Member};

async fn totals(member: &Member) -> (i64, i64) {
    let map = member.get("/api/v1/hotspots").await.expect_ok();
    (map["totals"]["finds"].as_i64().expect("a number"), map["totals"]["items"].as_i64().expect("a number"))
}

fn statuses(results: &[Value]) -> Vec<&str> {
    results.iter().map(|result| result["status"].as_str().expect("a status")).collect()
}

#[tokio::test]
async fn a_pickup_sent_twice_is_stored_once() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let find = pickup(&new_id(), None, 3);
    assert_eq!(statuses(&robin.push(&[find.clone(), find.clone()]).await), ["stored", "already_stored"]);
    assert_eq!(statuses(&robin.push(std::slice::from_ref(&find)).await), ["already_stored"]);
    assert_eq!(totals(&robin).await, (1, 3));
    assert_eq!(statuses(&robin.push(&[with(find, "accuracy_m", json!(9))]).await), ["conflict"]);
}

#[tokio::test]
async fn changes_may_come_before_what_they_change() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let (kept, gone) = (new_id(), new_id());
    robin.push(&[amended(&kept, 1, 5), removed(&gone, 2)]).await;
    let late = robin.push(&[pickup(&kept, None, 3), pickup(&gone, None, 30), amended(&gone, 1, 31)]).await;
    assert_eq!(statuses(&late), ["already_stored"; 3]);
    assert_eq!(totals(&robin).await, (1, 5));
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_find_of_two_kinds_is_one_find() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let items = json!([{"item": "syringe_with_needle", "count": 2}, {"item": "foil", "count": 1}]);
    robin.push(&[with(pickup(&new_id(), None, 1), "items", items)]).await;
    assert_eq!(totals(&robin).await, (1, 3));
    let foil = robin.get("/api/v1/hotspots?item=foil").await.expect_ok();
    assert_eq!((&foil["totals"]["finds"], &foil["totals"]["items"]), (&json!(1), &json!(1)));
}

#[tokio::test]
async fn a_find_without_a_place_is_kept_but_not_on_the_map() {
    let app = App::start().await;
    let (robin, coordinator) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Coordinator]).await);
    let find = with(with(pickup(&new_id(), None, 2), "lat", Value::Null), "lon", Value::Null);
    assert_eq!(statuses(&robin.push(&[find]).await), ["stored"]);
    assert_eq!(totals(&robin).await, (0, 0));
    let list = coordinator.get("/api/v1/pickups").await.expect_ok();
    assert_eq!((&list["items"][0]["lat"], &list["items"][0]["cell"]), (&Value::Null, &Value::Null));
}

#[tokio::test]
async fn what_was_already_gone_is_a_visit_and_no_find() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let looked = with(with(pickup(&new_id(), None, 1), "outcome", json!("already_gone")), "items", json!([]));
    robin.push(&[looked]).await;
    let map = robin.get("/api/v1/hotspots").await.expect_ok();
    assert_eq!(map["features"][0]["properties"]["class"], "searched_clean");
    assert_eq!(map["features"][0]["properties"]["visits"], 1);
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_visit_taken_back_in_the_same_batch_leaves_nothing() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let id = new_id();
    let looked = with(with(pickup(&id, None, 1), "outcome", json!("already_gone")), "items", json!([]));
    robin.push(&[looked, removed(&id, 1)]).await;
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
    assert_eq!(robin.get("/api/v1/hotspots").await.expect_ok()["features"], json!([]));
}

#[tokio::test]
async fn a_volunteer_cannot_change_what_somebody_else_found() {
    let app = App::start().await;
    let (robin, kim) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Volunteer]).await);
    let find = new_id();
    robin.push(&[pickup(&find, None, 3)]).await;
    let refused = kim.push(&[removed(&find, 1), amended(&find, 1, 9)]).await;
    assert!(
        refused.iter().all(|result| result["status"] == "refused" && result["code"] == "not_found"),
        "{refused:?}"
    );
    assert_eq!(totals(&robin).await, (1, 3));
}

#[tokio::test]
async fn a_coordinator_lists_corrects_and_removes() {
    let app = App::start().await;
    let (robin, coordinator) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Coordinator]).await);
    let find = new_id();
    robin.push(&[pickup(&find, None, 3)]).await;
    let list = coordinator.get("/api/v1/pickups?from=2026-11-21&to=2026-11-21").await.expect_ok();
    assert_eq!(list["items"][0]["lat"], 55.67081);
    let path = format!("/api/v1/pickups/{find}");
    let mut content = amended(&find, 1, 4);
    for field in ["type", "id"] {
        content.as_object_mut().expect("a find").remove(field);
    }
    let corrected = coordinator.send_json(Method::PUT, &path, &content).await.expect_ok();
    assert_eq!((&corrected["items"][0]["count"], &corrected["revision"]), (&json!(4), &json!(1)));
    assert_eq!(totals(&robin).await, (1, 4));
    coordinator.send_json(Method::PUT, &path, &content).await.expect_problem(
        409,
        "conflict",
        Some("revision"),
    );
    let wrong = with(content, "lat", json!(91));
    coordinator.send_json(Method::PUT, &path, &with(wrong, "revision", json!(2))).await.expect_problem(
        422,
        "out_of_range",
        Some("lat"),
    );
    assert_eq!(coordinator.delete(&path).await.status.as_u16(), 204);
    assert_eq!(totals(&robin).await, (0, 0));
    coordinator.delete(&path).await.expect_problem(404, "not_found", None);
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
}

#[tokio::test]
async fn finds_are_listed_by_area_and_page() {
    let app = App::start().await;
    let (robin, coordinator) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Coordinator]).await);
    let area = app.area("Istedgade").await;
    let far = with(pickup(&new_id(), None, 1), "lat", json!(55.7));
    robin.push(&[pickup(&new_id(), None, 1), pickup(&new_id(), None, 2), far]).await;
    let mut ids = Vec::new();
    let mut path = format!("/api/v1/pickups?area_id={}&limit=1", area.0);
    loop {
        let page = coordinator.get(&path).await.expect_ok();
        ids.push(page["items"][0]["id"].clone());
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/api/v1/pickups?area_id={}&limit=1&cursor={next}", area.0);
    }
    assert_eq!(ids.len(), 2);
    assert_ne!(ids[0], ids[1]);
}

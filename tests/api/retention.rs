//! What is no longer needed is forgotten.

use gadeplan::clock::DAY_MS;
use gadeplan::ids::Role;
use gadeplan::purge::purge;
use serde_json::Value;
use tests::App;
use tests::builders::{new_id, pickup, removed};
use tests::stored::stored;

#[tokio::test]
async fn an_exact_point_becomes_its_cell_after_ninety_days() {
    let app = App::start().await;
    let (robin, coordinator) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Coordinator]).await);
    robin.push(&[pickup(&new_id(), None, 1)]).await;
    let kept = coordinator.get("/api/v1/pickups").await.expect_ok();
    app.pass_ms(89 * DAY_MS);
    purge(&app.state).await.expect("a purge");
    coordinator.refresh().await.expect_ok();
    assert_eq!(coordinator.get("/api/v1/pickups").await.expect_ok(), kept);
    app.pass_ms(DAY_MS);
    purge(&app.state).await.expect("a purge");
    coordinator.refresh().await.expect_ok();
    let find = coordinator.get("/api/v1/pickups").await.expect_ok()["items"][0].clone();
    assert_eq!((&find["lat"], &find["lon"], &find["accuracy_m"]), (&Value::Null, &Value::Null, &Value::Null));
    assert_eq!(find["cell"], kept["items"][0]["cell"]);
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
}

#[tokio::test]
async fn who_sent_a_find_is_forgotten_after_three_days() {
    let app = App::start().await;
    let (robin, kim) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Volunteer]).await);
    let find = new_id();
    robin.push(&[pickup(&find, None, 1)]).await;
    assert_eq!(kim.push(&[removed(&find, 1)]).await[0]["code"], "not_found");
    app.pass_ms(3 * DAY_MS + 1);
    purge(&app.state).await.expect("a purge");
    kim.refresh().await.expect_ok();
    let late = kim.push_at("2026-11-24T18:00:00Z", &[removed(&find, 1)]).await.expect_ok();
    assert_eq!(late["results"][0]["status"], "stored", "a late change from an offline phone is not lost");
}

#[tokio::test]
async fn what_was_erased_is_in_no_file_after_the_next_purge() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let invite = app.invite(&app.organisation().await, &[Role::Volunteer], &[]).await;
    let leaver = app.stranger();
    let joined = leaver.redeem(&invite, "Stille Knallert").await.expect_ok();
    assert!(stored(&app).await.contains("Stille Knallert"));
    let path = format!("/api/v1/members/{}", joined["member"]["id"].as_str().expect("an id"));
    assert_eq!(kim.delete(&path).await.status.as_u16(), 204);
    purge(&app.state).await.expect("a purge");
    assert!(!stored(&app).await.contains("Stille Knallert"));
}

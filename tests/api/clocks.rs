//! Phones with a wrong clock: the difference at sending corrects every time in the batch.

use gadeplan::ids::Role;
use serde_json::json;
use tests::App;
use tests::builders::{ended, new_id, pickup, started, with};

#[tokio::test]
async fn a_clock_wrong_by_a_day_or_ten_years_cancels_out() {
    let app = App::start().await;
    let (robin, coordinator) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Coordinator]).await);
    for (sent_at, recorded_at) in [
        ("2026-11-20T18:00:00Z", "2026-11-20T17:30:00Z"),
        ("2026-11-22T18:00:00Z", "2026-11-22T17:30:00Z"),
        ("2016-11-21T18:00:00Z", "2016-11-21T17:30:00Z"),
        ("2036-11-21T18:00:00Z", "2036-11-21T17:30:00Z"),
    ] {
        let find = with(pickup(&new_id(), None, 1), "recorded_at", json!(recorded_at));
        let reply = robin.push_at(sent_at, &[find]).await.expect_ok();
        assert_eq!(reply["results"][0]["status"], "stored", "{reply}");
    }
    let list = coordinator.get("/api/v1/pickups?from=2026-11-21&to=2026-11-21").await.expect_ok();
    let times: Vec<_> =
        list["items"].as_array().expect("a list").iter().map(|find| find["recorded_at"].clone()).collect();
    assert_eq!(times, vec![json!("2026-11-21T17:30:00Z"); 4]);
}

#[tokio::test]
async fn the_days_of_effort_are_corrected_too() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let area = app.area("Indre Vesterbro").await;
    let patrol = new_id();
    let begun = with(started(&patrol, area), "recorded_at", json!("2016-11-21T17:00:00Z"));
    let effort = json!([{"cell": "8b1f05833ba6fff", "day": "2016-11-21", "seconds": 60, "metres": 40}]);
    let done = with(with(ended(&patrol), "recorded_at", json!("2016-11-21T17:50:00Z")), "effort", effort);
    robin.push_at("2016-11-21T18:00:00Z", &[begun, done]).await.expect_ok();
    let today = robin.get("/api/v1/hotspots?from=2026-11-21&to=2026-11-21").await.expect_ok();
    assert_eq!(today["totals"]["metres"], 40);
}

#[tokio::test]
async fn the_same_record_sent_again_later_keeps_its_time() {
    let app = App::start().await;
    let (robin, coordinator) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Coordinator]).await);
    let find = pickup(&new_id(), None, 1);
    robin.push_at("2026-11-21T18:00:00Z", std::slice::from_ref(&find)).await.expect_ok();
    app.pass_ms(5 * 60_000);
    let again = robin.push_at("2026-11-21T18:05:00Z", &[find]).await.expect_ok();
    assert_eq!(again["results"][0]["status"], "already_stored");
    let list = coordinator.get("/api/v1/pickups").await.expect_ok();
    assert_eq!(list["items"][0]["recorded_at"], "2026-11-21T17:30:00Z");
}

#[tokio::test]
async fn a_find_after_midnight_belongs_to_the_new_day_of_copenhagen() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    app.pass_ms(6 * 3_600_000);
    robin.refresh().await.expect_ok();
    let night = with(pickup(&new_id(), None, 1), "recorded_at", json!("2026-11-21T23:30:00Z"));
    robin.push_at("2026-11-22T00:00:00Z", &[night]).await.expect_ok();
    let new_day = robin.get("/api/v1/hotspots?from=2026-11-22&to=2026-11-22").await.expect_ok();
    assert_eq!(new_day["totals"]["finds"], 1);
}

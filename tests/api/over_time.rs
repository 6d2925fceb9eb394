//! Weeks, weekdays and hours of an area.

use gadeplan::ids::Role;
use serde_json::{Value, json};
use tests::App;
use tests::builders::{ended, new_id, pickup, started, with};

#[tokio::test]
async fn the_timeline_has_equal_weeks_up_to_today() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let area = app.area("Indre Vesterbro").await;
    let at = |day: &str| with(pickup(&new_id(), None, 3), "recorded_at", json!(format!("{day}T12:00:00Z")));
    let patrol = new_id();
    let elsewhere = with(pickup(&new_id(), None, 1), "lat", json!(55.70));
    let walk = [started(&patrol, area), ended(&patrol)];
    robin.push(&[at("2026-11-15"), at("2026-11-14"), at("2025-11-22"), elsewhere]).await;
    robin.push(&walk).await;
    let path = format!("/api/v1/hotspots/timeline?area_id={}", area.0);
    let weeks = robin.get(&path).await.expect_ok()["weeks"].as_array().expect("weeks").clone();
    assert_eq!(weeks.len(), 52);
    let week = |from: &str, to: &str, finds: i64, metres: i64, seconds: i64| json!({"from": from, "to": to, "finds": finds, "items": 3 * finds, "metres": metres, "seconds": seconds});
    assert_eq!(weeks[51], week("2026-11-15", "2026-11-21", 1, 61, 95));
    assert_eq!(weeks[50], week("2026-11-08", "2026-11-14", 1, 0, 0));
    assert_eq!(weeks[0], week("2025-11-23", "2025-11-29", 0, 0, 0));
    let two = robin.get(&format!("{path}&weeks=53")).await.expect_ok();
    assert_eq!(two["weeks"][0]["finds"], 1);
    for wrong in ["0", "-1", "521"] {
        let refused = robin.get(&format!("{path}&weeks={wrong}")).await;
        refused.expect_problem(422, "out_of_range", Some("weeks"));
    }
}

#[tokio::test]
async fn the_profile_counts_weekdays_and_hours_in_the_unions_time() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let area = app.area("Indre Vesterbro").await;
    let patrol = new_id();
    // Half past midnight of Saturday in Copenhagen is Friday in London.
    let at_night = with(pickup(&new_id(), None, 1), "recorded_at", json!("2026-11-20T23:30:00Z"));
    let gone = with(with(pickup(&new_id(), None, 1), "outcome", json!("already_gone")), "items", json!([]));
    let elsewhere = with(pickup(&new_id(), None, 1), "lat", json!(55.70));
    robin.push(&[started(&patrol, area), ended(&patrol), at_night, gone, elsewhere]).await;
    robin.push(&[pickup(&new_id(), Some(&patrol), 1)]).await;
    let path = format!("/api/v1/hotspots/profile?area_id={}", area.0);
    let profile = robin.get(&path).await.expect_ok();
    let day = |weekday: i64| profile["weekdays"][usize::try_from(weekday - 1).expect("a day")].clone();
    assert_eq!(day(6), json!({"weekday": 6, "finds": 2, "metres": 61, "seconds": 95}));
    assert_eq!(day(5), json!({"weekday": 5, "finds": 0, "metres": 0, "seconds": 0}));
    let hours: &Vec<Value> = profile["hours"].as_array().expect("hours");
    assert_eq!(hours.len(), 24);
    assert_eq!(hours[0], json!({"hour": 0, "finds": 1, "patrol_minutes": 0}));
    assert_eq!(hours[18], json!({"hour": 18, "finds": 1, "patrol_minutes": 50}));
    let sum: i64 = hours.iter().map(|hour| hour["finds"].as_i64().expect("a number")).sum();
    assert_eq!(sum, 2);
    let all = robin.get("/api/v1/hotspots/profile").await.expect_ok();
    assert_eq!(all["weekdays"][5]["finds"], 3);
    let reversed = robin.get(&format!("{path}&from=2026-11-20&to=2026-11-19")).await;
    reversed.expect_problem(422, "window_reversed", Some("from"));
}

#[tokio::test]
async fn whoever_is_kept_to_an_area_sees_its_time_only() {
    let app = App::start().await;
    let (own, other) = (app.area("Own").await, app.area("Other").await);
    let robin = app.member_of(&app.organisation().await, &[Role::Volunteer], &[own]).await;
    for route in ["timeline", "profile", "cells/8b1f05833ba6fff"] {
        let path = format!("/api/v1/hotspots/{route}");
        robin.get(&format!("{path}?area_id={}", own.0)).await.expect_ok();
        for question in [path.clone(), format!("{path}?area_id={}", other.0)] {
            robin.get(&question).await.expect_problem(422, "unknown_area", Some("area_id"));
        }
    }
}

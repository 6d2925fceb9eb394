//! When a service is open: worked out on the server, so that a phone knows it offline.

use gadeplan::clock::DAY_MS;
use gadeplan::ids::Role;
use reqwest::Method;
use serde_json::{Value, json};
use tests::App;
use tests::builders::new_id;

/// The intervals of a service with these hours, `days` after Saturday, 21 November 2026.
async fn open(hours: Value, days: i64) -> Vec<[String; 2]> {
    let app = App::start().await;
    app.pass_ms(days * DAY_MS);
    let kim = app.member(&[Role::Coordinator]).await;
    let place = json!({"id": new_id(), "name": "Night nurse", "kinds": ["nurse"], "opening_hours": hours});
    kim.send_json(Method::POST, "/api/v1/services", &place).await.expect_ok();
    let list = kim.get("/api/v1/services").await.expect_ok();
    serde_json::from_value(list["items"][0]["open"].clone()).expect("intervals")
}

fn holds(open: &[[String; 2]], from: &str, to: &str) -> bool {
    open.contains(&[from.to_owned(), to.to_owned()])
}

#[tokio::test]
async fn a_service_whose_hours_nobody_knows_is_never_said_to_be_open() {
    assert_eq!(open(Value::Null, 0).await, [[""; 2]; 0]);
    assert_eq!(open(json!("off"), 0).await, [[""; 2]; 0]);
    assert_eq!(open(json!("unknown"), 0).await, [[""; 2]; 0], "perhaps is not a promise");
}

#[tokio::test]
async fn what_never_closes_is_open_to_the_end_of_what_is_known() {
    let always = open(json!("24/7"), 0).await;
    assert_eq!(always, [["2026-11-20T23:00:00Z", "2026-12-18T23:00:00Z"]]);
}

#[tokio::test]
async fn hours_past_midnight_go_on_in_the_morning() {
    let nights = open(json!("Mo-Su 20:00-03:00"), 0).await;
    assert_eq!(nights[0], ["2026-11-20T23:00:00Z", "2026-11-21T02:00:00Z"], "since last night");
    assert_eq!(nights[1], ["2026-11-21T19:00:00Z", "2026-11-22T02:00:00Z"]);
    assert_eq!(nights.len(), 29);
    let fridays = open(json!("Fr 22:00-26:00"), 0).await;
    assert_eq!(fridays[0], ["2026-11-20T23:00:00Z", "2026-11-21T01:00:00Z"], "26:00 is two in the morning");
}

#[tokio::test]
async fn parts_that_touch_are_one() {
    let day = open(json!("Sa 10:00-12:00 open \"drop in\", Sa 12:00-14:00"), 0).await;
    assert_eq!(day[0], ["2026-11-21T09:00:00Z", "2026-11-21T13:00:00Z"]);
}

#[tokio::test]
async fn public_holidays_are_those_of_the_country() {
    // From 21 December on: Christmas Day, the day after it and New Year's Day are in these 28 days.
    let every_day = open(json!("Mo-Su 10:00-12:00"), 30).await;
    let not_on_holidays = open(json!("Mo-Su 10:00-12:00; PH off"), 30).await;
    let shut: Vec<_> =
        every_day.iter().filter(|day| !not_on_holidays.contains(day)).map(|day| &day[0]).collect();
    assert_eq!(every_day.len(), 28);
    assert_eq!(shut, ["2026-12-25T09:00:00Z", "2026-12-26T09:00:00Z", "2027-01-01T09:00:00Z"]);
}

#[tokio::test]
async fn in_the_autumn_the_night_has_an_hour_more() {
    // From 22 October on; on Sunday, 25 October, three o'clock becomes two.
    let nights = open(json!("Sa 22:00-06:00"), -30).await;
    assert!(holds(&nights, "2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z"), "nine hours: {nights:?}");
    let days = open(json!("Mo-Su 10:00-12:00"), -30).await;
    assert!(holds(&days, "2026-10-24T08:00:00Z", "2026-10-24T10:00:00Z"), "{days:?}");
    assert!(holds(&days, "2026-10-25T09:00:00Z", "2026-10-25T11:00:00Z"), "{days:?}");
    let twice = open(json!("Su 02:15-02:45"), -30).await;
    assert!(holds(&twice, "2026-10-25T00:15:00Z", "2026-10-25T00:45:00Z"), "the first of two: {twice:?}");
}

#[tokio::test]
async fn in_the_spring_an_hour_is_missing() {
    // From 21 March 2027 on; on Sunday, 28 March, two o'clock becomes three.
    let nights = open(json!("Sa 22:00-06:00"), 120).await;
    assert!(holds(&nights, "2027-03-27T21:00:00Z", "2027-03-28T04:00:00Z"), "seven hours: {nights:?}");
    let missing = open(json!("Su 02:15-02:45"), 120).await;
    assert!(missing.iter().all(|[from, _]| !from.starts_with("2027-03-28")), "{missing:?}");
    assert_eq!(missing.len(), 3, "the other Sundays have that half hour");
    let half = open(json!("Su 02:30-04:00"), 120).await;
    assert!(holds(&half, "2027-03-28T01:00:00Z", "2027-03-28T02:00:00Z"), "from the jump on: {half:?}");
}

//! What a team did this week.

use gadeplan::clock::DAY_MS;
use gadeplan::ids::{AreaId, Role};
use reqwest::Method;
use serde_json::{Value, json};
use tests::builders::{ended, new_id, pickup, started, with};
use tests::{App, Member};

fn path(area: AreaId) -> String {
    format!("/api/v1/reports/week?area_id={}", area.0)
}

fn found_at(time: &str, item: &str, count: i32) -> Value {
    let items = json!([{"item": item, "count": count}]);
    with(with(pickup(&new_id(), None, 1), "recorded_at", json!(time)), "items", items)
}

/// A patrol of 95 s and 61 m on Istedgade.
async fn walk(member: &Member, area: AreaId) {
    let patrol = new_id();
    member.push(&[started(&patrol, area), ended(&patrol)]).await;
}

#[tokio::test]
async fn the_week_is_the_teams_from_monday_to_today_in_the_unions_calendar() {
    let app = App::start().await;
    let (robin, kim) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Outreach]).await);
    let area = app.area("Indre Vesterbro").await;
    walk(&robin, area).await;
    walk(&kim, area).await;
    let last_week = found_at("2026-11-15T22:30:00Z", "syringe_with_needle", 100);
    let first_hour = found_at("2026-11-15T23:30:00Z", "syringe_with_needle", 3);
    let elsewhere = with(found_at("2026-11-21T12:00:00Z", "syringe_with_needle", 50), "lat", json!(55.7));
    // In a cell that no patrol searched: somebody looked there all the same.
    let gone = with(with(pickup(&new_id(), None, 1), "outcome", json!("already_gone")), "items", json!([]));
    robin.push(&[last_week, first_hour, elsewhere, gone]).await;
    let (bare, foil) = (
        found_at("2026-11-20T12:00:00Z", "syringe_no_needle", 2),
        found_at("2026-11-21T12:00:00Z", "foil", 7),
    );
    kim.push(&[bare, foil]).await;
    let expected = json!({
        "area_id": area, "from": "2026-11-16", "to": "2026-11-21", "patrols": 2, "finds": 3, "syringes": 5,
        "metres": 122, "cells": 2,
    });
    for member in [&robin, &kim, &app.member(&[Role::Coordinator]).await] {
        assert_eq!(member.get(&path(area)).await.expect_ok(), expected);
    }
}

#[tokio::test]
async fn a_new_week_begins_at_zero() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let area = app.area("Indre Vesterbro").await;
    walk(&robin, area).await;
    robin.push(&[pickup(&new_id(), None, 3)]).await;
    app.pass_ms(2 * DAY_MS);
    robin.refresh().await.expect_ok();
    let week = robin.get(&path(area)).await.expect_ok();
    assert_eq!((&week["from"], &week["to"]), (&json!("2026-11-23"), &json!("2026-11-23")));
    for sum in ["patrols", "finds", "syringes", "metres", "cells"] {
        assert_eq!(week[sum], 0, "{sum}");
    }
}

#[tokio::test]
async fn an_unchanged_week_costs_nothing_until_the_next_find_or_day() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let area = app.area("Indre Vesterbro").await;
    let ask = async |etag: &str| {
        robin.send(robin.request(Method::GET, &path(area)).header("if-none-match", etag)).await
    };
    let first = ask("").await;
    assert_eq!(ask(&first.etag).await.status.as_u16(), 304);
    robin.push(&[pickup(&new_id(), None, 3)]).await;
    let next = ask(&first.etag).await;
    assert_eq!((next.status.as_u16(), &next.body["syringes"]), (200, &json!(3)));
    app.pass_ms(DAY_MS);
    robin.refresh().await.expect_ok();
    assert_eq!(ask(&next.etag).await.body["to"], "2026-11-22");
}

#[tokio::test]
async fn an_area_that_is_not_mine_is_not_there() {
    let app = App::start().await;
    let (own, other) = (app.area("Own").await, app.area("Other").await);
    let foreign = app.area_in(app.other_organisation().await.id, "Odense").await;
    let robin = app.member_of(&app.organisation().await, &[Role::Volunteer], &[own]).await;
    robin.get(&path(own)).await.expect_ok();
    robin.get(&path(other)).await.expect_problem(404, "not_found", None);
    let coordinator = app.member(&[Role::Coordinator]).await;
    coordinator.get(&path(other)).await.expect_ok();
    for member in [&robin, &coordinator] {
        member.get(&path(foreign)).await.expect_problem(404, "not_found", None);
        member.get("/api/v1/reports/week").await.expect_problem(422, "missing_field", Some("area_id"));
    }
}

//! The role matrix: every route, every role, and nobody. A route that is not in the table fails the test.

use std::collections::BTreeSet;

use gadeplan::ids::Role;
use reqwest::Method;
use serde_json::{Value, json};
use tests::builders::ISTEDGADE;
use tests::{App, Member};

const ID: &str = "0198c0de-0000-7000-8000-000000000000";

/// Route, body, and who may call it: V(olunteer), O(utreach), C(oordinator), A(dmin), or P(ublic).
const MATRIX: [(&str, &str, &str); 65] = [
    ("GET /api/v1/health", "", "P"),
    ("POST /api/v1/auth/redeem", "{}", "P"),
    ("POST /api/v1/auth/refresh", "", "P"),
    ("POST /api/v1/auth/sign-out", "", "P"),
    ("GET /api/v1/me", "", "VOCA"),
    ("PATCH /api/v1/me", "{}", "VOCA"),
    ("GET /api/v1/organisation", "", "VOCA"),
    ("PATCH /api/v1/organisation", "{}", "CA"),
    ("GET /api/v1/members", "", "CA"),
    ("PATCH /api/v1/members/{id}", "{}", "CA"),
    ("DELETE /api/v1/members/{id}", "", "CA"),
    ("GET /api/v1/devices", "", "CA"),
    ("DELETE /api/v1/devices/{id}", "", "CA"),
    ("GET /api/v1/invites", "", "CA"),
    ("POST /api/v1/invites", "{\"roles\":[\"volunteer\"]}", "CA"),
    ("DELETE /api/v1/invites/{id}", "", "CA"),
    ("GET /api/v1/areas", "", "VOCA"),
    ("PATCH /api/v1/areas/{id}", "{}", "C"),
    ("GET /api/v1/services", "", "VOCA"),
    ("POST /api/v1/services", "{}", "C"),
    ("PUT /api/v1/services/{id}", "{}", "C"),
    ("DELETE /api/v1/services/{id}", "", "C"),
    ("GET /api/v1/services/csv", "", "C"),
    ("POST /api/v1/services/csv", "", "C"),
    ("GET /api/v1/warnings", "", "C"),
    ("POST /api/v1/warnings", "{}", "C"),
    ("DELETE /api/v1/warnings/{id}", "", "C"),
    ("POST /api/v1/warnings/{id}/acknowledgements", "{}", "VOCA"),
    ("POST /api/v1/sync/push", "{\"sent_at\":\"2026-11-21T18:00:00Z\",\"records\":[]}", "VOC"),
    ("GET /api/v1/sync/pull", "", "VOCA"),
    ("GET /api/v1/pickups", "", "C"),
    ("GET /api/v1/pickups/own", "", "VOC"),
    ("PUT /api/v1/pickups/{id}", "{}", "C"),
    ("DELETE /api/v1/pickups/{id}", "", "C"),
    ("GET /api/v1/patrols", "", "C"),
    ("POST /api/v1/patrols/tracks", "", "C"),
    ("GET /api/v1/reports/week", "", "VOC"),
    ("GET /api/v1/contact-releases", "", "OC"),
    ("GET /api/v1/supplies", "", "OC"),
    ("GET /api/v1/hotspots", "", "VOC"),
    ("GET /api/v1/hotspots/cells/{cell}", "", "VOC"),
    ("GET /api/v1/hotspots/timeline", "", "VOC"),
    ("GET /api/v1/hotspots/profile", "", "VOC"),
    ("GET /api/v1/hotspots/tiles/{z}/{x}/{y}", "", "C"),
    ("GET /api/v1/hotspots/places", "", "VOC"),
    ("GET /api/v1/hotspots/streets", "", "VOC"),
    ("GET /api/v1/hotspots/scorecard", "", "VOC"),
    ("GET /api/v1/hotspots/route", "", "VOC"),
    ("GET /api/v1/annotations", "", "C"),
    ("POST /api/v1/annotations", "{}", "C"),
    ("DELETE /api/v1/annotations/{id}", "", "C"),
    ("GET /api/v1/alarms", "", "C"),
    ("PATCH /api/v1/alarms/{id}", "{}", "C"),
    ("GET /api/v1/planned-routes", "", "C"),
    ("POST /api/v1/planned-routes", "{}", "C"),
    ("DELETE /api/v1/planned-routes/{id}", "", "C"),
    ("POST /api/v1/contacts", "{\"envelopes\":[]}", "O"),
    ("POST /api/v1/contacts/undo", "{}", "O"),
    ("GET /api/v1/contacts/kept-aside", "", "CA"),
    ("DELETE /api/v1/contacts/kept-aside", "", "A"),
    ("POST /api/v1/follow-ups/open", "{}", "O"),
    ("POST /api/v1/follow-ups/state", "{}", "O"),
    ("GET /api/v1/follow-ups/due", "", "O"),
    ("GET /api/v1/follow-ups/counts", "", "C"),
    ("POST /api/v1/follow-ups/forget", "{}", "P"),
];

async fn call(member: &Member, route: &str, body: &str) -> u16 {
    let (method, path) = route.split_once(' ').expect("a method and a path");
    let method: Method = method.parse().expect("a method");
    let path = path.replace("{id}", ID).replace("{cell}", ISTEDGADE).replace("{z}/{x}/{y}", "15/17527/10257");
    let reply = match body {
        "" => member.send(member.request(method, &path)).await,
        body => member.send_json(method, &path, &serde_json::from_str(body).expect("JSON")).await,
    };
    reply.status.as_u16()
}

#[tokio::test]
async fn every_route_lets_in_whom_the_table_says_and_nobody_else() {
    let app = App::start().await;
    for (letter, role) in
        [("V", Role::Volunteer), ("O", Role::Outreach), ("C", Role::Coordinator), ("A", Role::Admin)]
    {
        let member = app.member(&[role]).await;
        for (route, body, allowed) in MATRIX {
            let is_allowed = allowed.contains(letter) || allowed == "P";
            assert_eq!(call(&member, route, body).await != 403, is_allowed, "{route} as {letter}");
        }
    }
    let nobody = app.stranger();
    for (route, body, allowed) in MATRIX.into_iter().filter(|(.., allowed)| *allowed != "P") {
        assert_eq!(call(&nobody, route, body).await, 401, "{route} as nobody, allowed {allowed}");
    }
}

#[test]
fn the_table_lists_every_route_as_the_document_does() {
    let document = serde_json::to_value(gadeplan::router::openapi()).expect("JSON");
    let mut documented = BTreeSet::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("an item") {
            let letter = |role: &Value| role.as_str().expect("a role")[..1].to_uppercase();
            let roles: String = operation["x-roles"].as_array().expect("roles").iter().map(letter).collect();
            documented.insert((format!("{} {path}", method.to_uppercase()), roles));
        }
    }
    let tabled: BTreeSet<_> =
        MATRIX.into_iter().map(|(route, _, roles)| (route.to_owned(), roles.to_owned())).collect();
    assert_eq!(documented, tabled);
}

#[tokio::test]
async fn what_belongs_to_another_union_is_not_there() {
    let app = App::start().await;
    let (own, other) =
        (app.member(&[Role::Coordinator, Role::Admin]).await, app.member(&[Role::Volunteer]).await);
    let foreign = app.other_organisation().await;
    let area = app.area_in(foreign.id, "Odense").await;
    let tx = app.state.db.begin().await.expect("a transaction");
    let roles = gadeplan::ids::RoleSet::new(&[Role::Volunteer]);
    let stranger =
        gadeplan::members::queries::insert(&tx, foreign.id, "Kim".to_owned(), "da", roles, json!([]))
            .await
            .expect("a member");
    tx.commit().await.expect("a commit");
    own.delete(&format!("/api/v1/members/{}", stranger.id.0)).await.expect_problem(404, "not_found", None);
    own.get(&format!("/api/v1/hotspots?area_id={}", area.0)).await.expect_problem(
        422,
        "unknown_area",
        Some("area_id"),
    );
    assert_eq!(own.get("/api/v1/areas").await.expect_ok()["items"], json!([]));
    assert_eq!(own.get("/api/v1/members").await.expect_ok()["items"].as_array().map(Vec::len), Some(2));
    let pulled = other.get("/api/v1/sync/pull").await.expect_ok();
    assert!(
        pulled["items"].as_array().expect("a list").iter().all(|item| item["type"] != "area"),
        "{pulled}"
    );
}

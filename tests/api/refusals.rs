//! Every refusal names its code and its field; in a batch the good records are kept.

use gadeplan::ids::{AreaId, Role};
use reqwest::Method;
use serde_json::{Value, json};
use tests::App;
use tests::builders::{ended, new_id, pickup, started, with};

/// A record, the code it is refused with and the field that is named.
type Refused = (Value, &'static str, Option<&'static str>);

fn bad_finds() -> Vec<Refused> {
    let find = || pickup(&new_id(), None, 3);
    let count = |count: i64| with(find(), "items", json!([{"item": "pipe", "count": count}]));
    vec![
        (with(find(), "lat", json!(91)), "out_of_range", Some("lat")),
        (with(find(), "lon", json!(-180.5)), "out_of_range", Some("lon")),
        (with(find(), "lon", Value::Null), "missing_field", Some("lon")),
        (with(find(), "accuracy_m", json!(-1)), "out_of_range", Some("accuracy_m")),
        (count(0), "out_of_range", Some("items[0].count")),
        (count(10_000), "out_of_range", Some("items[0].count")),
        (with(find(), "items", json!([])), "out_of_range", Some("items")),
        (with(find(), "items", json!([{"item": "sled", "count": 1}])), "unknown_code", Some("items[0].item")),
        (
            with(find(), "recorded_at", json!("2090-01-01T00:00:00Z")),
            "time_out_of_range",
            Some("recorded_at"),
        ),
        (with(find(), "recorded_at", json!("yesterday")), "invalid_value", Some("recorded_at")),
        (with(find(), "name", json!("Kim")), "unknown_field", Some("name")),
        (with(find(), "origin", Value::Null), "missing_field", Some("origin")),
        (with(find(), "place_type", json!("moon")), "unknown_code", Some("place_type")),
        (with(find(), "id", json!("not-a-uuid")), "invalid_value", Some("id")),
        (with(find(), "id", Value::Null), "missing_field", Some("id")),
        (with(find(), "type", json!("selfie")), "unknown_code", Some("type")),
        (with(find(), "type", Value::Null), "missing_field", Some("type")),
        (json!({"type": "pickup_removed", "id": new_id(), "revision": 0}), "out_of_range", Some("revision")),
        (
            json!({"type": "pickup_removed", "id": new_id(), "revision": "1"}),
            "invalid_value",
            Some("revision"),
        ),
        (json!("a find"), "invalid_value", None),
    ]
}

fn bad_patrols(area: AreaId) -> Vec<Refused> {
    let effort = |cell: &str, seconds: i64| json!([{"cell": cell, "day": "2026-11-21", "seconds": seconds, "metres": 1}]);
    vec![
        (with(started(&new_id(), area), "area_id", json!(new_id())), "unknown_area", Some("area_id")),
        (with(started(&new_id(), area), "team_n", json!(0)), "out_of_range", Some("team_n")),
        (with(started(&new_id(), area), "transport", json!("sled")), "unknown_code", Some("transport")),
        (
            with(ended(&new_id()), "effort", effort("8b1f05833ba6ffe", 1)),
            "unknown_cell",
            Some("effort[0].cell"),
        ),
        (
            with(ended(&new_id()), "effort", effort("8a1f05833ba7fff", 1)),
            "unknown_cell",
            Some("effort[0].cell"),
        ),
        (
            with(ended(&new_id()), "effort", effort("8b1f05833ba6fff", 90_000)),
            "out_of_range",
            Some("effort[0].seconds"),
        ),
        (
            with(
                ended(&new_id()),
                "effort",
                json!([{"cell": "8b1f05833ba6fff", "day": "2090-01-01", "seconds": 1, "metres": 1}]),
            ),
            "time_out_of_range",
            Some("effort[0].day"),
        ),
        (with(ended(&new_id()), "paused_s", json!(-1)), "out_of_range", Some("paused_s")),
        (
            with(ended(&new_id()), "transports", json!(["foot", "sled"])),
            "unknown_code",
            Some("transports[1]"),
        ),
        (
            with(ended(&new_id()), "transports", json!(["foot", "van", "foot"])),
            "out_of_range",
            Some("transports"),
        ),
        (with(ended(&new_id()), "transports", json!(vec!["foot"; 400])), "out_of_range", Some("transports")),
        (with(ended(&new_id()), "transports", json!("foot")), "invalid_value", Some("transports")),
    ]
}

#[tokio::test]
async fn a_bad_record_is_refused_by_code_and_field_and_keeps_no_good_one_away() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let cases = [bad_finds(), bad_patrols(app.area("Indre Vesterbro").await)].concat();
    let mut batch: Vec<Value> = Vec::new();
    for (record, ..) in &cases {
        batch.extend([record.clone(), pickup(&new_id(), None, 1)]);
    }
    let results = robin.push(&batch).await;
    for (index, (record, code, field)) in cases.iter().enumerate() {
        let (refused, good) = (&results[2 * index], &results[2 * index + 1]);
        assert_eq!(
            (&refused["status"], refused["code"].as_str()),
            (&json!("refused"), Some(*code)),
            "{record} {refused}"
        );
        assert_eq!(refused["field"].as_str(), *field, "{record} {refused}");
        assert!(refused["detail"].as_str().is_some_and(|detail| !detail.is_empty()), "{refused}");
        assert_eq!(
            refused["id"],
            record.get("id").filter(|id| id.is_string()).cloned().unwrap_or(Value::Null)
        );
        assert_eq!(good["status"], "stored");
    }
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
}

#[tokio::test]
async fn an_envelope_that_cannot_be_read_is_a_problem() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let push = |body: String| {
        let request = robin
            .request(Method::POST, "/api/v1/sync/push")
            .header("content-type", "application/json")
            .body(body);
        robin.send(request)
    };
    let sent_at = "2026-11-21T18:00:00Z";
    push("{\"sent_at\":\"2026-11".to_owned()).await.expect_problem(400, "malformed_json", None);
    push("[]".to_owned()).await.expect_problem(422, "invalid_value", None);
    push(json!({"records": []}).to_string()).await.expect_problem(422, "missing_field", Some("sent_at"));
    push(json!({"sent_at": sent_at, "records": [], "x": 1}).to_string()).await.expect_problem(
        422,
        "unknown_field",
        Some("x"),
    );
    push(json!({"sent_at": "now", "records": []}).to_string()).await.expect_problem(
        422,
        "invalid_value",
        Some("sent_at"),
    );
    push(json!({"sent_at": sent_at, "records": {}}).to_string()).await.expect_problem(
        422,
        "invalid_value",
        Some("records"),
    );
    let many = vec![json!({}); 501];
    push(json!({"sent_at": sent_at, "records": many}).to_string()).await.expect_problem(
        413,
        "too_many_records",
        Some("records"),
    );
    push(" ".repeat(2 << 20)).await.expect_problem(413, "body_too_large", None);
    let request = robin.request(Method::POST, "/api/v1/sync/push").body("{}");
    robin.send(request).await.expect_problem(415, "unsupported_media_type", None);
}

#[tokio::test]
async fn a_path_or_query_that_makes_no_sense_is_a_problem() {
    let app = App::start().await;
    let coordinator = app.member(&[Role::Coordinator]).await;
    for (path, status, code, field) in [
        ("/api/v1/hotspots?resolution=12", 422, "out_of_range", Some("resolution")),
        ("/api/v1/hotspots?from=2026-11-02&to=2026-11-01", 422, "window_reversed", Some("from")),
        ("/api/v1/hotspots?from=yesterday", 422, "invalid_value", Some("from")),
        ("/api/v1/hotspots?item=sled", 422, "unknown_code", Some("item")),
        ("/api/v1/hotspots?colour=red", 422, "unknown_field", Some("colour")),
        (
            "/api/v1/hotspots?area_id=0198c0de-0000-7000-8000-000000000000",
            422,
            "unknown_area",
            Some("area_id"),
        ),
        ("/api/v1/pickups?limit=many", 422, "invalid_value", Some("limit")),
        ("/api/v1/pickups?cursor=x", 422, "invalid_value", Some("cursor")),
        ("/api/v1/nowhere", 404, "not_found", None),
    ] {
        coordinator.get(path).await.expect_problem(status, code, field);
    }
    coordinator.delete("/api/v1/pickups/7").await.expect_problem(422, "invalid_value", Some("id"));
    coordinator.delete("/api/v1/hotspots").await.expect_problem(405, "method_not_allowed", None);
    app.member(&[Role::Volunteer]).await.get("/api/v1/pickups").await.expect_problem(
        403,
        "role_missing",
        Some("roles"),
    );
    app.stranger().get("/api/v1/me").await.expect_problem(401, "sign_in_required", None);
}

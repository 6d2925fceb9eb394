//! Notes on the time line.

use gadeplan::audit::entity::{Column, Entity};
use gadeplan::ids::Role;
use reqwest::Method;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use tests::builders::{new_id, with};
use tests::{App, Member, Reply};

const PATH: &str = "/api/v1/annotations";

fn rain(id: &str) -> Value {
    json!({"id": id, "area_id": null, "from": "2026-11-09", "to": "2026-11-11", "kind": "weather", "text": "Heavy rain"})
}

async fn write(member: &Member, note: &Value) -> Reply {
    member.send_json(Method::POST, PATH, note).await
}

async fn texts(member: &Member, query: &str) -> Vec<String> {
    let page = member.get(&format!("{PATH}?{query}")).await.expect_ok();
    let items = page["items"].as_array().expect("a list").iter();
    items.map(|note| note["text"].as_str().expect("a text").to_owned()).collect()
}

#[tokio::test]
async fn a_note_is_written_once_listed_by_its_days_and_taken_away() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let (here, there) = (app.area("Indre Vesterbro").await, app.area("Kongens Enghave").await);
    let (id, party) = (new_id(), new_id());
    let note = write(&kim, &with(rain(&id), "text", json!("  Heavy rain "))).await;
    assert_eq!(note.status.as_u16(), 201);
    assert_eq!(note.expect_ok(), rain(&id), "kept without blanks around it");
    assert_eq!(write(&kim, &rain(&id)).await.status.as_u16(), 200, "sent twice, stored once");
    let local = json!({"id": party, "area_id": here, "from": "2026-11-20", "to": "2026-11-20", "kind": "event", "text": "Street party"});
    write(&kim, &local).await.expect_ok();
    assert_eq!(texts(&kim, "").await, ["Street party", "Heavy rain"]);
    assert_eq!(texts(&kim, &format!("area_id={}", here.0)).await, ["Street party", "Heavy rain"]);
    assert_eq!(texts(&kim, &format!("area_id={}", there.0)).await, ["Heavy rain"], "rain falls everywhere");
    for (window, seen) in [
        ("from=2026-11-11&to=2026-11-19", vec!["Heavy rain"]),
        ("from=2026-11-12&to=2026-11-19", vec![]),
        ("to=2026-11-09", vec!["Heavy rain"]),
        ("from=2026-11-12", vec!["Street party"]),
    ] {
        assert_eq!(texts(&kim, window).await, seen, "{window}");
    }
    let first = kim.get(&format!("{PATH}?limit=1")).await.expect_ok();
    let next = first["next"].as_str().expect("there is more");
    assert_eq!(texts(&kim, &format!("limit=1&cursor={next}")).await, ["Heavy rain"]);
    assert_eq!(kim.delete(&format!("{PATH}/{id}")).await.status.as_u16(), 204);
    kim.delete(&format!("{PATH}/{id}")).await.expect_problem(404, "not_found", None);
    assert_eq!(texts(&kim, "").await, ["Street party"]);
    let log = Entity::find().filter(Column::Action.starts_with("annotation."));
    assert_eq!(log.count(&app.state.db.read).await, Ok(3), "two made, one removed");
}

#[tokio::test]
async fn what_breaks_a_rule_is_refused_by_its_field_and_changes_nothing() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let id = new_id();
    write(&kim, &rain(&id)).await.expect_ok();
    for (field, value, status, code, named) in [
        ("text", json!("Snow"), 409, "conflict", "id"),
        ("text", json!(" "), 422, "out_of_range", "text"),
        ("text", json!("x".repeat(61)), 422, "out_of_range", "text"),
        ("text", json!("two\nlines"), 422, "out_of_range", "text"),
        ("from", json!("2026-11-12"), 422, "window_reversed", "from"),
        ("to", json!("11/11/2026"), 422, "invalid_value", "to"),
        ("kind", json!("person"), 422, "unknown_code", "kind"),
        ("area_id", json!(id), 422, "unknown_area", "area_id"),
        ("member", json!("Robin"), 422, "unknown_field", "member"),
        ("kind", Value::Null, 422, "missing_field", "kind"),
    ] {
        write(&kim, &with(rain(&id), field, value)).await.expect_problem(status, code, Some(named));
    }
    assert_eq!(texts(&kim, "").await, ["Heavy rain"]);
    kim.get(&format!("{PATH}?from=2026-11-12&to=2026-11-11")).await.expect_problem(
        422,
        "window_reversed",
        Some("from"),
    );
    kim.get(&format!("{PATH}?cursor=x")).await.expect_problem(422, "invalid_value", Some("cursor"));
}

#[tokio::test]
async fn a_note_stays_in_its_union() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let id = new_id();
    write(&kim, &rain(&id)).await.expect_ok();
    let odense = app.other_organisation().await;
    let app = app.restarted().await;
    let stranger = app.member_of(&odense, &[Role::Coordinator], &[]).await;
    assert_eq!(texts(&stranger, "").await, [""; 0]);
    stranger.delete(&format!("{PATH}/{id}")).await.expect_problem(404, "not_found", None);
    assert_eq!(write(&stranger, &rain(&id)).await.status.as_u16(), 201, "ids of two unions do not meet");
}

//! The directory of services: written on the desk, read on every phone.

use gadeplan::audit::entity::{Column, Entity};
use gadeplan::ids::Role;
use reqwest::{Method, header};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use tests::builders::{new_id, with};
use tests::{App, Member, Reply};

const PATH: &str = "/api/v1/services";

fn h17(id: &str) -> Value {
    json!({"id": id, "name": "H17", "kinds": ["dcr", "nurse"], "address": "Halmtorvet 17", "lat": 55.6695, "lon": 12.5594,
        "phone": "+45 12 34 56 78", "opening_hours": "Mo-Su 10:00-12:00", "languages": ["da", "en"],
        "bring": "Nothing", "note": "Ring the bell"})
}

async fn write(member: &Member, service: &Value) -> Reply {
    member.send_json(Method::POST, PATH, service).await
}

async fn names(member: &Member) -> Vec<String> {
    let list = member.get(PATH).await.expect_ok();
    let items = list["items"].as_array().expect("a list").iter();
    items.map(|service| service["name"].as_str().expect("a name").to_owned()).collect()
}

#[tokio::test]
async fn what_the_desk_writes_down_every_phone_reads() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let phone = app.member(&[Role::Volunteer]).await;
    let id = new_id();
    let sent = write(&kim, &h17(&id)).await;
    assert_eq!((sent.status.as_u16(), sent.expect_ok()), (201, h17(&id)));
    assert_eq!(write(&kim, &h17(&id)).await.status.as_u16(), 200, "sent twice, stored once");
    let other = with(h17(&id), "name", json!("H18"));
    write(&kim, &other).await.expect_problem(409, "conflict", Some("id"));
    let mut listed = phone.get(PATH).await.expect_ok()["items"][0].clone();
    let open = listed.as_object_mut().and_then(|service| service.remove("open")).expect("hours");
    assert_eq!(listed, h17(&id));
    assert_eq!(open.as_array().map(Vec::len), Some(28));
    assert_eq!(open[0], json!(["2026-11-21T09:00:00Z", "2026-11-21T11:00:00Z"]));

    let bare = json!({"id": id, "name": " H17 ", "kinds": ["dcr", "dcr"], "phone": " ", "note": ""});
    let changed = kim.send_json(Method::PUT, &format!("{PATH}/{id}"), &bare).await.expect_ok();
    assert_eq!((&changed["name"], &changed["kinds"]), (&json!("H17"), &json!(["dcr"])));
    for empty in ["address", "lat", "lon", "phone", "opening_hours", "bring", "note"] {
        assert_eq!(changed[empty], Value::Null, "{empty}");
    }
    let elsewhere = kim.send_json(Method::PUT, &format!("{PATH}/{}", new_id()), &bare).await;
    elsewhere.expect_problem(422, "invalid_value", Some("id"));
    let unknown = new_id();
    let nowhere = with(bare, "id", json!(unknown));
    let nowhere = kim.send_json(Method::PUT, &format!("{PATH}/{unknown}"), &nowhere).await;
    nowhere.expect_problem(404, "not_found", None);
    assert_eq!(kim.delete(&format!("{PATH}/{id}")).await.status.as_u16(), 204);
    kim.delete(&format!("{PATH}/{id}")).await.expect_problem(404, "not_found", None);
    assert_eq!(names(&phone).await, [""; 0]);
    let log = Entity::find().filter(Column::Action.starts_with("service."));
    assert_eq!(log.count(&app.state.db.read).await, Ok(3), "made, changed, removed");
}

#[tokio::test]
async fn what_breaks_a_rule_is_refused_by_its_field_and_changes_nothing() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    for (field, value, code, named) in [
        ("name", json!(" "), "out_of_range", "name"),
        ("name", json!("x".repeat(61)), "out_of_range", "name"),
        ("name", Value::Null, "missing_field", "name"),
        ("kinds", json!([]), "out_of_range", "kinds"),
        ("kinds", json!(["fixerum"]), "unknown_code", "kinds[0]"),
        ("kinds", Value::Null, "missing_field", "kinds"),
        ("address", json!("x".repeat(121)), "out_of_range", "address"),
        ("lat", json!(91), "out_of_range", "lat"),
        ("lon", json!(-180.1), "out_of_range", "lon"),
        ("lat", Value::Null, "missing_field", "lat"),
        ("lon", Value::Null, "missing_field", "lon"),
        ("phone", json!("ring me"), "invalid_value", "phone"),
        ("opening_hours", json!("x".repeat(201)), "out_of_range", "opening_hours"),
        ("opening_hours", json!("ten to four"), "invalid_value", "opening_hours"),
        ("opening_hours", json!("Mo-Fr 10:00-16:00; Xx"), "invalid_value", "opening_hours"),
        ("opening_hours", json!("Mo-Fr 25:70-26:00"), "invalid_value", "opening_hours"),
        ("opening_hours", json!("48:00-47:00"), "invalid_value", "opening_hours"),
        ("opening_hours", json!("sunrise-sunset"), "invalid_value", "opening_hours"),
        ("languages", json!(["Danish"]), "invalid_value", "languages"),
        ("bring", json!("two\nlines"), "out_of_range", "bring"),
        ("note", json!("x".repeat(201)), "out_of_range", "note"),
        ("open", json!([]), "unknown_field", "open"),
        ("removed", json!(false), "unknown_field", "removed"),
    ] {
        let refused = write(&kim, &with(h17(&new_id()), field, value)).await;
        refused.expect_problem(422, code, Some(named));
    }
    assert_eq!(names(&kim).await, [""; 0]);
}

#[tokio::test]
async fn a_phone_that_has_the_directory_asks_for_nothing_until_it_changes_or_the_day_does() {
    let app = App::start().await;
    let (kim, phone) = (app.member(&[Role::Coordinator]).await, app.member(&[Role::Outreach]).await);
    write(&kim, &h17(&new_id())).await.expect_ok();
    let ask = async |etag: &str| {
        let request = phone.request(Method::GET, PATH).header(header::IF_NONE_MATCH, etag);
        phone.send(request).await
    };
    let first = ask("").await;
    assert_eq!(ask(&first.etag).await.status.as_u16(), 304);
    write(&kim, &with(h17(&new_id()), "name", json!("Skyen"))).await.expect_ok();
    let longer = ask(&first.etag).await;
    assert_eq!((longer.status.as_u16(), longer.body["items"].as_array().map(Vec::len)), (200, Some(2)));
    assert_eq!(longer.body["hours_known_until"], "2026-12-18T23:00:00Z");
    // Half a minute before midnight in Copenhagen, and after it.
    app.pass_ms(5 * 3_600_000 - 30_000);
    phone.refresh().await.expect_ok();
    assert_eq!(ask(&longer.etag).await.status.as_u16(), 304);
    app.pass_ms(60_000);
    let tomorrow = ask(&longer.etag).await;
    assert_eq!(tomorrow.body["hours_known_until"], "2026-12-19T23:00:00Z");
    assert_eq!(tomorrow.body["items"][0]["open"][0][0], "2026-11-22T09:00:00Z");
    assert_ne!(tomorrow.etag, longer.etag);
}

#[tokio::test]
async fn a_directory_stays_in_its_union() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let id = new_id();
    write(&kim, &h17(&id)).await.expect_ok();
    let odense = app.other_organisation().await;
    let app = app.restarted().await;
    let stranger = app.member_of(&odense, &[Role::Coordinator], &[]).await;
    assert_eq!(names(&stranger).await, [""; 0]);
    stranger.delete(&format!("{PATH}/{id}")).await.expect_problem(404, "not_found", None);
    let theirs = stranger.send_json(Method::PUT, &format!("{PATH}/{id}"), &h17(&id)).await;
    theirs.expect_problem(404, "not_found", None);
    assert_eq!(write(&stranger, &h17(&id)).await.status.as_u16(), 201, "ids of two unions do not meet");
    assert_eq!(names(&kim).await, ["H17"]);
}

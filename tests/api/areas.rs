//! Areas and what phones pull of them.

use gadeplan::audit::entity::{Column, Entity};
use gadeplan::ids::Role;
use reqwest::Method;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use tests::App;
use tests::builders::new_id;

/// The areas among what was pulled.
fn areas(pulled: &Value) -> Vec<&Value> {
    pulled["items"].as_array().expect("a list").iter().filter(|item| item["type"] == "area").collect()
}

#[tokio::test]
async fn phones_pull_areas_once_and_then_only_what_changed() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let area = app.area("Indre Vesterbro").await;
    let first = robin.get("/api/v1/sync/pull").await.expect_ok();
    assert_eq!(first["reset"], true);
    assert_eq!(areas(&first)[0]["id"], json!(area));
    let cursor = first["cursor"].as_str().expect("a cursor");
    let nothing = robin.get(&format!("/api/v1/sync/pull?cursor={cursor}")).await.expect_ok();
    assert_eq!((&nothing["reset"], &nothing["items"]), (&json!(false), &json!([])));
    app.area("Kongens Enghave").await;
    let changed = robin.get(&format!("/api/v1/sync/pull?cursor={cursor}")).await.expect_ok();
    assert_eq!(changed["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(changed["items"][0]["name"], "Kongens Enghave");
}

#[tokio::test]
async fn an_unknown_cursor_means_start_again() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    app.area("Indre Vesterbro").await;
    for cursor in ["x", "2.1.1", "3.999.1", "3.1.999999"] {
        let answer = robin.get(&format!("/api/v1/sync/pull?cursor={cursor}")).await.expect_ok();
        assert_eq!(answer["reset"], true, "{cursor}");
        assert_eq!(areas(&answer).len(), 1, "{cursor}");
    }
    let known = robin.get("/api/v1/sync/pull?cursor=3.1.1").await.expect_ok();
    assert_eq!(known["reset"], false, "the control: a cursor of today's form is known");
}

#[tokio::test]
async fn more_areas_than_a_page_come_in_several() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    for n in 0..105 {
        app.area(&format!("Area {n}")).await;
    }
    let first = robin.get("/api/v1/sync/pull").await.expect_ok();
    assert_eq!((&first["more"], areas(&first).len()), (&json!(true), 100));
    let cursor = first["cursor"].as_str().expect("a cursor");
    let rest = robin.get(&format!("/api/v1/sync/pull?cursor={cursor}")).await.expect_ok();
    assert_eq!((&rest["more"], areas(&rest).len()), (&json!(false), 5));
    let list = robin.get("/api/v1/areas?limit=104").await.expect_ok();
    assert_eq!(list["items"].as_array().map(Vec::len), Some(104));
    assert!(list["next"].is_string());
}

#[tokio::test]
async fn phones_hear_where_the_city_is_dense() {
    let app = App::start().await;
    let (kim, robin) = (app.member(&[Role::Coordinator]).await, app.member(&[Role::Outreach]).await);
    let area = app.area("Indre Vesterbro").await;
    let first = robin.get("/api/v1/sync/pull").await.expect_ok();
    assert_eq!(areas(&first)[0]["dense_city"], false, "nothing is dense until somebody says so");
    let path = format!("/api/v1/areas/{}", area.0);
    let change = async |path: &str, body: Value| kim.send_json(Method::PATCH, path, &body).await;
    assert_eq!(change(&path, json!({"dense_city": true})).await.expect_ok()["dense_city"], true);
    let cursor = first["cursor"].as_str().expect("a cursor");
    let news = robin.get(&format!("/api/v1/sync/pull?cursor={cursor}")).await.expect_ok();
    assert_eq!((areas(&news).len(), &areas(&news)[0]["dense_city"]), (1, &json!(true)));
    app.area("Indre Vesterbro").await;
    let list = robin.get("/api/v1/areas").await.expect_ok();
    assert_eq!(list["items"][0]["dense_city"], true, "a new outline leaves it as it is");
    let log = Entity::find().filter(Column::Action.eq("area.changed"));
    assert_eq!(log.count(&app.state.db.read).await, Ok(1));
    change(&path, json!({})).await.expect_problem(422, "missing_field", Some("dense_city"));
    let named = json!({"dense_city": true, "name": "Vesterbro"});
    change(&path, named).await.expect_problem(422, "unknown_field", Some("name"));
    let unknown = format!("/api/v1/areas/{}", new_id());
    change(&unknown, json!({"dense_city": true})).await.expect_problem(404, "not_found", None);
    let odense = app.other_organisation().await;
    let theirs = app.area_in(odense.id, "Odense").await;
    let foreign = change(&format!("/api/v1/areas/{}", theirs.0), json!({"dense_city": true})).await;
    foreign.expect_problem(404, "not_found", None);
}

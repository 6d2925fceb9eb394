//! Areas and what phones pull of them.

use gadeplan::ids::Role;
use serde_json::{Value, json};
use tests::App;

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
    for cursor in ["x", "1.1.1", "2.999.1", "2.1.999999"] {
        let answer = robin.get(&format!("/api/v1/sync/pull?cursor={cursor}")).await.expect_ok();
        assert_eq!(answer["reset"], true, "{cursor}");
        assert_eq!(areas(&answer).len(), 1, "{cursor}");
    }
    let known = robin.get("/api/v1/sync/pull?cursor=2.1.1").await.expect_ok();
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

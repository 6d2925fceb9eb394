//! Warnings: written on the desk, shown on every phone of the team until they end.

use gadeplan::audit;
use gadeplan::clock::DAY_MS;
use gadeplan::ids::{AreaId, Role};
use gadeplan::purge::purge;
use gadeplan::warnings::entity::{self, acknowledgement};
use reqwest::{Method, header};
use sea_orm::{ColumnTrait, EntityTrait, Iterable, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use tests::builders::{new_id, with};
use tests::{App, Member, Reply};

const PATH: &str = "/api/v1/warnings";
const HOUR_MS: i64 = 3_600_000;
const SEEN: &str = "9b2d4e3a-5f60-4c1b-8a77-0d6f1e2c3b4a";
const SEEN_ELSEWHERE: &str = "1c3f5a7e-9b20-4d4e-9f61-8a7b6c5d4e3f";

fn yellow(id: &str, area: Option<AreaId>) -> Value {
    json!({"id": id, "text": "Strong heroin, yellow: two overdoses tonight", "area_id": area, "ends_at": "2026-11-22T06:00:00Z"})
}

async fn warn(member: &Member, warning: &Value) -> Reply {
    member.send_json(Method::POST, PATH, warning).await
}

async fn acknowledge(member: &Member, warning: &str, id: &str) -> Reply {
    member.send_json(Method::POST, &format!("{PATH}/{warning}/acknowledgements"), &json!({"id": id})).await
}

/// What a phone pulls of warnings after a cursor, and the next cursor.
async fn pulled(phone: &Member, cursor: &str) -> (Vec<Value>, String) {
    let news = phone.get(&format!("/api/v1/sync/pull?cursor={cursor}")).await.expect_ok();
    let items = news["items"].as_array().expect("a list").iter();
    let is_warning = |item: &&Value| item["type"].as_str().is_some_and(|kind| kind.starts_with("warning"));
    (items.filter(is_warning).cloned().collect(), news["cursor"].as_str().expect("a cursor").to_owned())
}

async fn listed(member: &Member) -> Vec<Value> {
    member.get(PATH).await.expect_ok()["items"].as_array().expect("a list").clone()
}

#[tokio::test]
async fn a_warning_reaches_the_phones_of_its_area_and_is_taken_back_from_them() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let (here, there) = (app.area("Indre Vesterbro").await, app.area("Kongens Enghave").await);
    let union = app.organisation().await;
    let robin = app.member_of(&union, &[Role::Outreach], &[here]).await;
    let elsewhere = app.member_of(&union, &[Role::Volunteer], &[there]).await;
    let (anywhere, admin) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Admin]).await);
    let (_, before) = pulled(&robin, "").await;
    let id = new_id();
    let sent = warn(&kim, &yellow(&id, Some(here))).await;
    assert_eq!(sent.status.as_u16(), 201);
    let mut warning = sent.expect_ok();
    assert_eq!(warning["written_at"], "2026-11-21T18:00:00Z");
    assert_eq!(warn(&kim, &yellow(&id, Some(here))).await.status.as_u16(), 200, "sent twice, stored once");
    warning["type"] = json!("warning");
    let (items, after) = pulled(&robin, &before).await;
    assert_eq!(items, [warning.clone()]);
    assert_eq!(pulled(&anywhere, "").await.0, [warning]);
    for other in [&elsewhere, &admin] {
        assert_eq!(pulled(other, "").await.0, [Value::Null; 0]);
    }
    assert_eq!(pulled(&robin, &after).await.0, [Value::Null; 0], "it is heard once");

    let everywhere = new_id();
    warn(&kim, &yellow(&everywhere, None)).await.expect_ok();
    for phone in [&robin, &elsewhere, &admin] {
        let heard = pulled(phone, &after).await.0;
        assert_eq!((heard.len(), &heard[0]["id"]), (1, &json!(everywhere)));
    }
    assert_eq!(kim.delete(&format!("{PATH}/{id}")).await.status.as_u16(), 204);
    kim.delete(&format!("{PATH}/{id}")).await.expect_problem(404, "not_found", None);
    assert!(pulled(&robin, &after).await.0.contains(&json!({"type": "warning_removed", "id": id})));
    assert!(pulled(&elsewhere, &after).await.0.iter().all(|item| item["id"] != json!(id)));
    assert_eq!(listed(&kim).await.len(), 1);
    let log = audit::entity::Entity::find().filter(audit::entity::Column::Action.starts_with("warning."));
    assert_eq!(log.count(&app.state.db.read).await, Ok(3), "two sent, one taken back");
}

#[tokio::test]
async fn a_warning_that_ended_is_not_pulled_any_more() {
    let app = App::start().await;
    let (kim, robin) = (app.member(&[Role::Coordinator]).await, app.member(&[Role::Volunteer]).await);
    warn(&kim, &yellow(&new_id(), None)).await.expect_ok();
    let ask = async |etag: &str| {
        let request = robin.request(Method::GET, "/api/v1/sync/pull").header(header::IF_NONE_MATCH, etag);
        robin.send(request).await
    };
    let etag = ask("").await.etag;
    assert_eq!(ask(&etag).await.status.as_u16(), 304, "the control: nothing has changed yet");
    // 05:59:59 in the morning is after midnight, so the day of the answer is settled before the end is tried.
    app.pass_ms(12 * HOUR_MS - 1_000);
    robin.refresh().await.expect_ok();
    let last = ask(&etag).await;
    assert!(last.body["items"].to_string().contains("yellow"));
    app.pass_ms(1_000);
    let over = ask(&last.etag).await;
    assert_eq!(over.status.as_u16(), 200, "its end changes what is told");
    assert!(!over.body["items"].to_string().contains("yellow"), "{}", over.body);
    kim.refresh().await.expect_ok();
    assert_eq!(listed(&kim).await.len(), 1, "the desk still sees how many phones showed it");
}

#[tokio::test]
async fn who_has_seen_it_is_a_number_and_nobody() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let (here, there) = (app.area("Indre Vesterbro").await, app.area("Kongens Enghave").await);
    let union = app.organisation().await;
    let robin = app.member_of(&union, &[Role::Outreach], &[here]).await;
    let elsewhere = app.member_of(&union, &[Role::Volunteer], &[there]).await;
    let id = new_id();
    warn(&kim, &yellow(&id, Some(here))).await.expect_ok();
    assert_eq!(listed(&kim).await[0]["acknowledged_n"], 0);
    let log = || audit::entity::Entity::find().count(&app.state.db.read);
    let logged = log().await.expect("a number");
    for _ in 0..2 {
        assert_eq!(acknowledge(&robin, &id, SEEN).await.status.as_u16(), 204);
    }
    assert_eq!(listed(&kim).await[0]["acknowledged_n"], 1, "twice counts once");
    assert_eq!(acknowledge(&kim, &id, SEEN_ELSEWHERE).await.status.as_u16(), 204);
    assert_eq!(listed(&kim).await[0]["acknowledged_n"], 2);
    acknowledge(&elsewhere, &id, SEEN).await.expect_problem(404, "not_found", None);
    acknowledge(&robin, &new_id(), SEEN).await.expect_problem(404, "not_found", None);
    acknowledge(&robin, &id, &new_id()).await.expect_problem(422, "invalid_value", Some("id"));
    assert_eq!(listed(&kim).await[0]["acknowledged_n"], 2);

    let columns: Vec<String> = acknowledgement::Column::iter().map(|column| format!("{column:?}")).collect();
    assert_eq!(columns, ["OrgId", "WarningId", "Id"], "nothing that leads to a member, a device or a time");
    let rows = acknowledgement::Entity::find().all(&app.state.db.read).await.expect("rows");
    let mut ids: Vec<String> = rows.iter().map(|row| row.id.to_string()).collect();
    ids.sort();
    assert_eq!(ids, [SEEN_ELSEWHERE, SEEN]);
    assert_eq!(log().await, Ok(logged), "and the log says nothing of it");
}

#[tokio::test]
async fn what_breaks_a_rule_is_refused_by_its_field_and_warns_nobody() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let id = new_id();
    warn(&kim, &yellow(&id, None)).await.expect_ok();
    for (field, value, status, code, named) in [
        ("text", json!("Blue pills"), 409, "conflict", "id"),
        ("text", json!(" "), 422, "out_of_range", "text"),
        ("text", json!("x".repeat(201)), 422, "out_of_range", "text"),
        ("text", json!("two\nlines"), 422, "out_of_range", "text"),
        ("ends_at", json!("2026-11-21T18:00:00Z"), 422, "out_of_range", "ends_at"),
        ("ends_at", json!("2026-12-05T18:00:01Z"), 422, "out_of_range", "ends_at"),
        ("ends_at", json!("tonight"), 422, "invalid_value", "ends_at"),
        ("area_id", json!(id), 422, "unknown_area", "area_id"),
        ("ends_at", Value::Null, 422, "missing_field", "ends_at"),
        ("member", json!("Robin"), 422, "unknown_field", "member"),
    ] {
        warn(&kim, &with(yellow(&id, None), field, value)).await.expect_problem(status, code, Some(named));
    }
    let longest = with(yellow(&new_id(), None), "ends_at", json!("2026-12-05T18:00:00Z"));
    warn(&kim, &with(longest, "text", json!("x".repeat(200)))).await.expect_ok();
    assert_eq!(listed(&kim).await.len(), 2, "the first and the longest");
    kim.delete(&format!("{PATH}/{id}")).await;
    warn(&kim, &yellow(&id, None)).await.expect_problem(409, "conflict", Some("id"));
}

#[tokio::test]
async fn a_warning_is_forgotten_thirty_days_after_it_ended() {
    let app = App::start().await;
    let (kim, id) = (app.member(&[Role::Coordinator]).await, new_id());
    warn(&kim, &yellow(&id, None)).await.expect_ok();
    acknowledge(&kim, &id, SEEN).await;
    let left = async || {
        let warnings = entity::Entity::find().count(&app.state.db.read).await;
        (warnings, acknowledgement::Entity::find().count(&app.state.db.read).await)
    };
    app.pass_ms(30 * DAY_MS + 12 * HOUR_MS);
    purge(&app.state).await.expect("a purge");
    assert_eq!(left().await, (Ok(1), Ok(1)));
    app.pass_ms(1);
    purge(&app.state).await.expect("a purge");
    assert_eq!(left().await, (Ok(0), Ok(0)));
}

#[tokio::test]
async fn more_warnings_than_a_page_come_in_several_none_twice() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    for n in 0..105 {
        warn(&kim, &yellow(&new_id(), None)).await.expect_ok();
        if n % 2 == 0 {
            app.area(&format!("Area {n}")).await;
        }
    }
    let (mut cursor, mut heard, mut pages) = (String::new(), Vec::new(), 0);
    loop {
        let page = kim.get(&format!("/api/v1/sync/pull?cursor={cursor}")).await.expect_ok();
        let items = page["items"].as_array().expect("a list").iter();
        heard.extend(items.filter(|item| item["type"] == "warning").map(|item| item["id"].to_string()));
        cursor = page["cursor"].as_str().expect("a cursor").to_owned();
        pages += 1;
        if page["more"] == json!(false) {
            break;
        }
    }
    heard.sort();
    heard.dedup();
    assert_eq!((heard.len(), pages), (105, 2));
    let first = kim.get(&format!("{PATH}?limit=100")).await.expect_ok();
    let next = first["next"].as_str().expect("there is more");
    let rest = kim.get(&format!("{PATH}?limit=100&cursor={next}")).await.expect_ok();
    assert_eq!(rest["items"].as_array().map(Vec::len), Some(5));
}

#[tokio::test]
async fn a_warning_stays_in_its_union() {
    let app = App::start().await;
    let (kim, id) = (app.member(&[Role::Coordinator]).await, new_id());
    warn(&kim, &yellow(&id, None)).await.expect_ok();
    let odense = app.other_organisation().await;
    let app = app.restarted().await;
    let stranger = app.member_of(&odense, &[Role::Coordinator], &[]).await;
    assert_eq!((listed(&stranger).await, pulled(&stranger, "").await.0), (vec![], vec![]));
    stranger.delete(&format!("{PATH}/{id}")).await.expect_problem(404, "not_found", None);
    acknowledge(&stranger, &id, SEEN).await.expect_problem(404, "not_found", None);
}

#[tokio::test]
async fn who_is_kept_to_another_area_hears_what_was_sent_there_before() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let (here, there) = (app.area("Indre Vesterbro").await, app.area("Kongens Enghave").await);
    let robin = app.member_of(&app.organisation().await, &[Role::Volunteer], &[there]).await;
    warn(&kim, &yellow(&new_id(), Some(here))).await.expect_ok();
    let (items, cursor) = pulled(&robin, "").await;
    assert_eq!(items, [Value::Null; 0]);
    let me = robin.get("/api/v1/me").await.expect_ok();
    let path = format!("/api/v1/members/{}", me["member"]["id"].as_str().expect("an id"));
    let moved = json!({"area_ids": [here]});
    kim.send_json(Method::PATCH, &path, &moved).await.expect_ok();
    assert_eq!(pulled(&robin, &cursor).await.0.len(), 1);
}

//! Tonight's round: planned on the desk, pulled by the phones of its area.

use gadeplan::clock::DAY_MS;
use gadeplan::ids::{AreaId, Role};
use reqwest::Method;
use serde_json::{Value, json};
use tests::builders::{new_id, pickup, with};
use tests::year::send_year;
use tests::{App, Member, Reply};

const PATH: &str = "/api/v1/planned-routes";

fn tonight(id: &str, area: AreaId) -> Value {
    json!({"id": id, "area_id": area, "day": "2026-11-21", "transport": "foot", "minutes": 60})
}

async fn send(member: &Member, round: &Value) -> Reply {
    member.send_json(Method::POST, PATH, round).await
}

/// What a phone pulls of rounds after a cursor, and the next cursor.
async fn pulled(phone: &Member, cursor: &str) -> (Vec<Value>, String) {
    let news = phone.get(&format!("/api/v1/sync/pull?cursor={cursor}")).await.expect_ok();
    let items = news["items"].as_array().expect("a list").iter();
    let is_round =
        |item: &&Value| item["type"].as_str().is_some_and(|kind| kind.starts_with("planned_route"));
    (items.filter(is_round).cloned().collect(), news["cursor"].as_str().expect("a cursor").to_owned())
}

#[tokio::test]
async fn a_round_reaches_the_phones_of_its_area_and_is_withdrawn_from_them() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let (here, there) = (app.area("Indre Vesterbro").await, app.area("Kongens Enghave").await);
    let union = app.organisation().await;
    let robin = app.member_of(&union, &[Role::Volunteer], &[here]).await;
    let (elsewhere, admin) =
        (app.member_of(&union, &[Role::Volunteer], &[there]).await, app.member(&[Role::Admin]).await);
    send_year(&kim, here, |_| 1).await;
    let (_, before) = pulled(&robin, "").await;
    let id = new_id();
    let sent = send(&kim, &tonight(&id, here)).await;
    assert_eq!(sent.status.as_u16(), 201);
    let mut round = sent.expect_ok();
    assert!(round["stops"].as_array().is_some_and(|stops| stops.len() >= 3), "{round}");
    assert_eq!(kim.get(PATH).await.expect_ok()["items"], json!([round]));
    round["type"] = json!("planned_route");
    let (items, after) = pulled(&robin, &before).await;
    assert_eq!(items, [round]);
    for other in [&elsewhere, &admin] {
        assert_eq!(pulled(other, "").await.0, [Value::Null; 0]);
    }
    assert_eq!(pulled(&robin, &after).await.0, [Value::Null; 0], "it is heard once");
    assert_eq!(kim.delete(&format!("{PATH}/{id}")).await.status.as_u16(), 204);
    assert_eq!(pulled(&robin, &after).await.0, [json!({"type": "planned_route_removed", "id": id})]);
    assert_eq!(kim.get(PATH).await.expect_ok()["items"], json!([]));
    kim.delete(&format!("{PATH}/{id}")).await.expect_problem(404, "not_found", None);
}

#[tokio::test]
async fn a_round_is_sent_once_and_forgotten_by_phones_when_its_day_is_over() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let area = app.area("Indre Vesterbro").await;
    let id = new_id();
    let first = send(&kim, &tonight(&id, area)).await.expect_ok();
    let again = send(&kim, &tonight(&id, area)).await;
    assert_eq!((again.status.as_u16(), again.expect_ok()), (200, first));
    let other = with(tonight(&id, area), "minutes", json!(90));
    send(&kim, &other).await.expect_problem(409, "conflict", Some("id"));
    let tomorrow = with(tonight(&new_id(), area), "day", json!("2026-11-22"));
    send(&kim, &tomorrow).await.expect_ok();
    assert_eq!(pulled(&kim, "").await.0.len(), 2);
    app.pass_ms(DAY_MS);
    kim.refresh().await.expect_ok();
    let (left, _) = pulled(&kim, "").await;
    assert_eq!((left.len(), &left[0]["day"]), (1, &json!("2026-11-22")));
}

#[tokio::test]
async fn more_rounds_than_a_page_come_in_several_none_twice() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let area = app.area("Indre Vesterbro").await;
    for n in 0..105 {
        send(&kim, &tonight(&new_id(), area)).await.expect_ok();
        if n % 2 == 0 {
            app.area(&format!("Area {n}")).await;
        }
    }
    let (mut cursor, mut rounds, mut pages) = (String::new(), Vec::new(), 0);
    loop {
        let page = kim.get(&format!("/api/v1/sync/pull?cursor={cursor}")).await.expect_ok();
        let items = page["items"].as_array().expect("a list").iter();
        rounds
            .extend(items.filter(|item| item["type"] == "planned_route").map(|item| item["id"].to_string()));
        cursor = page["cursor"].as_str().expect("a cursor").to_owned();
        pages += 1;
        if page["more"] == json!(false) {
            break;
        }
    }
    rounds.sort();
    rounds.dedup();
    assert_eq!((rounds.len(), pages), (105, 2));
}

#[tokio::test]
async fn what_cannot_be_walked_is_refused_by_its_field() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let area = app.area("Indre Vesterbro").await;
    for (field, value, code) in [
        ("day", json!("2026-11-20"), "out_of_range"),
        ("day", json!("2026-12-06"), "out_of_range"),
        ("minutes", json!(14), "out_of_range"),
        ("minutes", json!(241), "out_of_range"),
        ("transport", json!("van"), "unknown_code"),
        ("area_id", json!(new_id()), "unknown_area"),
        ("stops", json!([]), "unknown_field"),
    ] {
        let round = with(tonight(&new_id(), area), field, value);
        send(&kim, &round).await.expect_problem(422, code, Some(field));
    }
    assert_eq!(kim.get(PATH).await.expect_ok()["items"], json!([]));
}

#[tokio::test]
async fn the_round_fits_its_time_and_stays_the_same_all_day() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let area = app.area("Indre Vesterbro").await;
    send_year(&robin, area, |_| 2).await;
    let route =
        async |wish: &str| robin.get(&format!("/api/v1/hotspots/route?area_id={}&{wish}", area.0)).await;
    for wish in ["minutes=15", "minutes=60", "minutes=60&transport=bicycle", "minutes=240"] {
        let round = route(wish).await.expect_ok();
        let stops = round["stops"].as_array().expect("stops");
        let minutes = round["walk_minutes"].as_i64().expect("minutes") + 3 * stops.len() as i64;
        assert!(!stops.is_empty() && minutes <= round["minutes"].as_i64().expect("minutes") + 1, "{round}");
        let line = round["line"]["coordinates"].as_array().expect("a line");
        assert_eq!((line.len(), line.first()), (stops.len() + 1, line.last()), "it ends where it begins");
    }
    let morning = route("minutes=60").await.expect_ok();
    robin.push(&[with(pickup(&new_id(), None, 9), "lat", json!(55.6722))]).await;
    assert_eq!(route("minutes=60").await.expect_ok(), morning);
    route("minutes=5").await.expect_problem(422, "out_of_range", Some("minutes"));
    route("transport=van").await.expect_problem(422, "unknown_code", Some("transport"));
    let nowhere = robin.get(&format!("/api/v1/hotspots/route?area_id={}", new_id())).await;
    nowhere.expect_problem(422, "unknown_area", Some("area_id"));
}

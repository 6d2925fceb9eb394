//! What the map says in words: places with more than usual, streets that got worse, and the report card.

use gadeplan::ids::{AreaId, Role};
use reqwest::Method;
use serde_json::{Value, json};
use tests::builders::new_id;
use tests::year::{middle, send_year};
use tests::{App, Member};

async fn ask(member: &Member, what: &str, area: AreaId, query: &str) -> tests::Reply {
    member.get(&format!("/api/v1/hotspots/{what}?area_id={}&{query}", area.0)).await
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

/// A union whose middle holds eight more finds a week since five weeks.
async fn busy() -> (App, Member, AreaId) {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let area = app.area("Indre Vesterbro").await;
    send_year(&robin, area, |week| if week < 5 { 8 } else { 0 }).await;
    (app, robin, area)
}

#[tokio::test]
async fn a_place_is_named_with_its_street_its_numbers_and_its_beginning() {
    let (_app, robin, area) = busy().await;
    let places = ask(&robin, "places", area, "").await.expect_ok();
    assert_eq!((&places["from"], &places["to"]), (&json!("2026-08-24"), &json!("2026-11-21")));
    assert_eq!(places["too_few_finds"], json!(false));
    let named = places["places"].as_array().expect("places");
    assert!((1..=7).contains(&named.len()), "{named:?}");
    let place = &named[0];
    assert_eq!(
        (&place["cell"], &place["name"]["street"]),
        (&json!(middle().to_string()), &json!("Gasværksvej"))
    );
    assert!(place["cells"].as_array().expect("cells").contains(&place["cell"]));
    assert_eq!(place["started_weeks"], json!(5));
    let [low, times, high] = ["low", "times", "high"].map(|field| number(&place[field]));
    assert!(1.5 <= times && low < times && times < high, "{low} {times} {high}");
    assert!(number(&place["finds"]) >= 40.0 && number(&place["metres"]) >= 3_900.0, "{place}");
    assert!(["Polygon", "MultiPolygon"].contains(&place["outline"]["type"].as_str().expect("a type")));
}

#[tokio::test]
async fn few_finds_name_no_place() {
    let (_app, robin, area) = busy().await;
    let places = ask(&robin, "places", area, "from=2025-12-01&to=2025-12-08").await.expect_ok();
    assert_eq!((&places["too_few_finds"], &places["places"]), (&json!(true), &json!([])));
    let control = ask(&robin, "places", area, "from=2025-10-01&to=2026-01-31").await.expect_ok();
    assert_eq!(
        (&control["too_few_finds"], &control["places"]),
        (&json!(false), &json!([])),
        "nothing stood out then"
    );
}

#[tokio::test]
async fn the_street_that_got_worse_comes_first() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let area = app.area("Indre Vesterbro").await;
    send_year(&robin, area, |week| if week < 4 { 8 } else { 0 }).await;
    let answer = ask(&robin, "streets", area, "").await.expect_ok();
    assert_eq!(answer["now"], json!({"from": "2026-10-25", "to": "2026-11-21"}));
    assert_eq!(answer["before"], json!({"from": "2026-09-27", "to": "2026-10-24"}));
    let streets = answer["streets"].as_array().expect("streets");
    assert!(streets.len() > 1, "{streets:?}");
    let worst = &streets[0];
    assert_eq!(worst["street"], "Gasværksvej");
    assert!(number(&worst["chance_worse"]) > 0.95 && number(&worst["times"]) > 1.5, "{worst}");
    assert!(
        number(&worst["low"]) < number(&worst["times"]) && number(&worst["times"]) < number(&worst["high"])
    );
    assert!(number(&worst["now"]["finds"]) > number(&worst["before"]["finds"]));
    assert_eq!(worst["now"]["metres"], worst["before"]["metres"]);
    assert!(streets.is_sorted_by(|a, b| number(&a["chance_worse"]) >= number(&b["chance_worse"])));
    assert!(streets[1..].iter().all(|street| number(&street["chance_worse"]) < 0.95), "{streets:?}");
}

#[tokio::test]
async fn the_report_card_scores_months_that_are_over_by_what_was_known_before() {
    let (_app, robin, area) = busy().await;
    let card = ask(&robin, "scorecard", area, "").await.expect_ok();
    assert_eq!(
        (&card["month"], &card["places"], &card["enough"]),
        (&json!("2026-10"), &json!(20), &json!(true))
    );
    let [hit, best] = ["hit", "best_hit"].map(|field| number(&card[field]));
    assert!(0.0 < hit && hit <= best && best <= 1.0, "{hit} of {best}");
    assert!((number(&card["area_share"]) - 20.0 / 61.0).abs() < 1e-3, "{card}");
    assert_eq!(card["two_percent"]["cells"], json!(1));
    let months = card["months"].as_array().expect("months");
    let named: Vec<_> = months.iter().filter_map(|month| month["month"].as_str()).collect();
    assert_eq!((named.len(), named[0], named[11]), (12, "2025-11", "2026-10"));
    assert_eq!(months[11]["hit"], card["hit"]);
    let empty = ask(&robin, "scorecard", area, "month=2024-01").await.expect_ok();
    assert_eq!((&empty["enough"], &empty["finds"], &empty["hit"]), (&json!(false), &json!(0), &json!(0.0)));
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_by_its_field() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let (here, there) = (app.area("Indre Vesterbro").await, app.area("Kongens Enghave").await);
    for (what, query, code, field) in [
        ("places", "from=2026-11-02&to=2026-11-01", "window_reversed", "from"),
        ("places", "days=9", "unknown_field", "days"),
        ("streets", "days=6", "out_of_range", "days"),
        ("streets", "days=366", "out_of_range", "days"),
        ("streets", "days=many", "invalid_value", "days"),
        ("scorecard", "month=2026-11", "out_of_range", "month"),
        ("scorecard", "month=2026-13", "invalid_value", "month"),
        ("scorecard", "month=october", "invalid_value", "month"),
    ] {
        ask(&kim, what, here, query).await.expect_problem(422, code, Some(field));
    }
    let union = app.organisation().await;
    let robin = app.member_of(&union, &[Role::Volunteer], &[here]).await;
    for what in ["places", "streets", "scorecard", "route"] {
        ask(&robin, what, here, "").await.expect_ok();
        ask(&robin, what, there, "").await.expect_problem(422, "unknown_area", Some("area_id"));
        let unknown = kim.get(&format!("/api/v1/hotspots/{what}?area_id={}", new_id())).await;
        unknown.expect_problem(422, "unknown_area", Some("area_id"));
        kim.get(&format!("/api/v1/hotspots/{what}")).await.expect_problem(
            422,
            "missing_field",
            Some("area_id"),
        );
    }
}

#[tokio::test]
async fn an_unchanged_answer_costs_nothing() {
    let (_app, robin, area) = busy().await;
    for what in ["places", "streets", "scorecard", "route"] {
        let path = format!("/api/v1/hotspots/{what}?area_id={}", area.0);
        let first = robin.get(&path).await;
        let again = robin.send(robin.request(Method::GET, &path).header("if-none-match", &first.etag)).await;
        assert_eq!((first.status.as_u16(), again.status.as_u16()), (200, 304), "{what}");
    }
}

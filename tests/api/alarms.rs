//! Alarms: a place that suddenly holds more is told of once, and answered.

use gadeplan::alarms::weekly::{Tally, scan_last_week, scan_week};
use gadeplan::clock::DAY_MS;
use gadeplan::commands::run_alarms;
use gadeplan::ids::Role;
use reqwest::Method;
use serde_json::{Value, json};
use tests::year::{middle, send_year, wednesday};
use tests::{App, Member};

const PATH: &str = "/api/v1/alarms";
const NOBODY: &str = "0198c0de-0000-7000-8000-000000000000";

/// Six more finds a week in the four weeks before this one.
fn sudden(week: i32) -> usize {
    if (1..=4).contains(&week) { 6 } else { 0 }
}

async fn alarms(member: &Member) -> Vec<Value> {
    member.get(PATH).await.expect_ok()["items"].as_array().expect("a list").clone()
}

async fn answer(member: &Member, id: &str, body: Value) -> tests::Reply {
    member.send_json(Method::PATCH, &format!("{PATH}/{id}"), &body).await
}

#[tokio::test]
async fn a_place_that_suddenly_holds_more_is_told_of_once_by_all_processes_together() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let area = app.area("Indre Vesterbro").await;
    send_year(&kim, area, sudden).await;
    let other = app.twin(|_| ()).await;
    let (one, two) = tokio::join!(scan_last_week(&app.state), scan_last_week(&other.state));
    one.and(two).expect("both looked");
    let alarms = alarms(&kim).await;
    assert_eq!(alarms.len(), 1, "{alarms:?}");
    let alarm = &alarms[0];
    assert_eq!((&alarm["level"], &alarm["week_ended"]), (&json!("alarm"), &json!("2026-11-15")));
    assert_eq!((&alarm["since"], &alarm["area_id"]), (&json!("2026-10-19"), &json!(area)));
    assert_eq!((&alarm["answer"], &alarm["street"]), (&Value::Null, &json!("Gasværksvej")));
    assert!(alarm["cells"].as_array().expect("cells").contains(&json!(middle().to_string())));
    let (finds, expected) =
        (alarm["finds"].as_i64().expect("a number"), alarm["expected"].as_f64().expect("a number"));
    assert!(finds >= 24 && expected < 12.0, "{finds} finds, expected {expected}");
    assert!(alarm["recurrence_days"].as_i64().is_some_and(|days| (365..=36_500).contains(&days)));
    let again = scan_week(&app.state, app.organisation().await.id, wednesday(1)).await;
    assert_eq!(again.map(|tally| tally.scanned), Ok(1), "the control: another week is looked at");
}

#[tokio::test]
async fn a_year_like_any_other_raises_no_alarm_and_an_area_without_patrols_is_tried_again() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let area = app.area("Indre Vesterbro").await;
    let org = app.organisation().await.id;
    let sunday = gadeplan::clock::Day(wednesday(0).0 - 3);
    let tally = scan_week(&app.state, org, sunday).await;
    assert_eq!(tally, Ok(Tally { quiet: 1, ..Tally::default() }));
    send_year(&kim, area, |_| 0).await;
    let tally = scan_week(&app.state, org, sunday).await;
    assert_eq!(tally, Ok(Tally { scanned: 1, ..Tally::default() }));
    assert_eq!(scan_week(&app.state, org, sunday).await, Ok(Tally { known: 1, ..Tally::default() }));
    assert_eq!(alarms(&kim).await, [Value::Null; 0]);
}

#[tokio::test]
async fn the_coordinator_says_what_was_behind_it_and_may_take_that_back() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let area = app.area("Indre Vesterbro").await;
    send_year(&kim, area, sudden).await;
    scan_last_week(&app.state).await.expect("a look");
    let id = alarms(&kim).await[0]["id"].as_str().expect("an id").to_owned();
    for word in ["seen", "known_event", "false_alarm"] {
        let answered = answer(&kim, &id, json!({"answer": word})).await.expect_ok();
        assert_eq!(
            (&answered["answer"], &answered["answered_at"]),
            (&json!(word), &json!("2026-11-21T18:00:00Z"))
        );
        assert_eq!(alarms(&kim).await, [answered]);
    }
    let taken_back = answer(&kim, &id, json!({"answer": null})).await.expect_ok();
    assert_eq!((&taken_back["answer"], &taken_back["answered_at"]), (&Value::Null, &Value::Null));
    answer(&kim, &id, json!({"answer": "ok"})).await.expect_problem(422, "unknown_code", Some("answer"));
    answer(&kim, &id, json!({})).await.expect_problem(422, "missing_field", Some("answer"));
    answer(&kim, NOBODY, json!({"answer": "seen"})).await.expect_problem(404, "not_found", None);
    let other_area = app.area("Kongens Enghave").await;
    let none = kim.get(&format!("{PATH}?area_id={}", other_area.0)).await.expect_ok();
    assert_eq!(none, json!({"items": [], "next": null}));
    let unknown = kim.get(&format!("{PATH}?area_id={NOBODY}")).await;
    unknown.expect_problem(422, "unknown_area", Some("area_id"));
}

#[tokio::test]
async fn alarms_stay_in_their_union() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let area = app.area("Indre Vesterbro").await;
    send_year(&kim, area, sudden).await;
    scan_last_week(&app.state).await.expect("a look");
    let id = alarms(&kim).await[0]["id"].as_str().expect("an id").to_owned();
    let odense = app.other_organisation().await;
    let app = app.restarted().await;
    let stranger = app.member_of(&odense, &[Role::Coordinator], &[]).await;
    assert_eq!(alarms(&stranger).await, [Value::Null; 0]);
    answer(&stranger, &id, json!({"answer": "seen"})).await.expect_problem(404, "not_found", None);
}

#[tokio::test]
async fn the_command_looks_at_weeks_that_are_over() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let area = app.area("Indre Vesterbro").await;
    send_year(&kim, area, sudden).await;
    run_alarms(&app.state, Some(wednesday(1))).await.expect("a week that is over");
    assert_eq!(alarms(&kim).await[0]["week_ended"], "2026-11-15");
    let refused = run_alarms(&app.state, Some(wednesday(0))).await.expect_err("a week that is not over");
    assert_eq!(refused.to_string(), "--week 2026-11-22: that week is not over yet");
    app.pass_ms(2 * DAY_MS);
    run_alarms(&app.state, Some(wednesday(0))).await.expect("now it is over");
}

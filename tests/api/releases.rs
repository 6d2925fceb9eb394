//! Street contacts come out as one frozen release a week, and in no other way.

use std::time::Duration;

use gadeplan::clock::{DAY_MS, Day};
use gadeplan::commands::release_contacts;
use gadeplan::contact_releases::weekly::{Outcome, release, release_due};
use gadeplan::contacts::entity::Entity;
use gadeplan::ids::{AreaId, Role};
use gadeplan::purge::purge;
use gadeplan::serve::prepare;
use jiff::civil::date;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use tests::builders::with;
use tests::sealed::{VESTERBRO, contact, store};
use tests::{App, Member};
use tokio::time::{sleep, timeout};

const PATH: &str = "/api/v1/contact-releases";
/// The Monday of the week in which the tests begin, on its Saturday.
const WEEK: &str = "2026-11-16";
/// From that Saturday to the Monday on which its week comes out.
const UNTIL_RELEASED: i64 = 9 * DAY_MS;

/// Contacts on Istedgade, one a quarter of the day from Monday on.
fn met(area: Option<AreaId>, n: i16) -> Vec<Value> {
    let blocks = ["night", "morning", "afternoon", "evening"];
    let one = |at: i16| {
        let day = Day::of(date(2026, 11, 16)).0 + i32::from(at / 4) % 6;
        let record = with(contact(), "day", json!(Day(day)));
        with(with(record, "block", json!(blocks[usize::from(at.unsigned_abs()) % 4])), "area_id", json!(area))
    };
    (0..n).map(one).collect()
}

async fn due(app: &App) {
    release_due(&app.state).await.expect("a release");
}

async fn read(member: &Member, query: &str) -> Value {
    member.refresh().await.expect_ok();
    member.get(&format!("{PATH}?{query}")).await.expect_ok()
}

#[tokio::test]
async fn what_robin_met_comes_out_on_monday_and_what_is_late_a_week_later() {
    let app = App::start().await;
    let (robin, kim) = (app.member(&[Role::Outreach]).await, app.member(&[Role::Coordinator]).await);
    let area = app.area("Indre Vesterbro").await;
    store(&robin, &met(Some(area), 17)).await;
    app.pass_ms(UNTIL_RELEASED - DAY_MS);
    due(&app).await;
    assert_eq!(read(&kim, "").await["weeks"], json!([]), "on Sunday it is not due");
    app.pass_ms(DAY_MS);
    due(&app).await;
    let all = read(&kim, "").await;
    assert_eq!(all["k"], 10);
    let nowhere = json!({"week": WEEK, "area_id": null, "contacts": null, "not_shown": null});
    let own = json!({"week": WEEK, "area_id": area, "contacts": 15, "not_shown": null});
    assert_eq!(all["weeks"], json!([nowhere, own]));
    let features = all["map"]["features"].as_array().expect("a list");
    assert_eq!(features.len(), 1);
    assert_eq!(features[0]["properties"], json!({"cell": VESTERBRO, "resolution": 8, "contacts": 15}));
    assert_eq!(features[0]["geometry"]["coordinates"][0].as_array().map(Vec::len), Some(7));
    let sum = |what: &str, code: &str| json!({"what": what, "code": code, "n": 15});
    let sums = [sum("kind", "micro_meeting"), sum("people", "people"), sum("supply", "syringe_set")];
    assert_eq!(all["sums"], json!(sums));

    robin.refresh().await.expect_ok();
    store(&robin, &met(Some(area), 12)).await;
    due(&app).await;
    assert_eq!(read(&kim, "").await, all, "released numbers never change");
    app.pass_ms(7 * DAY_MS);
    due(&app).await;
    let later = read(&kim, "").await;
    assert_eq!((&later["weeks"][1], &later["weeks"][3]["week"]), (&all["weeks"][1], &json!("2026-11-23")));
    assert_eq!(later["weeks"][3]["contacts"], 10);
    assert_eq!(
        later["map"]["features"][0]["properties"]["contacts"], 25,
        "a longer time is the sum of its weeks"
    );
    assert_eq!(read(&kim, &format!("from={WEEK}&to={WEEK}&area_id={}", area.0)).await["weeks"], json!([own]));
}

#[tokio::test]
async fn a_server_that_was_off_on_monday_makes_up_for_it_at_its_start() {
    let app = App::start().await;
    let (robin, kim) = (app.member(&[Role::Outreach]).await, app.member(&[Role::Coordinator]).await);
    store(&robin, &met(Some(app.area("Indre Vesterbro").await), 17)).await;
    app.pass_ms(UNTIL_RELEASED);
    assert_eq!(read(&kim, "").await["weeks"], json!([]));
    prepare(&app.state).await.expect("a second start").jobs.begin();
    let made = async {
        while read(&kim, "").await["weeks"] == json!([]) {
            sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(Duration::from_secs(60), made).await.expect("the jobs begin by themselves");
}

#[tokio::test]
async fn a_quiet_week_looks_like_a_week_without_anybody() {
    let app = App::start().await;
    let (robin, kim) = (app.member(&[Role::Outreach]).await, app.member(&[Role::Coordinator]).await);
    let (quiet, empty) = (app.area("Indre Vesterbro").await, app.area("Nørrebro").await);
    store(&robin, &met(Some(quiet), 9)).await;
    app.pass_ms(UNTIL_RELEASED);
    due(&app).await;
    let of = async |area: AreaId| {
        let mut answer = read(&kim, &format!("area_id={}", area.0)).await;
        answer["weeks"][0]["area_id"] = Value::Null;
        answer
    };
    assert_eq!(of(quiet).await, of(empty).await);
    assert_eq!(of(quiet).await["weeks"][0]["not_shown"], Value::Null);
    assert_eq!(of(quiet).await["sums"], json!([]));
}

#[tokio::test]
async fn meetings_indoors_are_told_as_not_shown_when_they_are_many() {
    let app = App::start().await;
    let (robin, kim) = (app.member(&[Role::Outreach]).await, app.member(&[Role::Coordinator]).await);
    let area = app.area("Indre Vesterbro").await;
    let inside = |record: Value| with(with(record, "cell", Value::Null), "place", json!("day_centre"));
    store(&robin, &met(Some(area), 13).into_iter().map(inside).collect::<Vec<_>>()).await;
    store(&robin, &met(Some(area), 24)).await;
    app.pass_ms(UNTIL_RELEASED);
    due(&app).await;
    let week = read(&kim, &format!("area_id={}", area.0)).await["weeks"][0].clone();
    assert_eq!((&week["contacts"], &week["not_shown"]), (&json!(30), &json!(10)));
}

#[tokio::test]
async fn an_outreach_worker_reads_the_releases_of_own_areas_only() {
    let app = App::start().await;
    let organisation = app.organisation().await;
    let (own, other) = (app.area("Indre Vesterbro").await, app.area("Nørrebro").await);
    let robin = app.member_of(&organisation, &[Role::Outreach], &[own]).await;
    store(&robin, &[met(Some(own), 11), met(None, 13)].concat()).await;
    app.pass_ms(UNTIL_RELEASED);
    due(&app).await;
    let week = read(&robin, &format!("area_id={}", own.0)).await["weeks"].clone();
    assert_eq!(week, json!([{"week": WEEK, "area_id": own, "contacts": 10, "not_shown": null}]));
    for path in [PATH, "/api/v1/supplies"] {
        let foreign = robin.get(&format!("{path}?area_id={}", other.0)).await;
        foreign.expect_problem(422, "unknown_area", Some("area_id"));
        robin.get(path).await.expect_problem(422, "missing_field", Some("area_id"));
        let reversed = robin.get(&format!("{path}?area_id={}&from=2026-11-16&to=2026-11-15", own.0)).await;
        reversed.expect_problem(422, "window_reversed", Some("from"));
    }
    let freelance = app.member(&[Role::Outreach]).await;
    freelance.get(PATH).await.expect_problem(422, "missing_field", Some("area_id"));
}

#[tokio::test]
async fn releases_stay_in_their_union() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach]).await;
    let area = app.area("Indre Vesterbro").await;
    store(&robin, &met(Some(area), 20)).await;
    let odense = app.other_organisation().await;
    let app = app.restarted().await;
    app.pass_ms(UNTIL_RELEASED);
    due(&app).await;
    let stranger = app.member_of(&odense, &[Role::Coordinator], &[]).await;
    assert_eq!(read(&stranger, "").await["weeks"], json!([]));
    let foreign = stranger.get(&format!("{PATH}?area_id={}", area.0)).await;
    foreign.expect_problem(422, "unknown_area", Some("area_id"));
}

#[tokio::test]
async fn two_servers_make_one_release() {
    let app = App::start().await;
    let (robin, kim) = (app.member(&[Role::Outreach]).await, app.member(&[Role::Coordinator]).await);
    let area = app.area("Indre Vesterbro").await;
    store(&robin, &met(Some(area), 20)).await;
    let other = app.twin(|_| ()).await;
    app.pass_ms(UNTIL_RELEASED);
    let (one, two) = tokio::join!(release_due(&app.state), release_due(&other.state));
    one.and(two).expect("both were there");
    let answer = read(&kim, &format!("area_id={}", area.0)).await;
    assert_eq!(answer["weeks"], json!([{"week": WEEK, "area_id": area, "contacts": 20, "not_shown": null}]));
    let org = app.organisation().await.id;
    let week = Day::of(date(2026, 11, 16));
    assert_eq!(release(&other.state, org, week).await, Ok(Outcome::Known));
    let next = release(&other.state, org, Day(week.0 + 7)).await;
    assert_eq!(next, Ok(Outcome::Released { areas: 2, cells: 0 }), "the control: another week is made");
}

#[tokio::test]
async fn a_server_that_slept_makes_up_for_the_weeks_it_missed() {
    let app = App::start().await;
    let (robin, kim) = (app.member(&[Role::Outreach]).await, app.member(&[Role::Coordinator]).await);
    let area = app.area("Indre Vesterbro").await;
    store(&robin, &met(Some(area), 20)).await;
    app.pass_ms(UNTIL_RELEASED + 14 * DAY_MS);
    due(&app).await;
    let weeks = read(&kim, &format!("area_id={}", area.0)).await["weeks"].clone();
    let told: Vec<_> =
        weeks.as_array().expect("a list").iter().map(|week| (&week["week"], &week["contacts"])).collect();
    let (mondays, none) = ([WEEK, "2026-11-23", "2026-11-30"].map(Value::from), Value::Null);
    assert_eq!(told, [(&mondays[0], &json!(20)), (&mondays[1], &none), (&mondays[2], &none)]);
}

#[tokio::test]
async fn rows_are_forgotten_after_35_days_and_their_release_stays() {
    let app = App::start().await;
    let (robin, kim) = (app.member(&[Role::Outreach]).await, app.member(&[Role::Coordinator]).await);
    let area = app.area("Indre Vesterbro").await;
    store(&robin, &met(Some(area), 20)).await;
    app.pass_ms(UNTIL_RELEASED);
    due(&app).await;
    let before = read(&kim, &format!("area_id={}&from={WEEK}", area.0)).await;
    purge(&app.state).await.expect("a purge");
    let rows = async || Entity::find().count(&app.state.db.read).await.expect("a number");
    assert_eq!(rows().await, 20);
    app.pass_ms(35 * DAY_MS);
    purge(&app.state).await.expect("a purge");
    assert_eq!(rows().await, 0);
    assert_eq!(read(&kim, &format!("area_id={}&from={WEEK}", area.0)).await, before);
}

#[tokio::test]
async fn the_command_releases_a_past_week_once() {
    let app = App::start().await;
    let (robin, kim) = (app.member(&[Role::Outreach]).await, app.member(&[Role::Coordinator]).await);
    let area = app.area("Indre Vesterbro").await;
    store(&robin, &met(Some(area), 20)).await;
    let wednesday = Some(Day::of(date(2026, 11, 18)));
    // Wednesday evening: 72 hours after Sunday are over at midnight.
    app.pass_ms(4 * DAY_MS);
    let early = release_contacts(&app.state, wednesday).await.expect_err("too early");
    assert_eq!(
        early.to_string(),
        "--week 2026-11-16: contacts of that week have 72 hours after it to arrive"
    );
    app.pass_ms(DAY_MS);
    for _ in 0..2 {
        release_contacts(&app.state, wednesday).await.expect("a release, and no other");
        let weeks = read(&kim, &format!("area_id={}", area.0)).await["weeks"].clone();
        assert_eq!(weeks, json!([{"week": WEEK, "area_id": area, "contacts": 20, "not_shown": null}]));
    }
}

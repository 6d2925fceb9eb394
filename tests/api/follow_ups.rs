//! Follow-ups that somebody carries on a slip: opened, closed and forgotten by its words.

use std::time::{Duration, Instant};

use gadeplan::clock::DAY_MS;
use gadeplan::follow_ups::{self, entity};
use gadeplan::ids::{AreaId, Role};
use gadeplan::organisations::entity::Model as Organisation;
use gadeplan::purge::purge;
use reqwest::Method;
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::{Value, json};
use tests::limits::until_refused;
use tests::server_log::ServerLog;
use tests::stored::stored;
use tests::{App, Member, Reply};

pub const WORDS: &str = "aske bro ko lys";
pub const OPEN: &str = "/api/v1/follow-ups/open";
const STATE: &str = "/api/v1/follow-ups/state";
const DUE: &str = "/api/v1/follow-ups/due";
const COUNTS: &str = "/api/v1/follow-ups/counts";
pub const FORGET: &str = "/api/v1/follow-ups/forget";

/// A slip of the first union, as it is kept once it has been opened.
async fn write(app: &App, words: &str, reason: &str, due_on: &str, area: Option<AreaId>) {
    write_in(app, &app.organisation().await, words, reason, due_on, area).await;
}

async fn write_in(
    app: &App,
    organisation: &Organisation,
    words: &str,
    reason: &str,
    due_on: &str,
    area: Option<AreaId>,
) {
    let slip = json!({"words": words, "reason": reason, "due_on": due_on, "area_id": area});
    let slip = serde_json::from_value(slip).expect("a slip");
    let today = app.now().day(&organisation.zone());
    let row = follow_ups::take_in(&app.state.config, organisation, slip, today).await.expect("a row");
    let tx = app.state.db.begin().await.expect("a transaction");
    follow_ups::queries::store(&tx, row).await.expect("a follow-up");
    tx.commit().await.expect("a commit");
}

pub async fn post(member: &Member, path: &str, body: Value) -> Reply {
    member.send_json(Method::POST, path, &body).await
}

async fn state_of(member: &Member, words: &str) -> Value {
    post(member, OPEN, json!({"words": words})).await.expect_ok()["state"].clone()
}

pub async fn kept(app: &App) -> Vec<entity::Model> {
    entity::Entity::find().all(&app.state.db.read).await.expect("a list")
}

#[tokio::test]
async fn the_words_of_a_slip_open_its_follow_up_and_no_others_do() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach]).await;
    let area = app.area("Indre Vesterbro").await;
    write(&app, WORDS, "treatment_guarantee_14d", "2026-12-05", Some(area)).await;
    let opened = post(&robin, OPEN, json!({"words": "Aske-bro, KO\nlys"})).await.expect_ok();
    let told = json!({"reason": "treatment_guarantee_14d", "due_on": "2026-12-05", "area_id": area, "state": "open"});
    assert_eq!(opened, told);
    for words in ["aske bro lys ko", "aske bro ko", "aske bro ko lys lys"] {
        post(&robin, OPEN, json!({"words": words})).await.expect_problem(404, "not_found", None);
    }
    for words in ["ko lys", "en to tre fire fem seks syv otte ni"] {
        let refused = post(&robin, OPEN, json!({"words": words})).await;
        refused.expect_problem(422, "out_of_range", Some("words"));
    }
    app.pass_ms(7 * DAY_MS);
    robin.refresh().await.expect_ok();
    assert_eq!(state_of(&robin, WORDS).await, "due");
    app.pass_ms(8 * DAY_MS);
    robin.refresh().await.expect_ok();
    assert_eq!(state_of(&robin, WORDS).await, "overdue");
}

#[tokio::test]
async fn nothing_but_a_hash_a_reason_a_day_an_area_and_a_state_is_kept() {
    let app = App::start().await;
    write(&app, WORDS, "wound_check", "2026-11-24", None).await;
    let db = &app.state.db.read;
    let sql = gadeplan::database::statement(db, "SELECT * FROM follow_ups", []);
    let row = db.query_one_raw(sql).await.expect("an answer").expect("a row");
    let mut columns = row.column_names();
    columns.sort();
    assert_eq!(columns, ["area_id", "due_on", "hash", "org_id", "reason", "state"]);
    assert_eq!(kept(&app).await[0].hash.len(), 32);
}

#[tokio::test]
async fn the_words_stand_in_no_log_and_no_database() {
    let app = App::start().await;
    let listening = ServerLog::listen();
    let robin = app.member(&[Role::Outreach]).await;
    let words = "zebrafink quizmester xylofon";
    write(&app, words, "wound_check", "2026-11-24", None).await;
    state_of(&robin, words).await;
    post(&robin, STATE, json!({"words": words, "state": "done"})).await.expect_ok();
    post(&robin, STATE, json!({"words": words, "state": "sold"})).await;
    post(&robin, OPEN, json!({"words": words, "more": words})).await;
    post(&robin, OPEN, json!({"words": "zebrafink quizmester"})).await;
    let log = listening.text();
    let database = stored(&app).await;
    assert!(log.contains(OPEN), "the log was written and read");
    assert!(database.contains("wound_check"), "the database was written and read");
    for word in words.split(' ') {
        assert!(!log.contains(word) && !database.contains(word), "{word}");
    }
}

#[tokio::test]
async fn whoever_holds_the_slip_is_forgotten_and_nobody_hears_whether_there_was_one() {
    let app = App::start().await;
    let (robin, holder) = (app.member(&[Role::Outreach]).await, app.stranger());
    write(&app, WORDS, "lead_30d", "2026-12-21", None).await;
    let mut answers = Vec::new();
    for (organisation, words) in [
        (Value::Null, "mus bro ko lys"),
        (json!("vesterbro"), WORDS),
        (json!("vesterbro"), WORDS),
        (json!("nowhere"), WORDS),
    ] {
        let asked = Instant::now();
        let reply = post(&holder, FORGET, json!({"organisation": organisation, "words": words})).await;
        assert!(asked.elapsed() >= Duration::from_millis(600), "the time tells nothing either");
        answers.push((reply.status.as_u16(), reply.kind, reply.etag, reply.body));
    }
    assert_eq!(answers[0].0, 204);
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    assert_eq!(kept(&app).await.len(), 0);
    post(&robin, OPEN, json!({"words": WORDS})).await.expect_problem(404, "not_found", None);
}

#[tokio::test]
async fn eleven_tries_in_a_minute_are_one_too_many() {
    let app = App::start().await;
    let (robin, kim, holder) =
        (app.member(&[Role::Outreach]).await, app.member(&[Role::Outreach]).await, app.stranger());
    for _ in 0..5 {
        post(&robin, OPEN, json!({})).await.expect_problem(422, "missing_field", Some("words"));
        post(&robin, STATE, json!({})).await.expect_problem(422, "missing_field", Some("words"));
        post(&holder, FORGET, json!({})).await.expect_problem(422, "missing_field", Some("words"));
        post(&holder, FORGET, json!({})).await.expect_problem(422, "missing_field", Some("words"));
    }
    post(&robin, OPEN, json!({"words": WORDS})).await.expect_problem(429, "too_many_requests", None);
    post(&robin, STATE, json!({})).await.expect_problem(429, "too_many_requests", None);
    post(&holder, FORGET, json!({"words": WORDS})).await.expect_problem(429, "too_many_requests", None);
    let moved = robin.request(Method::POST, OPEN).json(&json!({})).header("x-forwarded-for", "10.9.9.9");
    robin.send(moved).await.expect_problem(429, "too_many_requests", None);
    post(&kim, OPEN, json!({"words": WORDS})).await.expect_problem(404, "not_found", None);
}

#[tokio::test]
async fn a_hundred_slips_an_hour_are_forgotten_for_all_sources_together() {
    let app = App::start().await;
    let refused = until_refused(100, Duration::from_secs(36), async || {
        let reply = post(&app.stranger(), FORGET, json!({})).await;
        assert!(matches!(reply.status.as_u16(), 422 | 429), "{}", reply.status);
        reply
    });
    refused.await.expect_problem(429, "too_many_requests", None);
}

#[tokio::test]
async fn another_unions_slip_is_not_there() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach, Role::Coordinator]).await;
    let foreign = app.other_organisation().await;
    write_in(&app, &foreign, WORDS, "own_promise", "2026-11-22", None).await;
    post(&robin, OPEN, json!({"words": WORDS})).await.expect_problem(404, "not_found", None);
    let closed = post(&robin, STATE, json!({"words": WORDS, "state": "done"})).await;
    closed.expect_problem(404, "not_found", None);
    assert_eq!(robin.get(DUE).await.expect_ok()["items"], json!([]));
    assert_eq!(robin.get(COUNTS).await.expect_ok()["items"], json!([]));
    post(&app.stranger(), FORGET, json!({"organisation": "vesterbro", "words": WORDS})).await.expect_ok();
    assert_eq!(kept(&app).await.len(), 1, "the words alone are not enough in another union");
    post(&app.stranger(), FORGET, json!({"organisation": "odense", "words": WORDS})).await.expect_ok();
    assert_eq!(kept(&app).await.len(), 0);
    write_in(&app, &foreign, WORDS, "own_promise", "2026-11-22", None).await;
    post(&app.stranger(), FORGET, json!({"words": WORDS})).await.expect_ok();
    assert_eq!(kept(&app).await.len(), 0, "the words alone, read from a card, name no union");
}

#[tokio::test]
async fn a_closed_follow_up_is_forgotten_after_thirty_days() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach]).await;
    write(&app, WORDS, "naloxone_refill", "2026-11-30", None).await;
    let done = post(&robin, STATE, json!({"words": WORDS, "state": "done"})).await.expect_ok();
    assert_eq!((&done["state"], &done["due_on"]), (&json!("done"), &json!("2026-11-21")));
    app.pass_ms(29 * DAY_MS);
    purge(&app.state).await.expect("a purge");
    robin.refresh().await.expect_ok();
    let released = post(&robin, STATE, json!({"words": WORDS, "state": "released"})).await.expect_ok();
    assert_eq!((&released["state"], &released["due_on"]), (&json!("released"), &json!("2026-11-21")));
    app.pass_ms(DAY_MS);
    purge(&app.state).await.expect("a purge");
    assert_eq!(kept(&app).await.len(), 0);
}

#[tokio::test]
async fn a_follow_up_whose_slip_is_lost_does_not_stay_for_ever() {
    let app = App::start().await;
    write(&app, WORDS, "wound_check", "2026-11-21", None).await;
    app.pass_ms(89 * DAY_MS);
    purge(&app.state).await.expect("a purge");
    assert_eq!(kept(&app).await.len(), 1);
    app.pass_ms(DAY_MS);
    purge(&app.state).await.expect("a purge");
    assert_eq!(kept(&app).await.len(), 0);
}

#[tokio::test]
async fn what_is_due_is_told_by_area_without_anything_that_opens_it() {
    let app = App::start().await;
    let (own, other) = (app.area("Indre Vesterbro").await, app.area("Enghave").await);
    let kept_to_own = app.member_of(&app.organisation().await, &[Role::Outreach], &[own]).await;
    let robin = app.member(&[Role::Outreach]).await;
    write(&app, "en to tre", "wound_check", "2026-11-28", Some(own)).await;
    write(&app, "fire fem seks", "own_promise", "2026-11-20", Some(other)).await;
    write(&app, "syv otte ni", "lead_30d", "2026-11-21", None).await;
    write(&app, "ti elleve tolv", "lead_30d", "2026-11-29", Some(own)).await;
    write(&app, "ko ged gris", "lead_30d", "2026-11-21", Some(own)).await;
    post(&robin, STATE, json!({"words": "ko ged gris", "state": "done"})).await.expect_ok();
    let wound = json!({"reason": "wound_check", "due_on": "2026-11-28", "area_id": own, "state": "due"});
    let promise =
        json!({"reason": "own_promise", "due_on": "2026-11-20", "area_id": other, "state": "overdue"});
    let lead = json!({"reason": "lead_30d", "due_on": "2026-11-21", "area_id": null, "state": "due"});
    assert_eq!(robin.get(DUE).await.expect_ok(), json!({"items": [promise, lead, wound]}));
    assert_eq!(kept_to_own.get(DUE).await.expect_ok(), json!({"items": [lead, wound]}));
    let of = |area: AreaId| format!("{DUE}?area_id={}", area.0);
    assert_eq!(robin.get(&of(other)).await.expect_ok(), json!({"items": [promise]}));
    assert_eq!(kept_to_own.get(&of(own)).await.expect_ok(), json!({"items": [wound]}));
    let foreign = kept_to_own.get(&of(other)).await;
    foreign.expect_problem(422, "unknown_area", Some("area_id"));
}

#[tokio::test]
async fn a_coordinator_reads_how_many_there_are_and_few_are_few() {
    let app = App::start().await;
    let coordinator = app.member(&[Role::Coordinator]).await;
    let area = app.area("Indre Vesterbro").await;
    for word in ["en", "to", "tre", "fire", "fem"] {
        write(&app, &format!("hest hund {word}"), "lead_30d", "2026-12-21", Some(area)).await;
    }
    for word in ["en", "to", "tre", "fire"] {
        write(&app, &format!("kat mus {word}"), "wound_check", "2026-11-22", Some(area)).await;
    }
    let leads = json!({"area_id": area, "reason": "lead_30d", "state": "open", "count": 5});
    let wounds = json!({"area_id": area, "reason": "wound_check", "state": "due", "count": null});
    assert_eq!(coordinator.get(COUNTS).await.expect_ok(), json!({"items": [leads, wounds]}));
}

#[tokio::test]
async fn a_second_process_opens_the_same_slips_and_one_without_the_pepper_none() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach]).await;
    write(&app, WORDS, "wound_check", "2026-11-24", None).await;
    let same = app.twin(|_| ()).await;
    assert_eq!(state_of(&robin.at(&same.url), WORDS).await, "due");
    let stolen = app.twin(|config| config.contact_keys = Some(config.data.join("elsewhere"))).await;
    let tried = post(&robin.at(&stolen.url), OPEN, json!({"words": WORDS})).await;
    tried.expect_problem(404, "not_found", None);
}

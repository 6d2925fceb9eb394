//! Street contacts: handed in sealed, kept coarse, told to nobody.

use std::time::Duration;

use base64::{Engine, engine::general_purpose::STANDARD};
use gadeplan::audit::entity::Entity as AuditLog;
use gadeplan::clock::{DAY_MS, Day};
use gadeplan::contact_releases::queries::take_contacts;
use gadeplan::contacts::entity::{Column, Entity, Model, known};
use gadeplan::contacts::model::Details;
use gadeplan::contacts::queries::lay_in_order;
use gadeplan::ids::{AreaId, OrgId, Role};
use gadeplan::purge::purge;
use gadeplan::secret::sha256;
use reqwest::Method;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use tests::builders::with;
use tests::sealed::{PATH, VESTERBRO, contact, envelope, hand_in, overdose, random_id, sealing_key, store};
use tests::server_log::ServerLog;
use tests::{App, Member, Reply};
use tokio::time::sleep;

async fn rows(app: &App) -> Vec<Model> {
    Entity::find().all(&app.state.db.read).await.expect("rows")
}

async fn undo(member: &Member, id: &str, token: &[u8]) -> Reply {
    let body = json!({"id": id, "token": STANDARD.encode(token)});
    member.send_json(Method::POST, &format!("{PATH}/undo"), &body).await
}

/// Counts everything that waits, as the release of a week does.
async fn release(app: &App) {
    let tx = app.state.db.begin().await.expect("a transaction");
    take_contacts(&tx, OrgId(1), Day(20_773)).await.expect("contacts");
    tx.commit().await.expect("a commit");
}

fn full(area: AreaId) -> Value {
    json!({"type": "contact", "area_id": area, "day": "2026-11-20", "block": "night", "cell": VESTERBRO, "place": "van",
        "kind": "overdose", "people_n": 3, "supplies": [{"supply": "syringe_set", "count": 50}, {"supply": "pipe_kit", "count": 1}],
        "returned_n": 50, "collecting_for": "both", "others_n": 4,
        "naloxone": [{"form": "nasal", "kits_n": 2, "recipient": "at_risk", "supply": "repeat", "repeat_reason": "used_on_other", "trained": true}],
        "topics": ["overdose", "rights"], "referrals": [{"service": "nurse", "status": "went_together", "made_by": "accompanied"}],
        "overdose": overdose()})
}

#[tokio::test]
async fn a_contact_is_stored_once_as_coarse_as_it_was_sealed() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach]).await;
    let area = app.area("Indre Vesterbro").await;
    let (key, id, indoors) = (sealing_key(&robin).await, random_id(), random_id());
    let inside = with(with(contact(), "cell", Value::Null), "place", json!("day_centre"));
    let sealed = [envelope(&key, &id, &full(area)), envelope(&key, &indoors, &inside)];
    for (expected, receipts) in
        [("stored", hand_in(&robin, &sealed).await), ("already_stored", hand_in(&robin, &sealed).await)]
    {
        assert_eq!(receipts.iter().map(|receipt| &receipt["status"]).collect::<Vec<_>>(), [expected; 2]);
        assert_eq!(receipts[0]["id"], id);
    }
    let mut kept = rows(&app).await;
    kept.sort_by_key(|row| row.day);
    let [first, second] = kept.try_into().expect("two rows");
    assert_eq!((first.area_id, first.block, first.people_n), (Some(area), 0, 3));
    assert_eq!((first.place.as_str(), first.kind.as_str()), ("van", "overdose"));
    assert_eq!(
        first.cell.and_then(|cell| cell.cell()).map(|cell| cell.to_string()).as_deref(),
        Some(VESTERBRO)
    );
    assert_eq!((second.cell, second.block, second.undo_hash), (None, 3, None));
    let details: Details = serde_json::from_value(first.details.clone()).expect("the closed form");
    assert_eq!(details.overdose.map(|response| response.doses_n), Some(2));
    for field in [
        "supplies",
        "returned_n",
        "collecting_for",
        "others_n",
        "naloxone",
        "topics",
        "referrals",
        "overdose",
    ] {
        assert_eq!(first.details[field], full(area)[field], "{field}");
    }
}

#[tokio::test]
async fn a_contact_is_taken_back_by_its_secret_for_three_days_and_does_not_come_again() {
    let app = App::start().await;
    let (robin, kim) = (app.member(&[Role::Outreach]).await, app.member(&[Role::Outreach]).await);
    let (key, secret) = (sealing_key(&robin).await, [7; 32]);
    let record = with(contact(), "undo", json!(STANDARD.encode(sha256(&secret))));
    let ids: Vec<String> = (0..4).map(|_| random_id()).collect();
    let sealed: Vec<Value> = ids.iter().map(|id| envelope(&key, id, &record)).collect();
    hand_in(&robin, &sealed).await;
    undo(&robin, &ids[0], &[8; 32]).await.expect_problem(404, "not_found", None);
    undo(&robin, &random_id(), &secret).await.expect_problem(404, "not_found", None);
    assert_eq!(
        undo(&kim, &ids[0], &secret).await.status.as_u16(),
        204,
        "who knows the secret; nobody knows who wrote it"
    );
    undo(&robin, &ids[0], &secret).await.expect_problem(404, "not_found", None);
    assert_eq!(hand_in(&robin, &sealed[..1]).await[0]["status"], "already_stored");
    assert_eq!(rows(&app).await.len(), 3);
    app.pass_ms(2 * DAY_MS);
    purge(&app.state).await.expect("a purge");
    robin.refresh().await.expect_ok();
    assert_eq!(undo(&robin, &ids[1], &secret).await.status.as_u16(), 204);
    app.pass_ms(DAY_MS);
    robin.refresh().await.expect_ok();
    undo(&robin, &ids[2], &secret).await.expect_problem(404, "not_found", None);
    assert_eq!(rows(&app).await.iter().filter(|row| row.undo_hash.is_some()).count(), 2);
    purge(&app.state).await.expect("a purge");
    assert_eq!(
        rows(&app).await.iter().filter(|row| row.undo_hash.is_some()).count(),
        0,
        "the secret is forgotten"
    );
    assert_eq!(rows(&app).await.len(), 2);
}

#[tokio::test]
async fn what_a_release_has_counted_is_not_taken_back() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach]).await;
    let record = with(contact(), "undo", json!(STANDARD.encode(sha256(&[7; 32]))));
    let ids = store(&robin, &[record]).await;
    release(&app).await;
    undo(&robin, &ids[0], &[7; 32]).await.expect_problem(404, "not_found", None);
}

#[tokio::test]
async fn rows_go_after_thirty_five_days_and_a_late_copy_of_them_is_known() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach]).await;
    let (key, id) = (sealing_key(&robin).await, random_id());
    let sealed = [envelope(&key, &id, &contact())];
    hand_in(&robin, &sealed).await;
    release(&app).await;
    let later = with(contact(), "day", json!("2026-12-01"));
    app.pass_ms(10 * DAY_MS);
    robin.refresh().await.expect_ok();
    store(&robin, &[later]).await;
    app.pass_ms(25 * DAY_MS);
    purge(&app.state).await.expect("a purge");
    assert_eq!(rows(&app).await.len(), 2, "thirty-five days old");
    app.pass_ms(DAY_MS);
    purge(&app.state).await.expect("a purge");
    assert_eq!(rows(&app).await.len(), 1, "the uncounted one waits for its release");
    robin.refresh().await.expect_ok();
    assert_eq!(hand_in(&robin, &sealed).await[0]["status"], "already_stored");
    assert_eq!(rows(&app).await.len(), 1);
    app.pass_ms(64 * DAY_MS);
    purge(&app.state).await.expect("a purge");
    assert_eq!(rows(&app).await.len(), 1, "ninety days old");
    app.pass_ms(DAY_MS);
    purge(&app.state).await.expect("a purge");
    assert!(rows(&app).await.is_empty(), "no longer than ninety days in any case");
    app.pass_ms(260 * DAY_MS);
    purge(&app.state).await.expect("a purge");
    robin.refresh().await;
    let known = known::Entity::find().count(&app.state.db.read).await;
    assert_eq!(known, Ok(2), "ids are known for thirteen months");
    app.pass_ms(90 * DAY_MS);
    purge(&app.state).await.expect("a purge");
    let known = known::Entity::find().count(&app.state.db.read).await;
    assert_eq!(known, Ok(0));
}

#[tokio::test]
async fn laying_rows_in_order_and_taking_contacts_in_never_wait_for_each_other_in_a_ring() {
    let app = App::start().await;
    let tx = app.state.db.begin().await.expect("a transaction");
    known::Entity::find().all(&tx).await.expect("ids");
    let db = app.state.db.clone();
    let laid = tokio::spawn(async move { lay_in_order(&db).await });
    // Time to reach the table that is held; too little of it makes the test pass, never fail.
    sleep(Duration::from_millis(300)).await;
    Entity::find().all(&tx).await.expect("contacts");
    tx.commit().await.expect("a commit");
    laid.await.expect("no panic").expect("all laid in order");
}

#[tokio::test]
async fn a_sealed_slip_becomes_a_follow_up_and_no_contact() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach]).await;
    let slip = json!({"type": "follow_up", "words": "aske bro ko lys", "reason": "wound_check", "due_on": "2026-11-24", "area_id": null});
    let key = sealing_key(&robin).await;
    let (sealed, wrong) = (envelope(&key, &random_id(), &slip), with(slip.clone(), "words", json!("aske")));
    assert_eq!(hand_in(&robin, std::slice::from_ref(&sealed)).await[0]["status"], "stored");
    assert_eq!(hand_in(&robin, &[sealed]).await[0]["status"], "already_stored");
    let receipt = hand_in(&robin, &[envelope(&key, &random_id(), &wrong)]).await.remove(0);
    assert_eq!((&receipt["status"], &receipt["field"]), (&json!("refused"), &json!("words")));
    let words = json!({"words": "Aske, bro, ko, lys"});
    let found = robin.send_json(Method::POST, "/api/v1/follow-ups/open", &words).await.expect_ok();
    assert_eq!((&found["reason"], &found["due_on"]), (&json!("wound_check"), &json!("2026-11-24")));
    assert!(rows(&app).await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_envelopes_eight_times_at_once_are_stored_once() {
    let app = App::start().await;
    let robin = std::sync::Arc::new(app.member(&[Role::Outreach]).await);
    let key = sealing_key(&robin).await;
    let sealed: Vec<Value> = (0..20).map(|_| envelope(&key, &random_id(), &contact())).collect();
    let sealed = std::sync::Arc::new(sealed);
    let sends = (0..8).map(|n| {
        let (robin, sealed) = (robin.clone(), sealed.clone());
        tokio::spawn(async move {
            let mut mixed = (*sealed).clone();
            mixed.rotate_left(n);
            hand_in(&robin, &mixed).await
        })
    });
    let mut stored = 0;
    for send in sends.collect::<Vec<_>>() {
        let receipts = send.await.expect("an answer");
        stored += receipts.iter().filter(|receipt| receipt["status"] == "stored").count();
    }
    assert_eq!((stored, rows(&app).await.len()), (20, 20));
}

#[tokio::test]
async fn contacts_stay_in_their_union() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach]).await;
    let record = with(contact(), "undo", json!(STANDARD.encode(sha256(&[7; 32]))));
    let ids = store(&robin, &[record, contact()]).await;
    let odense = app.other_organisation().await;
    let app = app.restarted().await;
    let foreign = app.member_of(&odense, &[Role::Outreach], &[]).await;
    undo(&foreign, &ids[0], &[7; 32]).await.expect_problem(404, "not_found", None);
    let receipts = hand_in(&foreign, &[envelope(&sealing_key(&foreign).await, &ids[0], &contact())]).await;
    assert_eq!(receipts[0]["status"], "stored", "ids of two unions do not meet");
    assert_eq!(undo(&robin.at(&app.url), &ids[0], &[7; 32]).await.status.as_u16(), 204);
    assert_eq!(Entity::find().filter(Column::OrgId.eq(odense.id)).count(&app.state.db.read).await, Ok(1));
}

#[tokio::test]
async fn neither_log_tells_who_handed_in_or_took_back() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach]).await;
    let record = with(contact(), "undo", json!(STANDARD.encode(sha256(&[7; 32]))));
    let audited = || AuditLog::find().count(&app.state.db.read);
    let (before, me) = (audited().await, robin.get("/api/v1/me").await.expect_ok());
    let log = ServerLog::listen();
    let ids = store(&robin, &[record, contact()]).await;
    let wrong = with(contact(), "people_n", json!(99));
    hand_in(&robin, &[envelope(&sealing_key(&robin).await, &random_id(), &wrong), json!({"id": "x"})]).await;
    assert_eq!(undo(&robin, &ids[0], &[7; 32]).await.status.as_u16(), 204);
    purge(&app.state).await.expect("a purge");
    assert_eq!(audited().await, before);
    let lines = log.text();
    assert!(lines.contains("/api/v1/contacts"), "the log is read: {lines}");
    let [member, device] = [&me["member"]["id"], &me["device_id"]].map(|id| id.as_str().expect("an id"));
    for telling in [member, device, VESTERBRO, &ids[0], &ids[1], "evening", "micro_meeting"] {
        assert!(!lines.contains(telling), "{telling}: {lines}");
    }
    tracing::info!(member, "a line that must not be written");
    assert!(log.text().contains(member), "it would be noticed");
}

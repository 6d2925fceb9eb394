//! Slips as phones seal them: from the envelope to the follow-up that the words open.

use std::slice;

use gadeplan::ids::Role;
use serde_json::json;
use tests::App;
use tests::builders::with;
use tests::sealed::{envelope, hand_in, random_id, sealing_key};

use crate::follow_ups::{FORGET, OPEN, WORDS, kept, post};

#[tokio::test]
async fn a_slip_is_sealed_on_the_phone_and_opened_by_its_words() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach]).await;
    let area = app.area("Indre Vesterbro").await;
    let key = sealing_key(&robin).await;
    let (id, again) = (random_id(), random_id());
    let slip = json!({"type": "follow_up", "words": WORDS, "reason": "own_promise", "due_on": "2026-11-25", "area_id": area});
    let sealed = envelope(&key, &id, &slip);
    assert_eq!(hand_in(&robin, slice::from_ref(&sealed)).await[0]["status"], "stored");
    let told = json!({"reason": "own_promise", "due_on": "2026-11-25", "area_id": area, "state": "due"});
    assert_eq!(post(&robin, OPEN, json!({"words": WORDS})).await.expect_ok(), told);
    let same_words = with(slip, "reason", json!("wound_check"));
    assert_eq!(hand_in(&robin, &[envelope(&key, &again, &same_words)]).await[0]["status"], "stored");
    assert_eq!(post(&robin, OPEN, json!({"words": WORDS})).await.expect_ok(), told, "the first stays");
    post(&app.stranger(), FORGET, json!({"words": WORDS})).await.expect_ok();
    assert_eq!(hand_in(&robin, &[sealed]).await[0]["status"], "already_stored");
    assert_eq!(kept(&app).await.len(), 0, "a phone that sends it again does not bring it back");
}

#[tokio::test]
async fn a_slip_that_breaks_a_rule_is_refused_alone() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach]).await;
    let key = sealing_key(&robin).await;
    let good = json!({"type": "follow_up", "words": WORDS, "reason": "lead_30d", "due_on": "2026-12-21"});
    let nowhere = json!("0198c0de-0000-7000-8000-000000000000");
    let broken = [
        (with(good.clone(), "due_on", json!("2026-10-06")), "out_of_range", "due_on"),
        (with(good.clone(), "due_on", json!("2027-11-23")), "out_of_range", "due_on"),
        (with(good.clone(), "words", json!("ko lys")), "out_of_range", "words"),
        (with(good.clone(), "reason", json!("debt")), "unknown_code", "reason"),
        (with(good.clone(), "area_id", nowhere), "unknown_area", "area_id"),
        (with(good.clone(), "note", json!("Robin")), "unknown_field", "note"),
    ];
    let sealed = broken.iter().map(|(slip, ..)| envelope(&key, &random_id(), slip));
    let sealed: Vec<_> = sealed.chain([envelope(&key, &random_id(), &good)]).collect();
    let receipts = hand_in(&robin, &sealed).await;
    for (receipt, (_, code, field)) in receipts.iter().zip(&broken) {
        assert_eq!((&receipt["status"], &receipt["code"]), (&json!("refused"), &json!(code)), "{receipt}");
        assert_eq!(receipt["field"], json!(field), "{receipt}");
    }
    assert_eq!(receipts[6]["status"], "stored");
    assert_eq!(kept(&app).await.len(), 1);
}

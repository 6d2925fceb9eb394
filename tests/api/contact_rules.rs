//! The rules of a contact: what breaks one is refused by its field, and nothing of it is stored.

use gadeplan::contacts::entity::Entity;
use gadeplan::ids::Role;
use reqwest::Method;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use tests::App;
use tests::builders::with;
use tests::sealed::{PATH, contact, envelope, envelope_of, hand_in, overdose, random_id, sealing_key};

/// What a phone might seal, the code that refuses it and the field that is named.
fn cases() -> Vec<(Value, &'static str, &'static str)> {
    let supplies = |list: Value| with(contact(), "supplies", list);
    let one = |field: &str, value: Value| with(contact(), field, value);
    let kits = |field: &str, value: Value| {
        let kits =
            json!({"form": "nasal", "kits_n": 1, "recipient": "at_risk", "supply": "first", "trained": true});
        one("naloxone", json!([with(kits, field, value)]))
    };
    let response = |field: &str, value: Value| {
        with(one("kind", json!("overdose")), "overdose", with(overdose(), field, value))
    };
    vec![
        (one("type", json!("meeting")), "unknown_code", "type"),
        (one("nickname", json!("Kim")), "unknown_field", "nickname"),
        (one("day", json!("2026-10-06")), "time_out_of_range", "day"),
        (one("day", json!("2026-11-23")), "time_out_of_range", "day"),
        (one("day", json!("2026-11-21T18:00:00Z")), "invalid_value", "day"),
        (one("block", json!("noon")), "unknown_code", "block"),
        (one("cell", json!("891f05833bbffff")), "unknown_cell", "cell"),
        (one("cell", json!("8b1f05833ba6fff")), "unknown_cell", "cell"),
        (one("cell", json!("871f05833ffffff")), "unknown_cell", "cell"),
        (one("cell", json!("55.67,12.55")), "unknown_cell", "cell"),
        (one("place", json!("shelter")), "unknown_cell", "cell"),
        (one("place", json!("home")), "unknown_cell", "cell"),
        (one("area_id", json!(random_id())), "unknown_area", "area_id"),
        (one("people_n", json!(0)), "out_of_range", "people_n"),
        (one("people_n", json!(21)), "out_of_range", "people_n"),
        (one("returned_n", json!(51)), "out_of_range", "returned_n"),
        (one("others_n", json!(2)), "invalid_value", "others_n"),
        (supplies(json!([{"supply": "foil", "count": 51}])), "out_of_range", "supplies[0].count"),
        (supplies(json!([{"supply": "naloxone_nasal", "count": 1}])), "unknown_code", "supplies[0].supply"),
        (
            supplies(json!([{"supply": "foil", "count": 1}, {"supply": "foil", "count": 1}])),
            "invalid_value",
            "supplies[1].supply",
        ),
        (one("topics", json!(["rights", "rights"])), "invalid_value", "topics[1]"),
        (kits("kits_n", json!(0)), "out_of_range", "naloxone[0].kits_n"),
        (kits("repeat_reason", json!("lost")), "invalid_value", "naloxone[0].repeat_reason"),
        (one("kind", json!("overdose")), "missing_field", "overdose"),
        (one("overdose", overdose()), "invalid_value", "overdose"),
        (response("doses_n", json!(11)), "out_of_range", "overdose.doses_n"),
        (response("naloxone_form", json!("none")), "out_of_range", "overdose.doses_n"),
        (response("ambulance", json!("called")), "invalid_value", "overdose.no_call_reason"),
        (response("age", json!(34)), "unknown_field", "overdose.age"),
        (one("undo", json!("c2hvcnQ=")), "invalid_value", "undo"),
    ]
}

#[tokio::test]
async fn what_breaks_a_rule_is_refused_by_its_field_and_only_counted() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach, Role::Admin]).await;
    let key = sealing_key(&robin).await;
    let cases = cases();
    for (record, code, field) in &cases {
        let receipt = hand_in(&robin, &[envelope(&key, &random_id(), record)]).await.remove(0);
        assert_eq!(
            (&receipt["status"], &receipt["code"], &receipt["field"]),
            (&json!("refused"), &json!(code), &json!(field)),
            "{record} {receipt}"
        );
    }
    assert_eq!(Entity::find().count(&app.state.db.read).await, Ok(0), "nothing of them is stored");
    let told = robin.get(&format!("{PATH}/kept-aside")).await.expect_ok();
    assert_eq!(told["kept_aside"], json!([]));
    let count = |code: &str| cases.iter().filter(|(_, refused, _)| *refused == code).count();
    for refused in told["refused"].as_array().expect("a list") {
        assert_eq!(refused["count"], count(refused["code"].as_str().expect("a code")), "{refused}");
    }
    assert_eq!(told["refused"].as_array().map(Vec::len), Some(8), "{told}");
}

#[tokio::test]
async fn a_cell_of_resolution_nine_is_taken_only_where_the_city_is_dense() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach]).await;
    let kim = app.member(&[Role::Coordinator]).await;
    let (dense, sparse) = (app.area("Indre Vesterbro").await, app.area("Amager").await);
    let path = format!("/api/v1/areas/{}", dense.0);
    kim.send_json(Method::PATCH, &path, &json!({"dense_city": true})).await.expect_ok();
    let key = sealing_key(&robin).await;
    let fine = |area: Value| with(with(contact(), "cell", json!("891f05833bbffff")), "area_id", area);
    let coarse = with(contact(), "area_id", json!(dense));
    let finer = with(coarse.clone(), "cell", json!("8a1f05833ba7fff"));
    for (record, status) in [
        (fine(json!(dense)), "stored"),
        (coarse, "stored"),
        (fine(json!(sparse)), "refused"),
        (fine(Value::Null), "refused"),
        (finer, "refused"),
    ] {
        let receipt = hand_in(&robin, &[envelope(&key, &random_id(), &record)]).await.remove(0);
        assert_eq!(receipt["status"], status, "{record} {receipt}");
    }
}

#[tokio::test]
async fn an_envelope_of_another_size_or_with_a_telling_id_is_refused_unopened() {
    let app = App::start().await;
    let robin = app.member(&[Role::Outreach]).await;
    let key = sealing_key(&robin).await;
    let plain = contact().to_string().into_bytes();
    let padded = |size: usize| [plain.clone(), vec![b' '; size - plain.len()]].concat();
    let good = envelope(&key, &random_id(), &contact());
    let time_ordered = tests::builders::new_id();
    for (sent, code, field) in [
        (envelope_of(&key, &random_id(), &padded(513)), "invalid_value", "sealed"),
        (envelope_of(&key, &random_id(), &padded(511)), "invalid_value", "sealed"),
        (envelope_of(&key, &random_id(), &plain), "invalid_value", "sealed"),
        (with(good.clone(), "sealed", json!("?")), "invalid_value", "sealed"),
        (envelope(&key, &time_ordered, &contact()), "invalid_value", "id"),
        (with(good.clone(), "id", json!("7")), "invalid_value", "id"),
        (with(good.clone(), "key_id", json!("newest")), "invalid_value", "key_id"),
        (with(good.clone(), "sent_at", json!("2026-11-21T18:00:00Z")), "unknown_field", "sent_at"),
        (json!(7), "invalid_value", ""),
    ] {
        let receipt = hand_in(&robin, std::slice::from_ref(&sent)).await.remove(0);
        assert_eq!((&receipt["status"], &receipt["code"]), (&json!("refused"), &json!(code)), "{receipt}");
        assert_eq!(receipt["field"].as_str().unwrap_or_default(), field, "{receipt}");
    }
    let large = envelope_of(&key, &random_id(), &padded(2_048));
    let receipts = hand_in(&robin, &[json!({}), good, large]).await;
    assert_eq!(
        receipts.iter().map(|receipt| &receipt["status"]).collect::<Vec<_>>(),
        ["refused", "stored", "stored"]
    );
    let many = json!({"envelopes": vec![json!({}); 101]});
    robin.send_json(Method::POST, PATH, &many).await.expect_problem(
        413,
        "too_many_records",
        Some("envelopes"),
    );
}

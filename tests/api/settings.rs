//! What a union says of itself to its phones.

use gadeplan::audit::entity::{Column, Entity};
use gadeplan::ids::Role;
use gadeplan::settings;
use reqwest::Method;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use tests::{App, Member, Reply};

const PATH: &str = "/api/v1/organisation";

async fn change(member: &Member, body: Value) -> Reply {
    member.send_json(Method::PATCH, PATH, &body).await
}

/// What a phone pulls after a cursor: the items about the union, and the next cursor.
async fn pulled(phone: &Member, cursor: &str) -> (Vec<Value>, String) {
    let news = phone.get(&format!("/api/v1/sync/pull?cursor={cursor}")).await.expect_ok();
    let items = news["items"].as_array().expect("a list").iter();
    let about_union = items.filter(|item| item["type"] == "organisation").cloned().collect();
    (about_union, news["cursor"].as_str().expect("a cursor").to_owned())
}

#[tokio::test]
async fn a_union_that_set_nothing_has_the_numbers_of_denmark() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let defaults = json!({
        "slug": "vesterbro", "name": "Vesterbro", "emergency_phone": "112", "advice_phone": "1813", "advice_name": "Akuttelefonen",
        "overdose_steps": null, "overdose_approved": false,
    });
    assert_eq!(robin.get(PATH).await.expect_ok(), defaults);
    let (items, cursor) = pulled(&robin, "").await;
    let mut item = defaults;
    item["type"] = json!("organisation");
    assert_eq!(items, [item], "a phone that starts hears the defaults");
    assert_eq!(pulled(&robin, &cursor).await.0, [Value::Null; 0], "and hears them once");
}

#[tokio::test]
async fn every_phone_hears_of_a_change_once() {
    let app = App::start().await;
    let (admin, robin) = (app.member(&[Role::Admin]).await, app.member(&[Role::Volunteer]).await);
    let (_, cursor) = pulled(&robin, "").await;
    let changed =
        change(&admin, json!({"advice_phone": " +45 38 63 50 00 ", "name": "Gadeholdet"})).await.expect_ok();
    let expected = json!({
        "slug": "vesterbro", "name": "Gadeholdet", "emergency_phone": "112", "advice_phone": "+45 38 63 50 00",
        "advice_name": "Akuttelefonen",
        "overdose_steps": null, "overdose_approved": false,
    });
    assert_eq!(changed, expected);
    assert_eq!(robin.get(PATH).await.expect_ok(), expected);
    assert_eq!(robin.get("/api/v1/me").await.expect_ok()["organisation"]["name"], "Gadeholdet");
    let (items, next) = pulled(&robin, &cursor).await;
    assert_eq!(items.len(), 1);
    assert_eq!(
        (&items[0]["advice_phone"], &items[0]["name"]),
        (&json!("+45 38 63 50 00"), &json!("Gadeholdet"))
    );
    assert_eq!(pulled(&robin, &next).await.0.len(), 0);
    change(&admin, json!({"emergency_phone": "113"})).await.expect_ok();
    let (items, _) = pulled(&robin, &next).await;
    assert_eq!((&items[0]["emergency_phone"], &items[0]["name"]), (&json!("113"), &json!("Gadeholdet")));
}

#[tokio::test]
async fn a_change_among_many_areas_is_pulled_once() {
    let app = App::start().await;
    let (admin, robin) = (app.member(&[Role::Admin]).await, app.member(&[Role::Volunteer]).await);
    for n in 0..150 {
        app.area(&format!("Area {n}")).await;
        if n == 120 {
            change(&admin, json!({"advice_name": "Giftlinjen"})).await.expect_ok();
        }
    }
    let (first, cursor) = pulled(&robin, "").await;
    assert_eq!(first.len(), 0, "it stands on the second page");
    let (second, _) = pulled(&robin, &cursor).await;
    assert_eq!(second[0]["advice_name"], "Giftlinjen");
}

#[tokio::test]
async fn what_cannot_be_dialled_or_read_is_refused_by_its_field_and_changes_nothing() {
    let app = App::start().await;
    let coordinator = app.member(&[Role::Coordinator]).await;
    let before = coordinator.get(PATH).await.expect_ok();
    for (field, value, code) in [
        ("emergency_phone", json!("1"), "out_of_range"),
        ("emergency_phone", json!("one one two"), "invalid_value"),
        ("advice_phone", json!("45+1813"), "invalid_value"),
        ("advice_phone", json!("1".repeat(21)), "out_of_range"),
        ("advice_phone", json!(1813), "invalid_value"),
        ("advice_name", json!("  "), "out_of_range"),
        ("name", json!("x".repeat(61)), "out_of_range"),
        ("name", json!("two\nlines"), "out_of_range"),
        ("slug", json!("x"), "unknown_field"),
    ] {
        let mut body = json!({"advice_name": "Giftlinjen"});
        body[field] = value;
        change(&coordinator, body).await.expect_problem(422, code, Some(field));
    }
    assert_eq!(coordinator.get(PATH).await.expect_ok(), before);
}

#[tokio::test]
async fn a_change_is_audited_and_stays_in_its_union() {
    let app = App::start().await;
    let coordinator = app.member(&[Role::Coordinator]).await;
    let odense = app.other_organisation().await;
    change(&coordinator, json!({"name": "Gadeholdet", "advice_phone": "1414"})).await.expect_ok();
    let log = Entity::find().filter(Column::Action.eq("organisation.changed"));
    assert_eq!(log.count(&app.state.db.read).await.expect("a number"), 1);
    let (theirs, _) = settings::queries::get(&app.state.db.read, odense.id).await.expect("settings");
    assert_eq!((theirs.name.as_str(), theirs.advice_phone.as_str()), ("Odense", "1813"));
}

fn steps(danish: &str) -> Value {
    json!({"da": [danish, " Giv luft "], "en": ["Call 112"], "fi": ["Soita 112"]})
}

#[tokio::test]
async fn a_union_says_in_its_own_words_what_to_do_in_an_overdose() {
    let app = App::start().await;
    let (kim, robin) = (app.member(&[Role::Coordinator]).await, app.member(&[Role::Outreach]).await);
    let (_, cursor) = pulled(&robin, "").await;
    change(&kim, json!({"overdose_steps": steps("Ring 112")})).await.expect_ok();
    let (items, cursor) = pulled(&robin, &cursor).await;
    let expected = json!({"da": ["Ring 112", "Giv luft"], "en": ["Call 112"], "fi": ["Soita 112"]});
    assert_eq!((&items[0]["overdose_steps"], &items[0]["overdose_approved"]), (&expected, &json!(false)));
    change(&kim, json!({"overdose_approved": true})).await.expect_ok();
    let (items, _) = pulled(&robin, &cursor).await;
    assert_eq!((&items[0]["overdose_steps"], &items[0]["overdose_approved"]), (&expected, &json!(true)));
    change(&kim, json!({"advice_name": "Giftlinjen"})).await.expect_ok();
    assert_eq!(robin.get(PATH).await.expect_ok()["overdose_approved"], true, "another change leaves it");

    let new_words = change(&kim, json!({"overdose_steps": steps("Ring 112 nu")})).await.expect_ok();
    assert_eq!(new_words["overdose_approved"], false, "nobody has approved the new words");
    let both = json!({"overdose_steps": steps("Ring"), "overdose_approved": true});
    assert_eq!(change(&kim, both).await.expect_ok()["overdose_approved"], true);
    let own = change(&kim, json!({"overdose_steps": null})).await.expect_ok();
    assert_eq!((&own["overdose_steps"], &own["overdose_approved"]), (&Value::Null, &json!(false)));
}

#[tokio::test]
async fn steps_are_few_and_short_in_each_of_three_languages() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    for language in ["da", "en", "fi"] {
        for (value, code, place) in [
            (json!([]), "out_of_range", ""),
            (json!(vec!["x"; 9]), "out_of_range", ""),
            (json!(["x", " "]), "out_of_range", "[1]"),
            (json!(["x".repeat(121)]), "out_of_range", "[0]"),
            (json!(["two\nlines"]), "out_of_range", "[0]"),
            (json!("x"), "invalid_value", ""),
        ] {
            let mut wrong = steps("Ring 112");
            wrong[language] = value;
            let field = format!("overdose_steps.{language}{place}");
            change(&kim, json!({"overdose_steps": wrong})).await.expect_problem(422, code, Some(&field));
        }
        let mut missing = steps("Ring 112");
        missing.as_object_mut().expect("steps").remove(language);
        let field = format!("overdose_steps.{language}");
        let refused = change(&kim, json!({"overdose_steps": missing})).await;
        refused.expect_problem(422, "missing_field", Some(&field));
    }
    let most = json!({"da": vec!["x".repeat(120); 8], "en": ["Call 112"], "fi": ["Soita 112"]});
    change(&kim, json!({"overdose_steps": most})).await.expect_ok();
    let mut swedish = steps("Ring 112");
    swedish["sv"] = json!(["Ring 112"]);
    let refused = change(&kim, json!({"overdose_steps": swedish})).await;
    refused.expect_problem(422, "unknown_field", Some("overdose_steps.sv"));
}

//! What is handed out, taken back and found on the street stands side by side, from releases only.

use gadeplan::clock::{DAY_MS, Day};
use gadeplan::contact_releases::weekly::release_due;
use gadeplan::ids::{AreaId, Role};
use jiff::civil::date;
use serde_json::{Value, json};
use tests::builders::{new_id, pickup, with};
use tests::sealed::{contact, store};
use tests::{App, Member};

const PATH: &str = "/api/v1/supplies";

/// Twelve contacts of the week, one a quarter of the day, each with the same in their hands.
fn met(area: AreaId) -> Vec<Value> {
    let blocks = ["night", "morning", "afternoon", "evening"];
    let kit = |supply: &str| json!({"form": "nasal", "kits_n": 1, "recipient": "family_friend", "supply": supply, "trained": true});
    let one = |at: usize| {
        let day = Day(Day::of(date(2026, 11, 16)).0 + i32::try_from(at / 4).expect("small"));
        let mut record = with(with(contact(), "day", json!(day)), "block", json!(blocks[at % 4]));
        record["area_id"] = json!(area);
        record["supplies"] = json!([{"supply": "syringe_set", "count": 3}]);
        record["returned_n"] = json!(2);
        record["naloxone"] =
            json!([with(kit("repeat"), "repeat_reason", json!("used_on_other")), kit("first")]);
        record
    };
    let mut all: Vec<Value> = (0..12).map(one).collect();
    all[0]["supplies"] =
        json!([{"supply": "syringe_set", "count": 3}, {"supply": "sleeping_bag", "count": 50}]);
    all
}

async fn ask(member: &Member, query: &str) -> Value {
    member.refresh().await.expect_ok();
    member.get(&format!("{PATH}?{query}")).await.expect_ok()
}

#[tokio::test]
async fn a_week_tells_what_was_handed_out_taken_back_and_found() {
    let app = App::start().await;
    let (robin, kim) =
        (app.member(&[Role::Outreach, Role::Volunteer]).await, app.member(&[Role::Coordinator]).await);
    let area = app.area("Indre Vesterbro").await;
    store(&robin, &met(area)).await;
    let foil = with(pickup(&new_id(), None, 4), "items", json!([{"item": "foil", "count": 4}]));
    let far = with(with(pickup(&new_id(), None, 20), "lat", json!(55.70)), "lon", json!(12.60));
    robin.push(&[pickup(&new_id(), None, 7), foil, far]).await;
    let week = format!("from=2026-11-16&to=2026-11-22&area_id={}", area.0);
    let nothing = json!({"week": "2026-11-16", "released": false, "given": [], "returned": null, "found": 7, "naloxone": [], "naloxone_reasons": []});
    assert_eq!(
        ask(&kim, &week).await["weeks"],
        json!([nothing]),
        "before Monday only what was found is known"
    );
    app.pass_ms(9 * DAY_MS);
    release_due(&app.state).await.expect("a release");
    let kits = |supply: &str| json!({"recipient": "family_friend", "supply": supply, "n": 10});
    let told = json!({"given": [{"supply": "syringe_set", "n": 35}], "returned": 20, "found": 7,
        "naloxone": [kits("first"), kits("repeat")], "naloxone_reasons": [{"reason": "used_on_other", "n": 10}]});
    let mut week_told = told.clone();
    (week_told["week"], week_told["released"]) = (json!("2026-11-16"), json!(true));
    assert_eq!(ask(&kim, &week).await, json!({"weeks": [week_told], "totals": told}));
    let everywhere = ask(&kim, "from=2026-11-16&to=2026-11-22").await;
    assert_eq!((&everywhere["totals"]["found"], &everywhere["totals"]["returned"]), (&json!(27), &json!(20)));
    assert_eq!(ask(&robin, &week).await, ask(&kim, &week).await);
}

#[tokio::test]
async fn the_last_thirteen_weeks_are_told_when_none_are_named() {
    let app = App::start().await;
    let kim = app.member(&[Role::Coordinator]).await;
    let answer = ask(&kim, "").await;
    let weeks = answer["weeks"].as_array().expect("a list");
    assert_eq!(
        (weeks.len(), &weeks[0]["week"], &weeks[13]["week"]),
        (14, &json!("2026-08-17"), &json!("2026-11-16"))
    );
    let too_long = kim.get(&format!("{PATH}?from=2000-01-01")).await;
    too_long.expect_problem(422, "out_of_range", Some("from"));
}

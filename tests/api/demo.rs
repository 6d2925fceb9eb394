//! The demo union.

use std::collections::BTreeSet;

use gadeplan::demo::union::seed;
use gadeplan::ids::Role;
use gadeplan::pickups::entity::Column;
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use tests::{App, Member};

#[tokio::test]
async fn the_demo_is_three_years_of_a_union_and_is_seeded_once() {
    let app = App::empty().await;
    seed(&app.state).await.expect("a demo union");
    let app = app.restarted().await;
    let coordinator = app.member(&[Role::Coordinator]).await;
    let map = coordinator.get("/api/v1/hotspots?from=2023-01-01&item=syringe_with_needle").await.expect_ok();
    let syringes = map["totals"]["items"].as_i64().expect("a number");
    assert!((80_000..120_000).contains(&syringes), "{syringes}");
    assert!(map["totals"]["patrols"].as_i64().expect("a number") > 1_500);
    let areas = coordinator.get("/api/v1/areas").await.expect_ok();
    let names: Vec<_> =
        areas["items"].as_array().expect("a list").iter().filter_map(|area| area["name"].as_str()).collect();
    assert_eq!(names.len(), 7);
    assert!(names.contains(&"Indre Vesterbro") && names.contains(&"Christianshavn"), "{names:?}");
    assert!(areas["items"].as_array().expect("a list").iter().all(|area| area["credit"] != Value::Null));
    let members = coordinator.get("/api/v1/members").await.expect_ok()["items"].as_array().map(Vec::len);
    assert_eq!(members, Some(6), "five of the demo and this one");
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
    has_what_the_screens_show(&app, &coordinator).await;
    has_a_year_of_street_contacts(&coordinator).await;

    seed(&app.state).await.expect("nothing");
    let again =
        coordinator.get("/api/v1/hotspots?from=2023-01-01&item=syringe_with_needle").await.expect_ok();
    assert_eq!(again["totals"], map["totals"]);
}

/// A year of releases whose map, sums and supplies show something, and an area so quiet that little is told of it.
async fn has_a_year_of_street_contacts(coordinator: &Member) {
    let released = coordinator.get("/api/v1/contact-releases?from=2025-11-01").await.expect_ok();
    let weeks = released["weeks"].as_array().expect("a list");
    let mondays: BTreeSet<&str> = weeks.iter().filter_map(|week| week["week"].as_str()).collect();
    assert_eq!((mondays.len(), mondays.last()), (52, Some(&"2026-11-02")));
    let contacts: i64 = weeks.iter().filter_map(|week| week["contacts"].as_i64()).sum();
    assert!((5_000..12_000).contains(&contacts), "{contacts}");
    let features = released["map"]["features"].as_array().expect("a list");
    let of = |resolution: i64| {
        features.iter().filter(|cell| cell["properties"]["resolution"] == resolution).count()
    };
    assert!(of(9) >= 5 && of(8) >= 2, "{} small and {} large cells", of(9), of(8));
    let sums = released["sums"].as_array().expect("a list");
    let told: BTreeSet<&str> = sums.iter().filter_map(|sum| sum["what"].as_str()).collect();
    for what in ["kind", "people", "supply", "returned", "topic", "referral", "referral_status", "naloxone"] {
        assert!(told.contains(what), "{what}: {told:?}");
    }
    let supplies = coordinator.get("/api/v1/supplies?from=2026-08-01").await.expect_ok();
    let number = |field: &str| supplies["totals"][field].as_i64().expect("a number");
    assert!(number("returned") > 100 && number("found") > 1_000, "{}", supplies["totals"]);
}

/// Something of everything that a list, a map or a filter tells apart.
async fn has_what_the_screens_show(app: &App, coordinator: &Member) {
    let finds = gadeplan::pickups::queries::of(app.organisation().await.id);
    for (outcome, least) in [("picked_up", 10_000), ("left_unsafe", 100), ("already_gone", 10)] {
        let found = finds.clone().filter(Column::Outcome.eq(outcome)).count(&app.state.db.read).await;
        assert!(found.as_ref().is_ok_and(|found| *found >= least), "{outcome}: {found:?}");
    }
    let page = coordinator.get("/api/v1/patrols?limit=500").await.expect_ok();
    let patrols = page["items"].as_array().expect("a list");
    let changed = patrols.iter().filter(|patrol| patrol["transports"].as_array().map(Vec::len) == Some(2));
    let changed = changed.count();
    assert!((5..100).contains(&changed), "{changed} of {} changed their way of moving", patrols.len());
    let desk = async |what: &str| {
        let page = coordinator.get(&format!("/api/v1/{what}")).await.expect_ok();
        page["items"].as_array().expect("a list").clone()
    };
    let alarms = desk("alarms").await;
    let is_open = |alarm: &&Value| alarm["level"] == "alarm" && alarm["answer"] == Value::Null;
    assert!(alarms.iter().any(|alarm| is_open(&alarm)), "{alarms:?}");
    assert!(alarms.iter().any(|alarm| alarm["answer"] == "seen"), "{alarms:?}");
    assert_eq!(desk("annotations").await.len(), 3);
    let rounds = desk("planned-routes").await;
    assert_eq!((rounds.len(), &rounds[0]["day"]), (1, &json!("2026-11-21")));
    assert!(rounds[0]["stops"].as_array().is_some_and(|stops| stops.len() >= 5), "{rounds:?}");
    let services = desk("services").await;
    let all: Vec<_> = services.iter().filter_map(|service| service["name"].as_str()).collect();
    assert!(
        ["H17", "Skyen", "Mændenes Hjem", "Gadejuristen"].iter().all(|name| all.contains(name)),
        "{all:?}"
    );
    let is_open = |service: &&Value| service["open"].as_array().is_some_and(|open| !open.is_empty());
    assert!(
        services.iter().any(|service| is_open(&service)) && !services.iter().all(|service| is_open(&service))
    );
    let warnings = desk("warnings").await;
    assert_eq!((warnings.len(), &warnings[0]["acknowledged_n"]), (1, &json!(3)));
    let slips = desk("follow-ups/counts").await;
    let reasons: BTreeSet<_> = slips.iter().filter_map(|slip| slip["reason"].as_str()).collect();
    assert_eq!(reasons.len(), 5, "{slips:?}");
    assert!(slips.iter().any(|slip| slip["state"] == "done" && slip["count"] == 7), "{slips:?}");
    let areas = desk("areas").await;
    let dense: Vec<_> =
        areas.iter().filter(|area| area["dense_city"] == true).map(|area| &area["name"]).collect();
    assert_eq!(dense, ["Indre Vesterbro"]);
    let settings = coordinator.get("/api/v1/organisation").await.expect_ok();
    assert_eq!((&settings["emergency_phone"], &settings["advice_phone"]), (&json!("112"), &json!("1813")));
}

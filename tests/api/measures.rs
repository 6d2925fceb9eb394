//! What the map says beyond counts: classes, rates, change over time, and the year of a cell.

use std::collections::BTreeMap;

use gadeplan::clock::Day;
use gadeplan::ids::{AreaId, Role};
use h3o::{CellIndex, LatLng, Resolution};
use reqwest::Method;
use serde_json::{Value, json};
use tests::builders::{ISTEDGADE, ended, new_id, pickup, started, with};
use tests::{App, Member};

/// A square kilometre walked evenly: every cell 500 m, and forty finds of patrols in the disk of Istedgade.
async fn busy_istedgade(app: &App) -> (Member, AreaId) {
    let robin = app.member(&[Role::Coordinator]).await;
    let area = app.area("Indre Vesterbro").await;
    let map = robin.get(&format!("/api/v1/hotspots?area_id={}", area.0)).await.expect_ok();
    let cells: Vec<String> = map["features"].as_array().expect("cells").iter().map(cell_of).collect();
    let effort = |cell: &String| json!({"cell": cell, "day": "2026-11-21", "seconds": 600, "metres": 500});
    let patrol = new_id();
    let end = with(ended(&patrol), "effort", json!(cells.iter().map(effort).collect::<Vec<_>>()));
    let mut records = vec![started(&patrol, area), end];
    let finds = |lat: f64, lon: f64, n: usize| {
        let find = || with(with(pickup(&new_id(), Some(&patrol), 1), "lat", json!(lat)), "lon", json!(lon));
        (0..n).map(|_| find()).collect::<Vec<_>>()
    };
    records.extend(finds(55.67081, 12.55971, 40));
    for place in cells.iter().step_by(20) {
        let centre = LatLng::from(place.parse::<CellIndex>().expect("a cell"));
        records.extend(finds(centre.lat(), centre.lng(), 1));
    }
    for stored in robin.push(&records).await {
        assert_eq!(stored["status"], "stored");
    }
    (robin, area)
}

/// The same walk in each of the twelve months before, without a find.
async fn walk_all_year(robin: &Member, area: AreaId) {
    let map = robin.get(&format!("/api/v1/hotspots?area_id={}", area.0)).await.expect_ok();
    for month in 1..=12 {
        let day = Day(Day::of(jiff::civil::date(2026, 11, 21)).0 - 28 * month).date().to_string();
        let effort = |cell: &Value| json!({"cell": cell_of(cell), "day": day, "seconds": 600, "metres": 500});
        let effort: Vec<Value> = map["features"].as_array().expect("cells").iter().map(effort).collect();
        let end = with(ended(&new_id()), "recorded_at", json!(format!("{day}T17:50:00Z")));
        robin.push(&[with(end, "effort", json!(effort))]).await;
    }
}

fn cell_of(feature: &Value) -> String {
    feature["properties"]["cell"].as_str().expect("a cell").to_owned()
}

fn by_cell(map: &Value) -> BTreeMap<String, Value> {
    let features = map["features"].as_array().expect("cells");
    features.iter().map(|feature| (cell_of(feature), feature["properties"].clone())).collect()
}

fn busy_cell() -> String {
    LatLng::new(55.67081, 12.55971).expect("a place").to_cell(Resolution::Eleven).to_string()
}

#[tokio::test]
async fn the_default_map_has_five_classes_and_the_busy_place_stands_out() {
    let app = App::start().await;
    let (robin, area) = busy_istedgade(&app).await;
    let map = robin.get(&format!("/api/v1/hotspots?area_id={}", area.0)).await.expect_ok();
    assert_eq!((&map["measure"], &map["too_few_finds"]), (&json!("class"), &json!(false)));
    let usual = map["usual_per_km"].as_f64().expect("a rate");
    let cells = by_cell(&map);
    let busy = &cells[&busy_cell()];
    assert_eq!(busy["level"], "far_more", "{busy}");
    let [low, mean, high] = ["low", "per_km", "high"].map(|name| busy[name].as_f64().expect("a rate"));
    assert!(low < mean && mean < high && mean > 3.0 * usual, "{busy}, usual {usual}");
    assert!(busy["chance_twice"].as_f64().is_some_and(|chance| chance > 0.99), "{busy}");
    assert_eq!((&busy["last_searched"], &busy["class"]), (&json!("2026-11-21"), &json!("found")));
    assert!(busy.get("due").is_none() && busy.get("gi_z").is_none(), "{busy}");
    let marked = cells.values().filter(|cell| cell["level"] == "far_more").count();
    assert!((1..=7).contains(&marked), "{marked} cells marked");
    let rate = robin.get(&format!("/api/v1/hotspots?area_id={}&measure=rate", area.0)).await.expect_ok();
    assert_eq!(by_cell(&rate)[&busy_cell()]["per_km"], busy["per_km"]);
    assert!(by_cell(&rate)[&busy_cell()].get("last_searched").is_none());
}

#[tokio::test]
async fn a_find_without_a_patrol_is_shown_but_says_nothing_about_rates() {
    let app = App::start().await;
    let (robin, area) = busy_istedgade(&app).await;
    let path = format!("/api/v1/hotspots?area_id={}", area.0);
    let before = robin.get(&path).await.expect_ok();
    let tips: Vec<Value> = (0..90).map(|_| with(pickup(&new_id(), None, 1), "lat", json!(55.6690))).collect();
    robin.push(&tips).await;
    let after = robin.get(&path).await.expect_ok();
    assert_eq!(after["totals"]["finds"].as_i64(), before["totals"]["finds"].as_i64().map(|finds| finds + 90));
    assert_eq!(after["usual_per_km"], before["usual_per_km"]);
    let judged = |map: &Value| {
        let of = |facts: &Value| (facts["level"].clone(), facts["per_km"].clone());
        by_cell(map).iter().map(|(cell, facts)| (cell.clone(), of(facts))).collect::<Vec<_>>()
    };
    assert_eq!(judged(&after), judged(&before));
}

#[tokio::test]
async fn where_nobody_walked_there_are_not_enough_patrols_and_few_finds_have_no_class() {
    let app = App::start().await;
    let robin = app.member(&[Role::Coordinator]).await;
    let area = app.area("Indre Vesterbro").await;
    let path = format!("/api/v1/hotspots?area_id={}", area.0);
    let map = robin.get(&path).await.expect_ok();
    assert_eq!(map["too_few_finds"], true);
    assert!(map.get("usual_per_km").is_none(), "{}", map["usual_per_km"]);
    assert!(by_cell(&map).values().all(|cell| cell["level"] == "not_enough_patrols"));
    let patrol = new_id();
    let far = json!([{"cell": ISTEDGADE, "day": "2026-11-21", "seconds": 3600, "metres": 4000}]);
    robin.push(&[started(&patrol, area), with(ended(&patrol), "effort", far)]).await;
    let map = robin.get(&path).await.expect_ok();
    assert!(by_cell(&map)[ISTEDGADE].get("level").is_none(), "{}", by_cell(&map)[ISTEDGADE]);
}

#[tokio::test]
async fn gi_marks_the_busy_place_and_counts_are_only_counts() {
    let app = App::start().await;
    let (robin, area) = busy_istedgade(&app).await;
    let gi = robin.get(&format!("/api/v1/hotspots?area_id={}&measure=gi", area.0)).await.expect_ok();
    let busy = &by_cell(&gi)[&busy_cell()];
    assert_eq!(busy["gi_bin"], 3, "{busy}");
    assert!(busy["gi_z"].as_f64().is_some_and(|z| z > 2.58), "{busy}");
    for measure in ["finds", "items"] {
        let path = format!("/api/v1/hotspots?area_id={}&measure={measure}", area.0);
        let counts = robin.get(&path).await.expect_ok();
        let names: Vec<String> =
            by_cell(&counts)[&busy_cell()].as_object().expect("facts").keys().cloned().collect();
        assert_eq!(names, ["cell", "class", "finds", "items", "metres", "seconds", "visits"]);
        assert_ne!(counts["totals"]["finds"], 0);
    }
}

#[tokio::test]
async fn emerging_is_a_map_of_resolution_ten_and_names_the_new_place() {
    let app = App::start().await;
    let (robin, area) = busy_istedgade(&app).await;
    walk_all_year(&robin, area).await;
    let path = format!("/api/v1/hotspots?area_id={}&measure=emerging", area.0);
    let map = robin.get(&path).await.expect_ok();
    assert_eq!(map["resolution"], 10);
    let parent = busy_cell().parse::<CellIndex>().expect("a cell").parent(Resolution::Ten).expect("a parent");
    assert_eq!(by_cell(&map)[&parent.to_string()]["emerging"], "new");
    robin.get(&format!("{path}&resolution=11")).await.expect_problem(422, "out_of_range", Some("resolution"));
    let year =
        robin.get(&format!("/api/v1/hotspots/cells/{}?area_id={}", busy_cell(), area.0)).await.expect_ok();
    assert_eq!(year["emerging"], "new");
}

#[tokio::test]
async fn a_cell_tells_its_year() {
    let app = App::start().await;
    let (robin, area) = busy_istedgade(&app).await;
    let path = format!("/api/v1/hotspots/cells/{}?area_id={}", busy_cell(), area.0);
    let first = robin.get(&path).await;
    let again = robin.send(robin.request(Method::GET, &path).header("if-none-match", &first.etag)).await;
    assert_eq!(again.status.as_u16(), 304);
    let year = first.expect_ok();
    let steps = year["steps"].as_array().expect("steps");
    assert_eq!(steps.len(), 13);
    assert_eq!((&steps[12]["from"], &steps[12]["to"]), (&json!("2026-10-25"), &json!("2026-11-21")));
    assert_eq!(steps[0]["from"], "2025-11-23");
    assert_eq!((&steps[12]["metres"], &steps[12]["visits"]), (&json!(500), &json!(1)));
    assert!(steps[12]["finds"].as_i64().is_some_and(|finds| finds >= 40), "{}", steps[12]);
    assert!(steps[12]["low"].as_f64() < steps[12]["high"].as_f64());
    assert!(steps[0].get("per_km").is_none() && steps[0]["finds"] == 0);
    assert_eq!((&year["last_searched"], &year["last_found"]), (&json!("2026-11-21"), &json!("2026-11-21")));
    for cell in ["8b1f05833ba6ff0", "851f0583fffffff", "8B1F05833BA6FFF"] {
        let path = format!("/api/v1/hotspots/cells/{cell}");
        robin.get(&path).await.expect_problem(422, "unknown_cell", Some("cell"));
    }
    let far = LatLng::new(55.70, 12.60).expect("a place").to_cell(Resolution::Eleven);
    let outside = robin.get(&format!("/api/v1/hotspots/cells/{far}?area_id={}", area.0)).await;
    outside.expect_problem(422, "unknown_cell", Some("cell"));
    let nothing = robin.get(&format!("/api/v1/hotspots/cells/{far}")).await.expect_ok();
    assert!(nothing["steps"].as_array().expect("steps").iter().all(|step| step["visits"] == 0));
}

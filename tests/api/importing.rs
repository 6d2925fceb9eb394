//! Files brought in by the operator.

use gadeplan::ids::Role;
use gadeplan::imports::{areas, finds};
use serde_json::json;
use tests::App;

async fn import(app: &App, csv: &str) -> (finds::Counts, Vec<(u64, String)>) {
    let file = app.folder().join("finds.csv");
    std::fs::write(&file, csv).expect("a file");
    let mut faults = Vec::new();
    let report = |line: u64, why: &str| faults.push((line, why.to_owned()));
    let organisation = app.organisation().await;
    let counts = finds::import(&app.state.db, &organisation, &file, app.now(), 90, report)
        .await
        .expect("a readable file");
    (counts, faults)
}

const FILE: &str = "time,lat,lon,count,kind
2026-11-20T10:00:00Z,55.67081,12.55971,3,pickup_2015
2026-11-20T10:00:00Z,55.67081,12.55971,3,pickup_2015
2026-11-20T11:00:00Z,55.66900,12.55500,0,none_found_2015
2026-11-20T12:00:00Z,95.0,12.55971,1,pickup
2026-11-20T12:00:00Z,55.67081,12.55971,many,pickup
not a line
2026-11-20T13:00:00Z,55.67081,12.55971,2,foil
2099-11-20T13:00:00Z,55.67081,12.55971,2,foil
";

#[tokio::test]
async fn good_lines_are_kept_and_broken_ones_named() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let (counts, faults) = import(&app, FILE).await;
    assert_eq!((counts.stored, counts.known, counts.refused), (4, 0, 4));
    assert_eq!(faults.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [5, 6, 7, 9]);
    assert!(faults[0].1.starts_with("lat:"), "{faults:?}");
    let map = robin.get("/api/v1/hotspots").await.expect_ok();
    assert_eq!(map["totals"], json!({"finds": 3, "items": 8, "seconds": 0, "metres": 0, "patrols": 0}));
    let classes: Vec<_> = map["features"]
        .as_array()
        .expect("cells")
        .iter()
        .map(|cell| cell["properties"]["class"].clone())
        .collect();
    assert!(classes.contains(&json!("searched_clean")), "nothing found is a visit: {classes:?}");
    let foil = robin.get("/api/v1/hotspots?item=foil").await.expect_ok();
    assert_eq!(foil["totals"]["items"], 2);
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
}

#[tokio::test]
async fn the_same_file_twice_adds_nothing() {
    let app = App::start().await;
    import(&app, FILE).await;
    let (again, _) = import(&app, FILE).await;
    assert_eq!((again.stored, again.known, again.refused), (0, 4, 4));
    let (longer, _) =
        import(&app, &FILE.replace("not a line\n", "2026-11-20T14:00:00Z,55.67081,12.55971,1,pipe\n")).await;
    assert_eq!((longer.stored, longer.known), (1, 4));
}

#[tokio::test]
async fn a_file_without_the_columns_is_refused() {
    let app = App::start().await;
    let file = app.folder().join("finds.csv");
    std::fs::write(&file, "when,where\n").expect("a file");
    let organisation = app.organisation().await;
    let refused = finds::import(&app.state.db, &organisation, &file, app.now(), 90, |_, _| ()).await;
    assert!(refused.is_err_and(|error| error.to_string().contains("`time` is missing")));
}

#[tokio::test]
async fn areas_are_checked_one_by_one() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let square = json!([[[12.5, 55.6], [12.6, 55.6], [12.6, 55.7], [12.5, 55.7], [12.5, 55.6]]]);
    let bow_tie = json!([[[12.5, 55.6], [12.6, 55.7], [12.6, 55.6], [12.5, 55.7], [12.5, 55.6]]]);
    let feature = |properties: serde_json::Value, coordinates: &serde_json::Value| json!({"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": coordinates}});
    let file = app.folder().join("areas.geojson");
    let collection = json!({"type": "FeatureCollection", "features": [
        feature(json!({"navn": "Nørrebro"}), &square), feature(json!({"name": "Crossed"}), &bow_tie), feature(json!({}), &square),
    ]});
    std::fs::write(&file, collection.to_string()).expect("a file");
    let org = app.organisation().await.id;
    let outcome = areas::import(&app.state.db, org, &file, Some("CC BY 4.0"), app.now())
        .await
        .expect("a readable file");
    assert_eq!(outcome.stored, ["Nørrebro"]);
    assert!(outcome.refused[0].starts_with("Crossed: is not a valid outline"), "{:?}", outcome.refused);
    assert!(outcome.refused[1].starts_with("feature 3: has no property"), "{:?}", outcome.refused);
    areas::import(&app.state.db, org, &file, None, app.now()).await.expect("a readable file");
    let list = robin.get("/api/v1/areas").await.expect_ok();
    assert_eq!(list["items"].as_array().map(Vec::len), Some(1), "the same name is the same area");
}

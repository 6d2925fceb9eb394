//! The map: classes, resolutions, windows, versions, own areas.

use gadeplan::ids::Role;
use reqwest::Method;
use serde_json::json;
use tests::App;
use tests::builders::{ISTEDGADE, ended, new_id, pickup, started, with};

#[tokio::test]
async fn a_coarser_map_adds_up_to_the_same_totals() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let area = app.area("Indre Vesterbro").await;
    for step in 0..20 {
        let lat = 55.667 + f64::from(step) * 0.0003;
        robin.push(&[with(pickup(&new_id(), None, 2), "lat", json!(lat))]).await;
    }
    let mut sizes = Vec::new();
    for resolution in [11, 10, 9, 8] {
        let map = robin
            .get(&format!("/api/v1/hotspots?area_id={}&resolution={resolution}", area.0))
            .await
            .expect_ok();
        assert_eq!(map["type"], "FeatureCollection");
        assert_eq!((&map["totals"]["finds"], &map["totals"]["items"]), (&json!(20), &json!(40)));
        let cells = map["features"].as_array().expect("cells");
        let finds: i64 =
            cells.iter().map(|cell| cell["properties"]["finds"].as_i64().expect("a number")).sum();
        assert_eq!(finds, 20);
        assert!(
            cells.iter().all(|cell| cell["geometry"]["coordinates"][0]
                .as_array()
                .is_some_and(|ring| ring.len() >= 6))
        );
        sizes.push(cells.len());
    }
    assert!(sizes.is_sorted_by(|fine, coarse| fine > coarse), "{sizes:?}");
}

#[tokio::test]
async fn the_next_map_shows_the_find_just_stored_and_an_unchanged_one_costs_nothing() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let first = robin.get("/api/v1/hotspots").await;
    let ask =
        |etag: &str| robin.send(robin.request(Method::GET, "/api/v1/hotspots").header("if-none-match", etag));
    assert_eq!(ask(&first.etag).await.status.as_u16(), 304);
    robin.push(&[pickup(&new_id(), None, 1)]).await;
    let next = ask(&first.etag).await;
    assert_eq!(next.status.as_u16(), 200);
    assert_eq!(next.body["totals"]["finds"], 1);
    assert_eq!(ask(&next.etag).await.status.as_u16(), 304);
}

#[tokio::test]
async fn a_patrol_counts_in_every_area_that_it_searched() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let (sent, around) = (app.area("Sent to").await, app.area("Around it").await);
    let patrol = new_id();
    robin.push(&[started(&patrol, sent), ended(&patrol)]).await;
    for area in [sent, around] {
        let map = robin.get(&format!("/api/v1/hotspots?area_id={}", area.0)).await.expect_ok();
        assert_eq!(map["totals"]["patrols"], 1);
    }
}

#[tokio::test]
async fn the_window_is_ninety_days_unless_said_otherwise() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let old = with(pickup(&new_id(), None, 1), "recorded_at", json!("2026-08-01T12:00:00Z"));
    robin.push(&[old, pickup(&new_id(), None, 1)]).await;
    let map = robin.get("/api/v1/hotspots").await.expect_ok();
    assert_eq!((&map["from"], &map["to"]), (&json!("2026-08-24"), &json!("2026-11-21")));
    assert_eq!(map["totals"]["finds"], 1);
    let all = robin.get("/api/v1/hotspots?from=2026-01-01").await.expect_ok();
    assert_eq!(all["totals"]["finds"], 2);
}

#[tokio::test]
async fn a_volunteer_kept_to_an_area_sees_its_map_only() {
    let app = App::start().await;
    let (own, other) = (app.area("Own").await, app.area("Other").await);
    let robin = app.member_of(&app.organisation().await, &[Role::Volunteer], &[own]).await;
    robin.get(&format!("/api/v1/hotspots?area_id={}", own.0)).await.expect_ok();
    for path in [format!("/api/v1/hotspots?area_id={}", other.0), "/api/v1/hotspots".to_owned()] {
        robin.get(&path).await.expect_problem(422, "unknown_area", Some("area_id"));
    }
}

#[tokio::test]
async fn an_area_too_large_for_the_grid_says_so() {
    let app = App::start().await;
    let coordinator = app.member(&[Role::Coordinator]).await;
    let sealand = json!({"type": "Polygon", "coordinates": [[[11.0, 55.2], [12.6, 55.2], [12.6, 56.0], [11.0, 56.0], [11.0, 55.2]]]});
    let tx = app.state.db.begin().await.expect("a transaction");
    let org = app.organisation().await.id;
    let kind = gadeplan::areas::model::AreaKind::Neighbourhood;
    let area =
        gadeplan::areas::queries::store(&tx, org, "Sjælland", kind, None, sealand).await.expect("an area");
    tx.commit().await.expect("a commit");
    let refused = coordinator.get(&format!("/api/v1/hotspots?area_id={}", area.0)).await;
    refused.expect_problem(422, "area_too_large", Some("area_id"));
}

#[tokio::test]
async fn a_map_of_everything_that_is_too_large_says_which_resolution_fits() {
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let middle: h3o::CellIndex = ISTEDGADE.parse().expect("a cell");
    let around: Vec<h3o::CellIndex> = middle.grid_disk(85);
    assert!(around.len() > 20_000);
    for cells in around.chunks(5_000) {
        let effort = |cell: &h3o::CellIndex| json!({"cell": cell.to_string(), "day": "2026-11-21", "seconds": 9, "metres": 9});
        let effort: Vec<_> = cells.iter().map(effort).collect();
        let stored = robin.push(&[with(ended(&new_id()), "effort", json!(effort))]).await;
        assert_eq!(stored[0]["status"], "stored");
    }
    let refused = robin.get("/api/v1/hotspots").await;
    refused.expect_problem(422, "area_too_large", Some("resolution"));
    assert!(
        refused.body["detail"].as_str().expect("words").ends_with("use resolution 10"),
        "{}",
        refused.body
    );
    let map = robin.get("/api/v1/hotspots?resolution=10").await.expect_ok();
    assert_eq!(map["totals"]["metres"], 9 * around.len());
    let area = app.area("Istedgade").await;
    robin.get(&format!("/api/v1/hotspots?area_id={}", area.0)).await.expect_ok();
}

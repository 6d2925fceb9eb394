//! The map of everything as vector tiles.

use gadeplan::ids::Role;
use mvt_reader::Reader;
use mvt_reader::feature::Value as Tag;
use reqwest::Method;
use tests::builders::{ended, new_id, pickup, started};
use tests::{App, Member};

/// The tile of zoom 15 that holds Istedgade.
const TILE: &str = "/api/v1/hotspots/tiles/15/17527/10257";

async fn bytes(member: &Member, path: &str) -> (String, Vec<u8>) {
    let answer = member.request(Method::GET, path).send().await.expect("an answer");
    assert_eq!(answer.status().as_u16(), 200, "{path}");
    let kind = answer.headers()["content-type"].to_str().expect("a type").to_owned();
    (kind, answer.bytes().await.expect("a body").to_vec())
}

#[tokio::test]
async fn a_tile_decodes_to_the_cells_of_the_map() {
    let app = App::start().await;
    let robin = app.member(&[Role::Coordinator]).await;
    let area = app.area("Indre Vesterbro").await;
    let patrol = new_id();
    robin.push(&[started(&patrol, area), ended(&patrol), pickup(&new_id(), Some(&patrol), 4)]).await;
    let map = robin.get("/api/v1/hotspots").await.expect_ok();
    let (kind, tile) = bytes(&robin, TILE).await;
    assert_eq!(kind, "application/vnd.mapbox-vector-tile");
    let tile = Reader::new(tile).expect("a tile");
    assert_eq!(tile.get_layer_names().expect("layers"), ["cells"]);
    let features = tile.get_features(0).expect("features");
    assert_eq!(features.len(), map["features"].as_array().map_or(0, Vec::len));
    for (feature, on_map) in features.iter().zip(map["features"].as_array().expect("cells")) {
        let tags = feature.properties.as_ref().expect("tags");
        let facts = &on_map["properties"];
        assert_eq!(tags["cell"], Tag::String(facts["cell"].as_str().expect("a cell").to_owned()));
        assert_eq!(tags["finds"], Tag::SInt(facts["finds"].as_i64().expect("a number")));
        assert_eq!(tags["level"], Tag::String("not_enough_patrols".to_owned()));
        assert!(!tags.contains_key("due"), "{tags:?}");
    }
}

#[tokio::test]
async fn cells_grow_as_the_map_zooms_out_and_stay_where_they_are() {
    let app = App::start().await;
    let robin = app.member(&[Role::Coordinator]).await;
    robin.push(&[pickup(&new_id(), None, 4)]).await;
    let (mut x, mut y) = (17_527_u32, 10_257_u32);
    for (zoom, resolution) in (6..=15).rev().zip([11, 10, 10, 9, 8, 8, 8, 8, 8, 8]) {
        let (_, tile) = bytes(&robin, &format!("/api/v1/hotspots/tiles/{zoom}/{x}/{y}?measure=finds")).await;
        let features = Reader::new(tile).expect("a tile").get_features(0).expect("features");
        assert_eq!(features.len(), 1, "zoom {zoom}");
        let Tag::String(cell) = &features[0].properties.as_ref().expect("tags")["cell"] else {
            panic!("a cell is a text")
        };
        let cell: h3o::CellIndex = cell.parse().expect("a cell");
        assert_eq!(u8::from(cell.resolution()), resolution, "zoom {zoom}");
        (x, y) = (x / 2, y / 2);
    }
    let (_, far) = bytes(&robin, "/api/v1/hotspots/tiles/15/17000/10000").await;
    assert!(Reader::new(far).expect("a tile").get_layer_names().expect("layers").is_empty());
}

#[tokio::test]
async fn a_tile_has_a_version_and_says_what_is_wrong() {
    let app = App::start().await;
    let robin = app.member(&[Role::Coordinator]).await;
    let first = robin.get(TILE).await;
    let ask = |etag: &str| robin.send(robin.request(Method::GET, TILE).header("if-none-match", etag));
    assert_eq!(ask(&first.etag).await.status.as_u16(), 304);
    robin.push(&[pickup(&new_id(), None, 1)]).await;
    assert_eq!(ask(&first.etag).await.status.as_u16(), 200);
    for (tile, field) in
        [("5/16/10", "z"), ("21/0/0", "z"), ("x/0/0", "z"), ("6/64/20", "x"), ("6/1/-1", "y")]
    {
        let refused = robin.get(&format!("/api/v1/hotspots/tiles/{tile}")).await;
        refused.expect_problem(422, "out_of_range", Some(field));
    }
}

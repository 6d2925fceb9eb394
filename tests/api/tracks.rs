//! Tracks of other recorders, brought in from the desk and by the operator.

use gadeplan::audit::entity::{Column, Entity};
use gadeplan::error::CommandError;
use gadeplan::ids::{AreaId, PatrolId, Role};
use gadeplan::imports::tracks::{self, ImportedTrack, TrackQuery};
use gadeplan::patrols::model::{PatrolKind, Transport};
use reqwest::Method;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use tests::builders::new_id;
use tests::gpx::{gpx, point, walk};
use tests::{App, Member, Reply};

pub fn path(id: &str, area: AreaId) -> String {
    format!("/api/v1/patrols/tracks?id={id}&area_id={}&kind=routine&transport=foot&team_n=2", area.0)
}

pub async fn send(member: &Member, path: &str, body: impl Into<reqwest::Body>) -> Reply {
    let request = member.request(Method::POST, path).header("content-type", "application/gpx+xml");
    member.send(request.body(body)).await
}

pub async fn patrols(member: &Member) -> Vec<Value> {
    let list = member.get("/api/v1/patrols").await.expect_ok();
    list["items"].as_array().expect("a list").clone()
}

#[tokio::test]
async fn a_track_becomes_a_patrol_with_its_ground() {
    let app = App::start().await;
    let area = app.area("Vesterbro").await;
    let kim = app.member(&[Role::Coordinator]).await;
    let id = new_id();
    let reply = send(&kim, &path(&id, area), gpx(&[walk(0, 600)])).await;
    assert_eq!(reply.status, 201);
    let track = reply.expect_ok();
    assert_eq!((&track["id"], &track["status"]), (&json!(id), &json!("stored")));
    assert_eq!(
        (&track["started_at"], &track["ended_at"]),
        (&json!("2026-11-21T17:40:00Z"), &json!("2026-11-21T17:50:00Z"))
    );
    assert_eq!((&track["points"], &track["segments"]), (&json!(301), &json!(1)));
    assert_eq!(track["left_out"], json!({"rough": 0, "too_fast": 0}));
    assert!((594..=606).contains(&track["seconds"].as_i64().expect("seconds")), "{track}");
    assert!((640..=665).contains(&track["metres"].as_i64().expect("metres")), "{track}");
    let listed = &patrols(&kim).await[0];
    assert_eq!(
        (&listed["kind"], &listed["transport"], &listed["team_n"]),
        (&json!("routine"), &json!("foot"), &json!(2))
    );
    assert_eq!(
        (&listed["metres"], &listed["cells"], &listed["active_s"]),
        (&track["metres"], &track["cells"], &json!(600))
    );
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
}

#[tokio::test]
async fn the_same_track_twice_is_one_patrol() {
    let app = App::start().await;
    let area = app.area("Vesterbro").await;
    let kim = app.member(&[Role::Coordinator]).await;
    let id = new_id();
    let file = gpx(&[walk(0, 600)]);
    let first = send(&kim, &path(&id, area), file.clone()).await.expect_ok();
    let again = send(&kim, &path(&id, area), file.clone()).await;
    assert_eq!(again.status, 200);
    let again = again.expect_ok();
    assert_eq!(again["status"], "already_stored");
    assert_eq!(again["metres"], first["metres"]);
    let other = path(&id, area).replace("team_n=2", "team_n=3");
    send(&kim, &other, file).await.expect_problem(409, "conflict", Some("id"));
    send(&kim, &path(&id, area), gpx(&[walk(0, 300)])).await.expect_problem(409, "conflict", Some("id"));
    assert_eq!(patrols(&kim).await.len(), 1);
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
    let lines = Entity::find().filter(Column::Action.eq("track.imported")).all(&app.state.db.read).await;
    assert_eq!(lines.expect("the log").len(), 1);
}

#[tokio::test]
async fn what_lies_between_segments_was_not_searched() {
    let app = App::start().await;
    let area = app.area("Vesterbro").await;
    let kim = app.member(&[Role::Coordinator]).await;
    // The later segment stands first, and between the two lie 20 seconds in which nothing was recorded.
    let track = send(&kim, &path(&new_id(), area), gpx(&[walk(320, 300), walk(0, 300)])).await.expect_ok();
    assert_eq!((&track["segments"], &track["points"]), (&json!(2), &json!(302)));
    assert!((594..=606).contains(&track["seconds"].as_i64().expect("seconds")), "{track}");
    assert_eq!(
        (&track["started_at"], &track["ended_at"]),
        (&json!("2026-11-21T17:40:00Z"), &json!("2026-11-21T17:50:20Z"))
    );
}

#[tokio::test]
async fn a_walk_over_midnight_belongs_to_two_days() {
    let app = App::start().await;
    app.pass_ms(8 * 3_600_000);
    let area = app.area("Vesterbro").await;
    let kim = app.member(&[Role::Coordinator]).await;
    let midnight = 5 * 3_600 + 20 * 60;
    send(&kim, &path(&new_id(), area), gpx(&[walk(midnight - 300, 600)])).await.expect_ok();
    for day in ["2026-11-21", "2026-11-22"] {
        let map = kim.get(&format!("/api/v1/hotspots?from={day}&to={day}")).await.expect_ok();
        let seconds = map["totals"]["seconds"].as_i64().expect("seconds");
        assert!((290..=310).contains(&seconds), "{day}: {seconds} s");
    }
}

#[tokio::test]
async fn points_that_cannot_be_are_left_out_and_counted() {
    let app = App::start().await;
    let area = app.area("Vesterbro").await;
    let kim = app.member(&[Role::Coordinator]).await;
    let leap: String = (302..=320).step_by(2).map(|second| point(second, 3_000.0, 900.0)).collect();
    let rough = walk(322, 100).replace("</ele>", "</ele><hdop>99</hdop>");
    let none = walk(424, 8).replace("</ele>", "</ele><fix>none</fix>");
    let file = gpx(&[walk(0, 300) + &leap + &rough + &none]);
    let track = send(&kim, &path(&new_id(), area), file).await.expect_ok();
    assert_eq!(track["left_out"], json!({"rough": 56, "too_fast": 10}));
    assert!((290..=305).contains(&track["seconds"].as_i64().expect("seconds")), "{track}");
}

#[tokio::test]
async fn what_is_surely_a_mistake_is_refused_before_it_is_stored() {
    let app = App::start().await;
    let area = app.area("Vesterbro").await;
    let kim = app.member(&[Role::Coordinator]).await;
    let ride: String = (0..600).map(|second| point(second, 9.0 * second as f64, 0.0)).collect();
    let (id, file) = (new_id(), gpx(&[ride]));
    send(&kim, &path(&id, area), file.clone()).await.expect_problem(422, "out_of_range", Some("transport"));
    let rough = gpx(&[walk(0, 60)]).replace("</ele>", "</ele><hdop>99</hdop>");
    send(&kim, &path(&id, area), rough).await.expect_problem(400, "malformed_gpx", Some("line 1: points"));
    assert_eq!(patrols(&kim).await, Vec::<Value>::new());
    let van = path(&new_id(), area).replace("transport=foot", "transport=van");
    let track = send(&kim, &van, file).await.expect_ok();
    assert!((5_350..=5_450).contains(&track["metres"].as_i64().expect("metres")), "{track}");
}

async fn import(app: &App, name: &str, text: &str, area: AreaId) -> Result<ImportedTrack, CommandError> {
    let file = app.folder().join(name);
    std::fs::write(&file, text).expect("a file");
    let id: PatrolId = serde_json::from_value(json!(new_id())).expect("an id");
    let query =
        TrackQuery { id, area_id: area, kind: PatrolKind::Joint, transport: Transport::Foot, team_n: 3 };
    tracks::import(&app.state.db, &app.organisation().await, &file, query, app.now()).await
}

#[tokio::test]
async fn the_operator_brings_in_old_tracks_and_none_twice() {
    let app = App::start().await;
    let area = app.area("Vesterbro").await;
    let kim = app.member(&[Role::Coordinator]).await;
    let years_ago = gpx(&[walk(0, 600)]).replace("2026-11-21T", "2019-05-04T");
    let first = import(&app, "2019.gpx", &years_ago, area).await.expect("a track");
    let again = import(&app, "copy of 2019.gpx", &years_ago, area).await.expect("a track");
    assert_eq!(first.id, again.id);
    // The desk makes the id in the same way, so a file that went one way is known on the other.
    assert_eq!(tracks::id_of(b"").0.to_string(), "e3b0c442-98fc-8c14-9afb-f4c8996fb924");
    assert!(
        first.to_string().starts_with("stored, 301 points, 0 rough, 0 too fast, 1 segments, "),
        "{first}"
    );
    assert!(again.to_string().starts_with("known before, "), "{again}");
    let refused = import(&app, "broken.gpx", "<gpx", area).await.expect_err("no track").to_string();
    assert!(refused.contains("broken.gpx: line 1: xml"), "{refused}");
    let listed = patrols(&kim).await;
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0]["started_at"], "2019-05-04T17:40:00Z");
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
}

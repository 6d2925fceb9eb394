//! One phone, one member after the other: what the first one left is sent by the session of the second.

use gadeplan::ids::Role;
use serde_json::{Value, json};
use tests::App;
use tests::builders::{amended, ended, new_id, pickup, removed, started, with};

fn statuses(results: &[Value]) -> Vec<&str> {
    results.iter().map(|result| result["status"].as_str().expect("a status")).collect()
}

#[tokio::test]
async fn the_next_member_ends_the_patrol_that_the_first_one_began() {
    let app = App::start().await;
    let (robin, kim) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Volunteer]).await);
    let (area, patrol) = (app.area("Indre Vesterbro").await, new_id());
    robin.push(&[started(&patrol, area)]).await;
    assert_eq!(statuses(&kim.push(&[ended(&patrol)]).await), ["stored"]);
    assert_eq!(statuses(&kim.push(&[ended(&patrol)]).await), ["already_stored"], "its answer was lost");
    let other =
        [with(ended(&patrol), "paused_s", json!(7)), with(started(&patrol, area), "team_n", json!(9))];
    assert_eq!(statuses(&kim.push(&other).await), ["conflict", "conflict"], "a stored half never changes");
    let map = kim.get("/api/v1/hotspots").await.expect_ok();
    assert_eq!((&map["totals"]["metres"], &map["totals"]["patrols"]), (&json!(61), &json!(1)));
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
}

#[tokio::test]
async fn what_the_first_one_had_sent_is_there_already_and_stays_the_first_ones() {
    let app = App::start().await;
    let (robin, kim) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Volunteer]).await);
    let (area, patrol, find) = (app.area("Indre Vesterbro").await, new_id(), new_id());
    let left = [started(&patrol, area), pickup(&find, Some(&patrol), 3), amended(&find, 1, 4)];
    robin.push(&left).await;
    assert_eq!(statuses(&kim.push(&left).await), ["already_stored"; 3]);
    assert_eq!(statuses(&kim.push(&[amended(&find, 2, 5), removed(&find, 2)]).await), ["refused"; 2]);
    let own = async |member: &tests::Member| {
        member.get("/api/v1/pickups/own").await.expect_ok()["items"].as_array().map(Vec::len)
    };
    assert_eq!((own(&robin).await, own(&kim).await), (Some(1), Some(0)));
}

//! `kill -9` in the middle of ingest: every acknowledged record is there afterwards, and the sums are right.

use std::process::Command;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use tests::builders::{new_id, pickup};
use tests::{Member, database};

use crate::server::{binary, sign_in, start};

fn now() -> String {
    serde_json::to_value(gadeplan::clock::Clock::System.now())
        .expect("a time")
        .as_str()
        .expect("text")
        .to_owned()
}

/// Pushes until the server is gone; returns the ids it acknowledged.
async fn push_until_killed(member: &Member) -> Vec<String> {
    let mut acknowledged = Vec::new();
    loop {
        let ids: Vec<String> = (0..5).map(|_| new_id()).collect();
        let sent_at = now();
        let find = |id: &String| {
            tests::builders::with(pickup(id, None, 1), "recorded_at", serde_json::json!(sent_at))
        };
        let batch: Vec<Value> = ids.iter().map(find).collect();
        let body = serde_json::json!({"sent_at": sent_at, "records": batch});
        let answer = member.request(reqwest::Method::POST, "/api/v1/sync/push").json(&body).send().await;
        let Ok(answer) = answer else { return acknowledged };
        if answer.status() == 429 {
            return acknowledged;
        }
        let Ok(receipt) = answer.json::<Value>().await else { return acknowledged };
        assert!(
            receipt["results"].as_array().is_some_and(|all| all.iter().all(|one| one["status"] == "stored")),
            "{receipt}"
        );
        acknowledged.extend(ids);
    }
}

async fn stored(member: &Member) -> Vec<String> {
    let mut ids = Vec::new();
    let mut path = "/api/v1/pickups?limit=500".to_owned();
    loop {
        let page = member.get(&path).await.expect_ok();
        ids.extend(
            page["items"]
                .as_array()
                .expect("a list")
                .iter()
                .filter_map(|find| find["id"].as_str().map(str::to_owned)),
        );
        let Some(next) = page["next"].as_str() else { return ids };
        path = format!("/api/v1/pickups?limit=500&cursor={next}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_acknowledged_record_is_lost_when_the_server_is_killed() {
    let folder = TempDir::new().expect("a folder");
    let http = reqwest::Client::new();
    let times = if database::is_full() { 200 } else { 20 };
    let mut acknowledged = Vec::new();
    for round in 0..times {
        let mut server = start(folder.path());
        let member = sign_in(&server, &http).await;
        let wait = Duration::from_millis(20 + (round * 37) % 180);
        let (ids, ()) = tokio::join!(push_until_killed(&member), async {
            tokio::time::sleep(wait).await;
            server.process.kill().expect("kill -9");
        });
        server.process.wait().expect("it is gone");
        acknowledged.extend(ids);
    }
    assert!(!acknowledged.is_empty(), "something was acknowledged");
    let mut server = start(folder.path());
    let member = sign_in(&server, &http).await;
    let there: std::collections::HashSet<String> = stored(&member).await.into_iter().collect();
    let lost: Vec<_> = acknowledged.iter().filter(|id| !there.contains(*id)).collect();
    assert!(lost.is_empty(), "{} of {} acknowledged records are lost", lost.len(), acknowledged.len());
    server.process.kill().expect("kill");
    server.process.wait().expect("it is gone");
    let check = Command::new(binary())
        .args(["rollups", "check", "--data"])
        .arg(folder.path())
        .output()
        .expect("a check");
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
}

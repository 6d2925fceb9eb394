//! Starting and ending the program, and commands beside it.

use std::io::{BufRead, BufReader};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;
use tempfile::TempDir;
use tests::builders::{new_id, pickup, with};

use crate::server::{binary, sign_in, start};

fn run(folder: &TempDir, words: &[&str]) -> Output {
    let mut command = Command::new(binary());
    command.args(words).arg("--data").arg(folder.path()).env_remove("DATABASE_URL");
    command.output().expect("the command runs")
}

#[tokio::test]
async fn a_second_server_on_the_same_folder_is_refused() {
    let folder = TempDir::new().expect("a folder");
    let mut first = start(folder.path());
    let second = run(&folder, &["serve", "--listen", "127.0.0.1:0"]);
    assert!(!second.status.success());
    let words = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(words.contains("another server uses this folder"), "{words}");
    first.process.kill().expect("kill");
    first.process.wait().expect("it is gone");
}

#[tokio::test]
async fn an_import_beside_a_running_server_is_on_the_next_map() {
    let folder = TempDir::new().expect("a folder");
    let mut server = start(folder.path());
    let member = sign_in(&server, &reqwest::Client::new()).await;
    let before = member.get("/api/v1/hotspots?from=2026-01-01&to=2026-12-31").await;
    assert_eq!(before.body["totals"]["finds"], 0);
    let file = folder.path().join("finds.csv");
    std::fs::write(&file, "time,lat,lon,count,kind\n2026-01-02T10:00:00Z,55.67081,12.55971,3,pipe\nbroken\n")
        .expect("a file");
    let import = run(&folder, &["import", "finds", file.to_str().expect("a plain path")]);
    assert_eq!(import.status.code(), Some(1), "a broken line is told by the exit code");
    assert!(String::from_utf8_lossy(&import.stderr).contains("line 3"), "{import:?}");
    let after = member.get("/api/v1/hotspots?from=2026-01-01&to=2026-12-31").await;
    assert_eq!(after.body["totals"]["items"], 3);
    assert_ne!(after.etag, before.etag);
    server.process.kill().expect("kill");
    server.process.wait().expect("it is gone");
}

#[cfg(unix)]
#[tokio::test]
async fn a_server_told_to_end_ends_well_and_keeps_what_it_stored() {
    let folder = TempDir::new().expect("a folder");
    let mut server = start(folder.path());
    let member = sign_in(&server, &reqwest::Client::new()).await;
    let now = serde_json::to_value(gadeplan::clock::Clock::System.now()).expect("a time");
    let find = with(pickup(&new_id(), None, 1), "recorded_at", now.clone());
    let batch = json!({"sent_at": now, "records": [find]});
    member.send_json(reqwest::Method::POST, "/api/v1/sync/push", &batch).await.expect_ok();
    let told =
        Command::new("kill").arg("-TERM").arg(server.process.id().to_string()).status().expect("kill runs");
    assert!(told.success());
    let began = Instant::now();
    let status = server.process.wait().expect("it ends");
    assert!(
        status.success() && began.elapsed() < Duration::from_secs(10),
        "{status} after {:?}",
        began.elapsed()
    );
    let mut again = start(folder.path());
    let member = sign_in(&again, &reqwest::Client::new()).await;
    assert_eq!(member.get("/api/v1/pickups").await.expect_ok()["items"].as_array().map(Vec::len), Some(1));
    again.process.kill().expect("kill");
    again.process.wait().expect("it is gone");
}

#[tokio::test]
async fn the_first_start_prints_the_admins_invite() {
    let folder = TempDir::new().expect("a folder");
    let mut server = Command::new(binary())
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder.path())
        .env_remove("DATABASE_URL")
        .stdout(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let output = BufReader::new(server.stdout.take().expect("its output"));
    let words: Vec<String> =
        output.lines().map_while(Result::ok).take_while(|line| !line.contains("/join#")).collect();
    server.kill().expect("kill");
    server.wait().expect("it is gone");
    assert!(words.iter().any(|line| line.contains("Invite for one admin")), "{words:?}");
    assert!(words.iter().any(|line| line.contains('█')), "the QR code is drawn: {words:?}");
    assert!(!words.iter().any(|line| line.contains("coordinator")), "{words:?}");
    let invite = run(&folder, &["invite", "--role", "coordinator"]);
    assert!(String::from_utf8_lossy(&invite.stdout).contains("/join#"));
}

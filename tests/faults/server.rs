//! The real program as a process of its own.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tests::Member;

/// The real program, running.
pub(crate) struct Server {
    pub(crate) process: Child,
    pub(crate) url: String,
    pub(crate) coordinator: String,
}

/// The program that the build made.
pub(crate) fn binary() -> PathBuf {
    let test = std::env::current_exe().expect("this test has a path");
    let folder = test.parent().and_then(Path::parent).expect("target/debug/deps");
    let path = folder.join("gadeplan");
    assert!(path.exists(), "build the server first: cargo build ({})", path.display());
    path
}

/// Starts the program on a folder and waits until it is ready.
pub(crate) fn start(folder: &Path) -> Server {
    let began = Instant::now();
    let mut process = Command::new(binary())
        .args(["--json", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder)
        .arg("serve")
        .env_remove("DATABASE_URL")
        .stdout(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let mut line = String::new();
    BufReader::new(process.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
    assert!(began.elapsed() < Duration::from_secs(10), "ready after {:?}", began.elapsed());
    let ready: Value = serde_json::from_str(&line).expect("one line of JSON");
    let url = ready["url"].as_str().expect("an address").to_owned();
    let link = ready["invites"]["coordinator"].as_str().expect("an invite");
    let coordinator = link.split_once('#').expect("a fragment").1.to_owned();
    Server { process, url, coordinator }
}

/// Joins as a coordinator.
pub(crate) async fn sign_in(server: &Server, http: &reqwest::Client) -> Member {
    let member = Member::new(http.clone(), server.url.clone(), String::new());
    member.redeem(&server.coordinator, "Robin").await.expect_ok();
    member
}

//! Other programs doing the same, by the script that comes with the data.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// What another program needed, or why it is not there.
pub(crate) enum Peer {
    Ran { cpu_s: f64, peak_mb: f64 },
    Missing(String),
}

/// Runs one case of the script, `name:finds`.
pub(crate) fn run(folder: &Path, case: &str) -> Peer {
    let script = folder.join("bench_peers.py");
    if !script.exists() {
        return Peer::Missing("no bench_peers.py in the folder".to_owned());
    }
    let (name, finds) = case.rsplit_once(':').expect("a peer is named with its number of finds");
    let child = ["--max-cpu", "170", "--cap-gb", "10", "--child", name, finds, "3"];
    let answer = Command::new("python3").arg(&script).arg("--data").arg(folder).args(child).output();
    let Ok(answer) = answer else { return Peer::Missing("no python3".to_owned()) };
    let (said, complained) =
        (String::from_utf8_lossy(&answer.stdout), String::from_utf8_lossy(&answer.stderr));
    let result = said.lines().find_map(|line| line.strip_prefix("RESULT"));
    let cost: Value = result.and_then(|line| serde_json::from_str(line).ok()).unwrap_or_default();
    match (cost["cpu_s"].as_f64(), cost["peak_mb"].as_f64()) {
        (Some(cpu_s), Some(peak_mb)) => Peer::Ran { cpu_s, peak_mb },
        _ if answer.status.code().is_none() => Peer::Missing("over 170 CPU s, stopped".to_owned()),
        _ => Peer::Missing(complained.lines().last().unwrap_or_default().chars().take(70).collect()),
    }
}

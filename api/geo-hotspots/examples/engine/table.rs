//! The table of targets, and what was measured beside them.

use std::path::Path;
use std::process::Command;

use crate::clock::Cost;
use crate::peers::{self, Peer};

/// What a target limits.
#[derive(Clone, Copy)]
enum Limit {
    Cpu(f64),
    Wall(f64),
    CpuAndMemory(f64, f64),
}

struct Row {
    what: &'static str,
    case: &'static str,
    limit: Limit,
    peers: &'static [&'static str],
}

const ROWS: [Row; 18] = [
    row(
        "bin 1M finds to res 11, one thread",
        "bin",
        Limit::Cpu(0.65),
        &["hexbin:h3ronpy:11:1000000", "hexbin:h3:11:1000000"],
    ),
    row("the same, two threads", "bin_on_two", Limit::Wall(0.40), &[]),
    row("insert one find into 1M, map still fresh", "insert", Limit::Cpu(5e-6), &[]),
    row("90-day map of Vesterbro: rate, EB, test, q", "map", Limit::Cpu(3e-3), &[]),
    row("the same, dispersion over 13 weeks included", "map_and_bursts", Limit::Cpu(3e-3), &[]),
    row(
        "Gi* + FDR, city, with neighbours",
        "gi",
        Limit::Cpu(15e-3),
        &["weights:city:11:0", "gistar:city:11:0:0"],
    ),
    row("the same, neighbours cached", "gi_cached", Limit::Cpu(3e-3), &["gistar:city:11:0:0"]),
    row("Gi* as if permuted, city", "gi_conditional", Limit::Cpu(5e-3), &["gistar:city:11:999:1:0"]),
    row("KDE 256 x 256, h 100 m, 1M raw points", "kde", Limit::Cpu(60e-3), &["kde:kdepy:biweight:1000000"]),
    row("the same from bins", "kde_of_bins", Limit::Cpu(20e-3), &[]),
    row(
        "KDE 256 x 256, h 283 m (sigma 100), 1M raw points",
        "kde_wide",
        Limit::Cpu(60e-3),
        &["kde:kdepy:gaussian:1000000"],
    ),
    row("the same from bins", "kde_wide_of_bins", Limit::Cpu(20e-3), &[]),
    row(
        "DBSCAN 30 m / 10, 100k",
        "dbscan_100k",
        Limit::CpuAndMemory(0.03, 100.0),
        &["dbscan:sklearn:100000"],
    ),
    row("DBSCAN 30 m / 10, 1M", "dbscan_1m", Limit::CpuAndMemory(0.15, 100.0), &["dbscan:sklearn:1000000"]),
    row(
        "permutation scan, 100k, R 250 m, D 8, 999 draws, one thread",
        "scan",
        Limit::Cpu(8.0),
        &["stp:11:250:8:999:100000"],
    ),
    row("the same, R 150 m, early stop", "scan_early", Limit::Cpu(1.0), &[]),
    row("effort scan, 100k, R 150 m, D 6, early stop", "scan_effort", Limit::Cpu(1.0), &[]),
    row("emerging hot spots, 454 cells x 36 steps", "emerging", Limit::Cpu(5e-3), &["ehsa:10:99:100000"]),
];

const fn row(what: &'static str, case: &'static str, limit: Limit, peers: &'static [&'static str]) -> Row {
    Row { what, case, limit, peers }
}

/// Measures and prints the rows whose case holds `only`.
#[expect(clippy::print_stdout, reason = "a benchmark answers on standard output")]
pub(crate) fn print(folder: &Path, only: &str, has_peers: bool) {
    println!(
        "| operation | CPU s least (middle) | wall s least (middle) | peak MB | target | met | others: CPU s, peak MB, times ours | result |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for row in ROWS.iter().filter(|row| row.case.contains(only)) {
        let Some(cost) = measure(folder, row.case) else {
            println!("| {} | failed | | | | | | |", row.what);
            continue;
        };
        let others: Vec<String> =
            row.peers.iter().filter(|_| has_peers).map(|peer| beside(folder, peer, &cost)).collect();
        println!(
            "| {} | {} ({}) | {} ({}) | {:.0} | {} | {} | {} | {} |",
            row.what,
            seconds(cost.least_cpu_s),
            seconds(cost.cpu_s),
            seconds(cost.least_wall_s),
            seconds(cost.wall_s),
            cost.peak_mb,
            target(row.limit),
            if is_met(row.limit, &cost) { "yes" } else { "**no**" },
            others.join("; "),
            cost.found,
        );
    }
}

/// Runs a case in a process of its own, so that its memory is its own as well.
fn measure(folder: &Path, case: &str) -> Option<Cost> {
    let this = std::env::current_exe().ok()?;
    let answer = Command::new(this).arg("--folder").arg(folder).args(["--case", case]).output().ok()?;
    Cost::from_line(String::from_utf8_lossy(&answer.stdout).lines().last()?)
}

fn beside(folder: &Path, case: &str, ours: &Cost) -> String {
    match peers::run(folder, case) {
        Peer::Ran { cpu_s, peak_mb } => {
            format!("{case}: {}, {peak_mb:.0} MB, x{:.1}", seconds(cpu_s), cpu_s / ours.cpu_s)
        }
        Peer::Missing(why) => format!("{case}: {why}"),
    }
}

/// Compared is the middle run, not the luckiest; of wall seconds the least, because those count what others do as well.
fn is_met(limit: Limit, cost: &Cost) -> bool {
    match limit {
        Limit::Cpu(most) => cost.cpu_s <= most,
        Limit::Wall(most) => cost.least_wall_s <= most,
        Limit::CpuAndMemory(most, most_mb) => cost.cpu_s <= most && cost.peak_mb <= most_mb,
    }
}

fn target(limit: Limit) -> String {
    match limit {
        Limit::Cpu(most) => format!("<= {} CPU", seconds(most)),
        Limit::Wall(most) => format!("<= {} wall", seconds(most)),
        Limit::CpuAndMemory(most, most_mb) => format!("<= {} CPU, {most_mb} MB", seconds(most)),
    }
}

fn seconds(seconds: f64) -> String {
    match seconds {
        small if small < 1e-3 => format!("{:.2} us", small * 1e6),
        medium if medium < 1.0 => format!("{:.2} ms", medium * 1e3),
        large => format!("{large:.2} s"),
    }
}

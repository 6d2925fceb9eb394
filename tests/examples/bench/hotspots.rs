//! The same map with ten times the finds: its cost follows cells, not finds.

use std::time::Instant;

use gadeplan::clock::Day;
use gadeplan::ids::Role;
use tests::{App, Member};

use crate::load::{Ground, finds, walks};
use crate::median;

const FINDS: i32 = 1_000_000;
const TIMES: i32 = 21;
/// Three years.
const DAYS: i32 = 1_096;

struct Measured {
    finds: i32,
    cells: usize,
    first_s: f64,
    median_s: f64,
    history_mb: u64,
    resident_mb: usize,
}

pub(crate) async fn measure() -> String {
    check_loader().await;
    let app = App::start().await;
    let member = app.member(&[Role::Coordinator]).await;
    let ground = walks(&app, DAYS).await;
    finds(&app, ground, 1, FINDS).await;
    let once = query(&app, &member, ground, FINDS).await;
    finds(&app, ground, FINDS + 1, 10 * FINDS).await;
    let tenfold = query(&app, &member, ground, 10 * FINDS).await;
    let line = |at: &Measured| {
        format!(
            "  {:>8} finds: first answer {:.2} s, then {:.1} ms (median of {TIMES}); {} MB of history, {} MB resident",
            at.finds,
            at.first_s,
            at.median_s * 1e3,
            at.history_mb,
            at.resident_mb
        )
    };
    format!(
        "hotspots: 90-day map of {} cells over HTTP, ratio {:.2}\n{}\n{}",
        once.cells,
        tenfold.median_s / once.median_s,
        line(&once),
        line(&tenfold)
    )
}

/// The loader writes the sums that a server would have written.
async fn check_loader() {
    let app = App::start().await;
    let ground = walks(&app, 10).await;
    finds(&app, ground, 1, 10_000).await;
    let faults = app.rollup_faults().await;
    assert!(faults.is_empty(), "{} differences, the first {:?}", faults.len(), faults.first());
}

/// Median seconds of a 90-day map at a server that has just started; each asks for another day, so that no answer is
/// one from before.
async fn query(app: &App, member: &Member, ground: Ground, finds: i32) -> Measured {
    let server = app.twin(|_| ()).await;
    member.refresh().await.expect_ok();
    let there = member.at(&server.url);
    let today = app.now().day(&jiff::tz::TimeZone::UTC);
    let (mut seconds, mut cells) = (Vec::new(), 0);
    for back in 0..=TIMES {
        let (from, to) = (Day(today.0 - back - 89), Day(today.0 - back));
        let path =
            format!("/api/v1/hotspots?area_id={}&from={}&to={}", ground.area.0, from.date(), to.date());
        let began = Instant::now();
        let map = there.get(&path).await.expect_ok();
        seconds.push(began.elapsed().as_secs_f64());
        cells = map["features"].as_array().map_or(0, Vec::len);
    }
    let first_s = seconds.remove(0);
    let history_mb = server.state.histories.bytes() >> 20;
    Measured { finds, cells, first_s, median_s: median(seconds), history_mb, resident_mb: resident_mb() }
}

/// Memory of this process, the server and both databases' caches included; 0 where the system does not tell.
fn resident_mb() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok()).map_or(0, |kb| kb >> 10)
}

//! The same map with ten times the finds: its cost follows cells, not finds.

use std::time::Instant;

use gadeplan::clock::{DAY_MS, UtcMs};
use gadeplan::ids::{AreaId, Role};
use gadeplan::pickups::model::check_at;
use gadeplan::pickups::revision::Revision;
use gadeplan::receipt::Writer;
use gadeplan::sync::{model::Record, push::apply};
use gadeplan::{ids::PickupId, pickups};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::json;
use tests::{App, Member};
use uuid::Builder;

use crate::median;

const FINDS: usize = 100_000;
const TIMES: usize = 21;
const DAYS: i64 = 1_096;

pub(crate) async fn measure() -> String {
    let app = App::start().await;
    let member = app.member(&[Role::Coordinator]).await;
    let area = app.area("Indre Vesterbro").await;
    let mut rng = ChaCha8Rng::seed_from_u64(1997);
    store(&app, FINDS, &mut rng).await;
    let (once, cells) = query(&app, &member, area).await;
    store(&app, 9 * FINDS, &mut rng).await;
    let (tenfold, _) = query(&app, &member, area).await;
    format!(
        "hotspots: 90-day map of {cells} cells over HTTP: {:.1} ms with {FINDS} finds, {:.1} ms with ten times as many, ratio {:.2} (median of {TIMES})",
        once * 1e3,
        tenfold * 1e3,
        tenfold / once,
    )
}

/// Median seconds of a 90-day map; each asks for another day, so that no answer is one from before.
async fn query(app: &App, member: &Member, area: AreaId) -> (f64, usize) {
    member.refresh().await.expect_ok();
    let mut seconds = Vec::new();
    let mut cells = 0;
    for n in 0..TIMES {
        let to = UtcMs(app.now().0 - DAY_MS * i64::try_from(n).expect("a small number"))
            .day(&jiff::tz::TimeZone::UTC);
        let from = gadeplan::clock::Day(to.0 - 89);
        let path = format!("/api/v1/hotspots?area_id={}&from={}&to={}", area.0, from.date(), to.date());
        let began = Instant::now();
        let map = member.get(&path).await.expect_ok();
        seconds.push(began.elapsed().as_secs_f64());
        cells = map["features"].as_array().map_or(0, Vec::len);
    }
    (median(seconds), cells)
}

/// Finds on thirty doorsteps, spread over three years.
async fn store(app: &App, finds: usize, rng: &mut ChaCha8Rng) {
    let org = app.organisation().await.id;
    let writer = Writer { member: None, coordinator: true, received_at: app.now() };
    for _ in 0..finds.div_ceil(1_000) {
        let records = (0..1_000).map(|_| (writer, Record::Pickup(find(app.now(), rng)))).collect();
        let tx = app.state.db.begin().await.expect("a transaction");
        apply(&tx, org, records, 90).await.expect("stored");
        tx.commit().await.expect("a commit");
    }
}

fn find(now: UtcMs, rng: &mut ChaCha8Rng) -> Revision {
    let at = UtcMs(now.0 - rng.random_range(0..DAYS * DAY_MS));
    let doorstep = f64::from(rng.random_range(0..30_u8));
    let content: pickups::model::PickupContent = serde_json::from_value(json!({
        "recorded_at": at, "lat": 55.6665 + 0.000_2 * doorstep, "lon": 12.551 + 0.000_4 * doorstep,
        "items": [{"item": "syringe_with_needle", "count": 1}], "origin": "sweep", "outcome": "picked_up",
    }))
    .expect("a find");
    let checked = check_at(content, at, at.day(&jiff::tz::TimeZone::UTC)).expect("a good find");
    Revision {
        id: PickupId(Builder::from_random_bytes(rng.random()).into_uuid()),
        number: 0,
        find: Some(checked),
    }
}

//! Records in any order, any number of times, in any batching: one end.

use gadeplan::ids::Role;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};
use tests::builders::{amended, ended, new_id, pickup, removed, started};
use tests::{App, Member};

/// One shift of a phone: a patrol, a find that stays, one amended twice, one removed, one amended and removed.
fn shift(area: gadeplan::ids::AreaId) -> Vec<Value> {
    let ids: Vec<String> = (0..5).map(|_| new_id()).collect();
    let [patrol, kept, changed, gone, both] = ids.as_slice() else { unreachable!("five ids") };
    vec![
        started(patrol, area),
        pickup(kept, Some(patrol), 1),
        pickup(changed, Some(patrol), 2),
        amended(changed, 1, 20),
        amended(changed, 2, 200),
        pickup(gone, Some(patrol), 4),
        removed(gone, 1),
        pickup(both, None, 8),
        amended(both, 1, 80),
        removed(both, 2),
        ended(patrol),
    ]
}

/// The shift's records once or more each, shuffled and cut into batches.
fn shuffled(records: &[Value], rng: &mut ChaCha8Rng) -> Vec<Vec<Value>> {
    let mut sent: Vec<Value> =
        records.iter().flat_map(|record| vec![record.clone(); rng.random_range(1..=3)]).collect();
    sent.shuffle(rng);
    let size = rng.random_range(1..=sent.len());
    sent.chunks(size).map(<[Value]>::to_vec).collect()
}

async fn totals(member: &Member) -> Value {
    member.get("/api/v1/hotspots").await.expect_ok()["totals"].clone()
}

#[tokio::test]
async fn ten_thousand_shufflings_of_a_shift_have_one_end() {
    let app = App::start().await;
    let coordinator = app.member(&[Role::Coordinator]).await;
    let area = app.area("Indre Vesterbro").await;
    let shifts = 10_000;
    let mut rng = ChaCha8Rng::seed_from_u64(1997);
    let org = app.organisation().await.id;
    for _ in 0..shifts {
        for batch in shuffled(&shift(area), &mut rng) {
            push_directly(&app, org, batch).await;
        }
    }
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
    let n = i64::from(shifts);
    let expected =
        json!({"finds": 2 * n, "items": 201 * n, "seconds": 95 * n, "metres": 61 * n, "patrols": n});
    assert_eq!(totals(&coordinator).await, expected);
}

#[tokio::test]
async fn shufflings_over_http_have_one_end() {
    let app = App::start().await;
    let area = app.area("Indre Vesterbro").await;
    let mut rng = ChaCha8Rng::seed_from_u64(2026);
    let mut expected = 0;
    for _ in 0..8 {
        let robin = app.member(&[Role::Volunteer]).await;
        for batch in shuffled(&shift(area), &mut rng) {
            robin.push(&batch).await;
        }
        expected += 1;
    }
    let coordinator = app.member(&[Role::Coordinator]).await;
    assert_eq!(totals(&coordinator).await["finds"], json!(2 * expected));
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
}

/// The same door as a push, without the limit of 60 batches a minute and device.
async fn push_directly(app: &App, org: gadeplan::ids::OrgId, batch: Vec<Value>) {
    use gadeplan::{phone_clock::PhoneClock, receipt::Writer, sync};
    let zone = app.organisation().await.zone();
    let clock = PhoneClock::new(app.now(), app.now(), zone);
    let writer = Writer { member: None, coordinator: true, received_at: app.now() };
    let read =
        batch.into_iter().map(|record| (writer, sync::model::read(record, &clock).expect("a good record")));
    let tx = app.state.db.begin().await.expect("a transaction");
    sync::push::apply(&tx, org, read.collect(), 90).await.expect("stored");
    tx.commit().await.expect("a commit");
}

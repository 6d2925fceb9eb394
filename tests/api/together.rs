//! Many phones at once.

use std::sync::Arc;
use std::time::Duration;

use gadeplan::ids::Role;
use serde_json::Value;
use tests::App;
use tests::builders::{new_id, pickup};
use tests::limits::until_refused;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_batch_eight_times_at_once_is_stored_once() {
    let app = App::start().await;
    let robin = Arc::new(app.member(&[Role::Volunteer]).await);
    for _ in 0..5 {
        let batch: Arc<Vec<Value>> = Arc::new((0..20).map(|_| pickup(&new_id(), None, 1)).collect());
        let pushes = (0..8).map(|_| {
            let (robin, batch) = (robin.clone(), batch.clone());
            tokio::spawn(async move { robin.push(&batch).await })
        });
        let mut stored = 0;
        for push in pushes.collect::<Vec<_>>() {
            let results = push.await.expect("an answer");
            stored += results.iter().filter(|result| result["status"] == "stored").count();
        }
        assert_eq!(stored, 20);
    }
    let map = robin.get("/api/v1/hotspots").await.expect_ok();
    assert_eq!(map["totals"]["finds"], 100);
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_device_may_send_sixty_batches_a_minute() {
    let app = App::start().await;
    let (robin, kim) = (app.member(&[Role::Volunteer]).await, app.member(&[Role::Volunteer]).await);
    let refused =
        until_refused(60, Duration::from_secs(1), async || robin.push_at("2026-11-21T18:00:00Z", &[]).await)
            .await;
    refused.expect_problem(429, "too_many_requests", None);
    kim.push(&[]).await;
}

//! Pushes with sums over HTTP, against the bare database that stores the same rows.

use std::sync::Arc;
use std::time::Instant;

use gadeplan::ids::Role;
use gadeplan::pickups::entity::{ActiveModel, Column, Entity};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use tests::App;
use tests::builders::{new_id, pickup, with};

const PHONES: usize = 8;
const BATCHES: usize = 50;
const BATCH: usize = 100;

pub(crate) async fn measure() -> String {
    let app = App::start().await;
    let pushed = push_all(&app).await;
    let bare = store_bare(&app).await;
    format!(
        "ingest: {pushed:.0} finds/s over HTTP with sums, {bare:.0} rows/s in the bare database, ratio {:.2} ({} finds, {PHONES} phones, batches of {BATCH})",
        pushed / bare,
        PHONES * BATCHES * BATCH,
    )
}

async fn push_all(app: &App) -> f64 {
    let mut phones = Vec::new();
    for _ in 0..PHONES {
        phones.push(Arc::new(app.member(&[Role::Volunteer]).await));
    }
    let shifts: Vec<Vec<Vec<Value>>> = (0..PHONES).map(|_| (0..BATCHES).map(|_| batch()).collect()).collect();
    let began = Instant::now();
    let walks = phones.into_iter().zip(shifts).map(|(phone, shift)| {
        tokio::spawn(async move {
            for batch in shift {
                phone.push(&batch).await;
            }
        })
    });
    for walk in walks.collect::<Vec<_>>() {
        walk.await.expect("a phone that sends");
    }
    per_second(began)
}

fn batch() -> Vec<Value> {
    let place = |n: usize| json!(55.660 + 0.000_1 * f64::from(u8::try_from(n).expect("a small number")));
    (0..BATCH).map(|n| with(pickup(&new_id(), None, 2), "lat", place(n))).collect()
}

/// The same rows again in the same table after it was emptied, a transaction a batch, with nothing around it.
async fn store_bare(app: &App) -> f64 {
    let rows = Entity::find().all(&app.state.db.read).await.expect("rows");
    let tx = app.state.db.begin().await.expect("a transaction");
    Entity::delete_many().filter(Column::OrgId.is_not_null()).exec(&tx).await.expect("an empty table");
    tx.commit().await.expect("a commit");
    let began = Instant::now();
    for chunk in rows.chunks(BATCH) {
        let tx = app.state.db.begin().await.expect("a transaction");
        let fresh = chunk.iter().cloned().map(|row| ActiveModel::from(row).reset_all());
        Entity::insert_many(fresh).exec_without_returning(&tx).await.expect("stored");
        tx.commit().await.expect("a commit");
    }
    per_second(began)
}

fn per_second(began: Instant) -> f64 {
    f64::from(u32::try_from(PHONES * BATCHES * BATCH).expect("a small number"))
        / began.elapsed().as_secs_f64()
}

//! The schema: migrations up, down and up again, and every entity reads its migrated table.

use gadeplan::{access, areas, audit, devices, invites, members, organisations, patrols, pickups, settings};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{EntityTrait, QuerySelect};
use tests::App;

macro_rules! read_all {
    ($db:expr, $($entity:path),* $(,)?) => {$({
        use $entity as table;
        let rows = table::Entity::find().limit(1).all($db).await;
        assert!(rows.is_ok(), "{}: {rows:?}", stringify!($entity));
    })*};
}

#[tokio::test]
async fn every_entity_reads_its_migrated_table() {
    let app = App::start().await;
    let db = &app.state.db.read;
    read_all!(
        db,
        organisations::entity,
        organisations::entity::sequence,
        settings::entity,
        audit::entity,
        access::entity,
        members::entity,
        devices::entity,
        invites::entity,
        areas::entity,
        patrols::entity,
        patrols::entity::effort,
        patrols::effort_days,
        pickups::entity,
        pickups::cell_days,
    );
}

#[tokio::test]
async fn migrations_go_down_and_up_again() {
    let app = App::start().await;
    let tx = app.state.db.begin().await.expect("a transaction");
    Migrator::down(&tx, None).await.expect("down");
    Migrator::up(&tx, None).await.expect("up");
    tx.commit().await.expect("a commit");
    let none = organisations::queries::all(&app.state.db.read).await.expect("a list");
    assert!(none.is_empty());
}

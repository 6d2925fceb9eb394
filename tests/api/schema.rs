//! The schema: migrations up, down and up again, and every entity reads its migrated table.

use gadeplan::ids::Role;
use gadeplan::{
    access, alarms, annotations, areas, audit, contact_releases, contacts, devices, follow_ups, invites,
    members, organisations, patrols, pickups, planned_routes, sealing, services, settings, warnings,
};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{EntityTrait, QuerySelect};
use serde_json::json;
use tests::App;
use tests::builders::{ended, new_id, pickup, removed, started, with};

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
        services::entity,
        warnings::entity,
        warnings::entity::acknowledgement,
        patrols::entity,
        patrols::entity::effort,
        patrols::effort_days,
        patrols::changed_days,
        pickups::entity,
        pickups::cell_days,
        annotations::entity,
        alarms::entity,
        alarms::entity::scanned_week,
        planned_routes::entity,
        contact_releases::entity,
        contact_releases::entity::shown_cell,
        contact_releases::entity::sum,
        sealing::entity,
        follow_ups::entity,
        contacts::entity,
        contacts::entity::known,
        contacts::entity::kept,
        contacts::entity::refused,
    );
}

#[tokio::test]
async fn sums_of_an_older_server_are_made_exact_by_the_upgrade() {
    // An older server did not count the finds of patrols apart.
    const OLDER: usize = 13;
    let app = App::start().await;
    let robin = app.member(&[Role::Volunteer]).await;
    let area = app.area("Indre Vesterbro").await;
    let (patrol, undone) = (new_id(), new_id());
    let gone = with(pickup(&new_id(), Some(&patrol), 1), "outcome", json!("already_gone"));
    let two_kinds = json!([{"item": "foil", "count": 2}, {"item": "syringe_no_needle", "count": 1}]);
    let mixed = with(pickup(&new_id(), Some(&patrol), 1), "items", two_kinds);
    robin.push(&[started(&patrol, area), pickup(&new_id(), None, 3), with(gone, "items", json!([]))]).await;
    robin.push(&[mixed, pickup(&new_id(), Some(&patrol), 3), pickup(&undone, Some(&patrol), 9)]).await;
    robin.push(&[removed(&undone, 1), ended(&patrol)]).await;
    let newer = u32::try_from(Migrator::migrations().len() - OLDER).expect("a small number");
    let tx = app.state.db.begin().await.expect("a transaction");
    Migrator::down(&tx, Some(newer)).await.expect("down");
    Migrator::up(&tx, None).await.expect("up");
    tx.commit().await.expect("a commit");
    assert_eq!(app.rollup_faults().await, Vec::<String>::new());
    let sums = pickups::cell_days::Entity::find().all(&app.state.db.read).await.expect("sums");
    let any = sums.iter().filter(|sum| sum.item == "any").map(|sum| (sum.finds, sum.patrolled));
    assert_eq!(any.collect::<Vec<_>>(), [(3, 2)]);
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

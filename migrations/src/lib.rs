//! The database's history, one change a file; see `README.md` for the rules.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

mod m20261121_000001_create_organisations;
mod m20261121_000002_create_audit_log;
mod m20261121_000003_create_signing_keys;
mod m20261121_000004_create_members;
mod m20261121_000005_create_devices;
mod m20261121_000006_create_invites;
mod m20261121_000007_create_areas;
mod m20261121_000008_create_patrols;
mod m20261121_000009_create_effort;
mod m20261121_000010_create_pickups;
mod m20261121_000011_create_cell_days;
mod m20261122_000012_add_patrol_transports;
mod m20261122_000013_create_organisation_settings;
mod m20261122_000014_create_changed_days;
mod m20261122_000015_create_annotations;
mod m20261122_000016_create_alarms;
mod m20261122_000017_create_planned_routes;
mod m20261122_000018_create_sealing_keys;
mod m20261122_000019_create_contacts;
mod m20261122_000020_create_contact_ids;
mod m20261122_000021_create_kept_aside;
mod m20261122_000022_create_contact_releases;
mod m20261122_000023_create_services;
mod m20261122_000024_create_warnings;
mod m20261122_000025_add_overdose_texts;
mod m20261122_000026_add_dense_city;
mod m20261122_000027_create_follow_ups;

pub use sea_orm_migration::MigratorTrait;

/// Runs the migrations, oldest first.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261121_000001_create_organisations::Migration),
            Box::new(m20261121_000002_create_audit_log::Migration),
            Box::new(m20261121_000003_create_signing_keys::Migration),
            Box::new(m20261121_000004_create_members::Migration),
            Box::new(m20261121_000005_create_devices::Migration),
            Box::new(m20261121_000006_create_invites::Migration),
            Box::new(m20261121_000007_create_areas::Migration),
            Box::new(m20261121_000008_create_patrols::Migration),
            Box::new(m20261121_000009_create_effort::Migration),
            Box::new(m20261121_000010_create_pickups::Migration),
            Box::new(m20261121_000011_create_cell_days::Migration),
            Box::new(m20261122_000012_add_patrol_transports::Migration),
            Box::new(m20261122_000013_create_organisation_settings::Migration),
            Box::new(m20261122_000014_create_changed_days::Migration),
            Box::new(m20261122_000015_create_annotations::Migration),
            Box::new(m20261122_000016_create_alarms::Migration),
            Box::new(m20261122_000017_create_planned_routes::Migration),
            Box::new(m20261122_000018_create_sealing_keys::Migration),
            Box::new(m20261122_000019_create_contacts::Migration),
            Box::new(m20261122_000020_create_contact_ids::Migration),
            Box::new(m20261122_000021_create_kept_aside::Migration),
            Box::new(m20261122_000022_create_contact_releases::Migration),
            Box::new(m20261122_000023_create_services::Migration),
            Box::new(m20261122_000024_create_warnings::Migration),
            Box::new(m20261122_000025_add_overdose_texts::Migration),
            Box::new(m20261122_000026_add_dense_city::Migration),
            Box::new(m20261122_000027_create_follow_ups::Migration),
        ]
    }
}

/// A table that belongs to an organisation: `org_id` first, and in front of its primary key.
fn org_table(name: &'static str, key: &[&'static str]) -> TableCreateStatement {
    let mut primary_key = Index::create();
    primary_key.primary().col("org_id");
    for column in key {
        primary_key.col(*column);
    }
    let mut table = Table::create();
    table.table(name).col(ColumnDef::new("org_id").big_integer().not_null()).primary_key(&mut primary_key);
    table
}

/// An index that, like all of ours, leads with the organisation.
fn org_index(name: &'static str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table).col("org_id");
    for column in columns {
        index.col(*column);
    }
    index
}

/// Makes a table whose rows lie in the order of their key where the engine can do that, so that their place does not tell
/// which came first.
async fn create_unordered(manager: &SchemaManager<'_>, table: TableCreateStatement) -> Result<(), DbErr> {
    if manager.get_database_backend() != DbBackend::Sqlite {
        return manager.create_table(table).await;
    }
    let sql = format!("{} WITHOUT ROWID", table.to_string(SqliteQueryBuilder));
    manager.get_connection().execute_unprepared(&sql).await.map(|_| ())
}

//! What the engine reads beside the sums: which days' sums changed last, and how many finds a patrol made.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

use crate::{org_index, org_table};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = org_table("changed_days", &["day"]);
        table
            .col(ColumnDef::new("day").integer().not_null())
            .col(ColumnDef::new("seq").big_integer().not_null());
        manager.create_table(table).await?;
        manager.create_index(org_index("changed_days_seq", "changed_days", &["seq"])).await?;
        let patrolled = ColumnDef::new("patrolled").big_integer().not_null().default(0).to_owned();
        manager.alter_table(Table::alter().table("cell_days").add_column(patrolled).to_owned()).await?;
        let db = manager.get_connection();
        db.execute_unprepared(&count_patrolled("'any'", "pickups")).await?;
        let (item, items) = match manager.get_database_backend() {
            DbBackend::Postgres => ("thing ->> 'item'", "jsonb_array_elements(pickups.items) AS thing"),
            _ => ("json_extract(thing.value, '$.item')", "json_each(pickups.items) AS thing"),
        };
        db.execute_unprepared(&count_patrolled(item, &format!("pickups CROSS JOIN {items}")))
            .await
            .map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::alter().table("cell_days").drop_column("patrolled").to_owned();
        manager.alter_table(table).await?;
        manager.drop_table(Table::drop().table("changed_days").to_owned()).await
    }
}

/// The finds that patrols made so far, from the finds themselves; what was already gone is a visit and no find.
fn count_patrolled(item: &str, finds: &str) -> String {
    format!(
        "UPDATE cell_days SET patrolled = counted.finds FROM (
            SELECT pickups.org_id, {item} AS item, pickups.day, pickups.cell, COUNT(DISTINCT pickups.id) AS finds
            FROM {finds}
            WHERE NOT pickups.removed AND pickups.patrol_id IS NOT NULL
                AND (pickups.outcome IS NULL OR pickups.outcome <> 'already_gone')
            GROUP BY 1, 2, 3, 4
        ) AS counted
        WHERE cell_days.org_id = counted.org_id AND cell_days.item = counted.item
            AND cell_days.day = counted.day AND cell_days.cell = counted.cell"
    )
}

//! Where patrols searched, as cells, and its sums by cell and day.

use sea_orm_migration::prelude::*;

use crate::{org_index, org_table};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut patrol_effort = org_table("patrol_effort", &["patrol_id", "cell", "day"]);
        patrol_effort
            .col(ColumnDef::new("patrol_id").uuid().not_null())
            .col(ColumnDef::new("cell").big_integer().not_null())
            .col(ColumnDef::new("day").integer().not_null())
            .col(ColumnDef::new("seconds").big_integer().not_null())
            .col(ColumnDef::new("metres").big_integer().not_null())
            .foreign_key(
                ForeignKey::create()
                    .name("patrol_effort_patrol")
                    .from_tbl("patrol_effort")
                    .from_col("org_id")
                    .from_col("patrol_id")
                    .to_tbl("patrols")
                    .to_col("org_id")
                    .to_col("id")
                    .on_delete(ForeignKeyAction::Cascade),
            );
        manager.create_table(patrol_effort).await?;
        let by_day = org_index("patrol_effort_day", "patrol_effort", &["day", "cell", "patrol_id"]);
        manager.create_index(by_day).await?;
        let mut effort_days = org_table("effort_days", &["day", "cell"]);
        effort_days
            .col(ColumnDef::new("day").integer().not_null())
            .col(ColumnDef::new("cell").big_integer().not_null())
            .col(ColumnDef::new("seconds").big_integer().not_null())
            .col(ColumnDef::new("metres").big_integer().not_null())
            .col(ColumnDef::new("visits").big_integer().not_null());
        manager.create_table(effort_days).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("effort_days").to_owned()).await?;
        manager.drop_table(Table::drop().table("patrol_effort").to_owned()).await
    }
}

//! Alarms of places that suddenly hold more, and which weeks of which areas were looked at.

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
        let mut weeks = org_table("scanned_weeks", &["area_id", "week_ended"]);
        weeks
            .col(ColumnDef::new("area_id").uuid().not_null())
            .col(ColumnDef::new("week_ended").integer().not_null())
            .col(ColumnDef::new("scanned_at").big_integer().not_null());
        manager.create_table(weeks).await?;
        let mut alarms = org_table("alarms", &["id"]);
        alarms
            .col(ColumnDef::new("id").uuid().not_null())
            .col(ColumnDef::new("area_id").uuid().not_null())
            .col(ColumnDef::new("week_ended").integer().not_null())
            .col(ColumnDef::new("level").text().not_null())
            .col(ColumnDef::new("cell").big_integer().not_null())
            .col(ColumnDef::new("radius_m").double().not_null())
            .col(ColumnDef::new("cells").json_binary().not_null())
            .col(ColumnDef::new("since").integer().not_null())
            .col(ColumnDef::new("finds").big_integer().not_null())
            .col(ColumnDef::new("expected").double().not_null())
            .col(ColumnDef::new("recurrence_days").big_integer().not_null())
            .col(ColumnDef::new("answer").text())
            .col(ColumnDef::new("answered_at").big_integer());
        manager.create_table(alarms).await?;
        manager.create_index(org_index("alarms_week_ended", "alarms", &["week_ended", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("alarms").to_owned()).await?;
        manager.drop_table(Table::drop().table("scanned_weeks").to_owned()).await
    }
}

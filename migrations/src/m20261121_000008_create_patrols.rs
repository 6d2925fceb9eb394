//! Patrols: what the phone said at the start and at the end, in whichever order it came.

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
        let mut table = org_table("patrols", &["id"]);
        table
            .col(ColumnDef::new("id").uuid().not_null())
            .col(ColumnDef::new("seq").big_integer().not_null())
            .col(ColumnDef::new("written_by").uuid())
            .col(ColumnDef::new("received_at").big_integer().not_null())
            .col(ColumnDef::new("start_digest").binary())
            .col(ColumnDef::new("area_id").uuid())
            .col(ColumnDef::new("kind").text())
            .col(ColumnDef::new("transport").text())
            .col(ColumnDef::new("team_n").integer())
            .col(ColumnDef::new("started_at").big_integer())
            .col(ColumnDef::new("end_digest").binary())
            .col(ColumnDef::new("ended_at").big_integer())
            .col(ColumnDef::new("paused_s").integer());
        manager.create_table(table).await?;
        manager.create_index(org_index("patrols_started_at", "patrols", &["started_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("patrols").to_owned()).await
    }
}

//! Follow-ups: what a slip's words open, and nothing about who holds it.

use sea_orm_migration::prelude::*;

use crate::{create_unordered, org_index, org_table};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = org_table("follow_ups", &["hash"]);
        table
            .col(ColumnDef::new("hash").binary().not_null())
            .col(ColumnDef::new("reason").text().not_null())
            .col(ColumnDef::new("due_on").integer().not_null())
            .col(ColumnDef::new("area_id").uuid())
            .col(ColumnDef::new("state").text().not_null());
        create_unordered(manager, table).await?;
        manager.create_index(org_index("follow_ups_due_on", "follow_ups", &["state", "due_on"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("follow_ups").to_owned()).await
    }
}

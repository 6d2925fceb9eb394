//! Ids of records that were opened, so that a phone may send one again after its row is gone.

use sea_orm_migration::prelude::*;

use crate::{create_unordered, org_table};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = org_table("contact_ids", &["id"]);
        table.col(ColumnDef::new("id").uuid().not_null()).col(ColumnDef::new("month").text().not_null());
        create_unordered(manager, table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("contact_ids").to_owned()).await
    }
}

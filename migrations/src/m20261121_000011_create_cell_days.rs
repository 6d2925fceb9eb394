//! Finds summed by item, day and cell: what maps read.

use sea_orm_migration::prelude::*;

use crate::org_table;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = org_table("cell_days", &["item", "day", "cell"]);
        table
            .col(ColumnDef::new("item").text().not_null())
            .col(ColumnDef::new("day").integer().not_null())
            .col(ColumnDef::new("cell").big_integer().not_null())
            .col(ColumnDef::new("finds").big_integer().not_null())
            .col(ColumnDef::new("count").big_integer().not_null());
        manager.create_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("cell_days").to_owned()).await
    }
}

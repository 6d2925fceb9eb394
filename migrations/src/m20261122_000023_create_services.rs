//! Places that people are referred to.

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
        let mut table = org_table("services", &["id"]);
        table
            .col(ColumnDef::new("id").uuid().not_null())
            .col(ColumnDef::new("name").text().not_null())
            .col(ColumnDef::new("kinds").json_binary().not_null())
            .col(ColumnDef::new("address").text())
            .col(ColumnDef::new("lat").double())
            .col(ColumnDef::new("lon").double())
            .col(ColumnDef::new("phone").text())
            .col(ColumnDef::new("opening_hours").text())
            .col(ColumnDef::new("languages").json_binary().not_null())
            .col(ColumnDef::new("bring").text())
            .col(ColumnDef::new("note").text());
        manager.create_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("services").to_owned()).await
    }
}

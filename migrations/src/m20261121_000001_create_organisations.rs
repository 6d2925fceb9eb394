//! Unions, and the sequence that gives their changes an order.

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
        let mut organisations = Table::create();
        organisations
            .table("organisations")
            .col(ColumnDef::new("id").big_integer().not_null().primary_key())
            .col(ColumnDef::new("slug").text().not_null().unique_key())
            .col(ColumnDef::new("name").text().not_null())
            .col(ColumnDef::new("time_zone").text().not_null());
        manager.create_table(organisations).await?;
        let mut sequences = org_table("org_sequences", &[]);
        sequences.col(ColumnDef::new("seq").big_integer().not_null());
        manager.create_table(sequences).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("org_sequences").to_owned()).await?;
        manager.drop_table(Table::drop().table("organisations").to_owned()).await
    }
}

//! What a union sets for itself: the numbers that its phones call.

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
        let mut table = org_table("organisation_settings", &[]);
        table
            .col(ColumnDef::new("emergency_phone").text().not_null())
            .col(ColumnDef::new("advice_phone").text().not_null())
            .col(ColumnDef::new("advice_name").text().not_null())
            .col(ColumnDef::new("seq").big_integer().not_null());
        manager.create_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("organisation_settings").to_owned()).await
    }
}

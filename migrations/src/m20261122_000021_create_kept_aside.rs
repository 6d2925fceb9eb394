//! Sealed records that could not be opened, and how many were refused for which reason.

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
        let mut kept = org_table("kept_aside", &["id"]);
        kept.col(ColumnDef::new("id").uuid().not_null())
            .col(ColumnDef::new("key_id").uuid().not_null())
            .col(ColumnDef::new("kept_on").integer().not_null())
            .col(ColumnDef::new("reason").text().not_null())
            .col(ColumnDef::new("sealed").binary().not_null());
        create_unordered(manager, kept).await?;
        let mut refused = org_table("refused_contacts", &["day", "code"]);
        refused
            .col(ColumnDef::new("day").integer().not_null())
            .col(ColumnDef::new("code").text().not_null())
            .col(ColumnDef::new("n").big_integer().not_null());
        manager.create_table(refused).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("refused_contacts").to_owned()).await?;
        manager.drop_table(Table::drop().table("kept_aside").to_owned()).await
    }
}

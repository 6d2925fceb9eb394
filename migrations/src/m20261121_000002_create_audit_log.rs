//! Who did what kind of thing when, never with content.

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
        let mut table = org_table("audit_log", &["id"]);
        table
            .col(ColumnDef::new("id").uuid().not_null())
            .col(ColumnDef::new("at").big_integer().not_null())
            .col(ColumnDef::new("member_id").uuid())
            .col(ColumnDef::new("action").text().not_null());
        manager.create_table(table).await?;
        manager.create_index(org_index("audit_log_at", "audit_log", &["at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("audit_log").to_owned()).await
    }
}

//! Signed-in devices with the digests of their two live refresh secrets.

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
        let mut table = org_table("devices", &["id"]);
        table
            .col(ColumnDef::new("id").uuid().not_null())
            .col(ColumnDef::new("member_id").uuid().not_null())
            .col(ColumnDef::new("current_digest").binary().not_null())
            .col(ColumnDef::new("previous_digest").binary())
            .col(ColumnDef::new("last_seen_month").text().not_null())
            .col(ColumnDef::new("revoked_at").big_integer())
            .foreign_key(
                ForeignKey::create()
                    .name("devices_member")
                    .from_tbl("devices")
                    .from_col("org_id")
                    .from_col("member_id")
                    .to_tbl("members")
                    .to_col("org_id")
                    .to_col("id")
                    .on_delete(ForeignKeyAction::Cascade),
            );
        manager.create_table(table).await?;
        manager.create_index(org_index("devices_member_id", "devices", &["member_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("devices").to_owned()).await
    }
}

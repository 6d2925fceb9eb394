//! Single-use invites, known by the digest of their secret.

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
        let mut table = org_table("invites", &["id"]);
        table
            .col(ColumnDef::new("id").uuid().not_null())
            .col(ColumnDef::new("digest").binary().not_null())
            .col(ColumnDef::new("roles").text().not_null())
            .col(ColumnDef::new("area_ids").json_binary().not_null())
            .col(ColumnDef::new("expires_at").big_integer().not_null());
        manager.create_table(table).await?;
        let mut by_digest = org_index("invites_digest", "invites", &["digest"]);
        by_digest.unique();
        manager.create_index(by_digest).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("invites").to_owned()).await
    }
}

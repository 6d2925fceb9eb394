//! Named polygons.

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
        let mut table = org_table("areas", &["id"]);
        table
            .col(ColumnDef::new("id").uuid().not_null())
            .col(ColumnDef::new("name").text().not_null())
            .col(ColumnDef::new("kind").text().not_null())
            .col(ColumnDef::new("credit").text())
            .col(ColumnDef::new("geometry").json_binary().not_null())
            .col(ColumnDef::new("seq").big_integer().not_null())
            .col(ColumnDef::new("removed").boolean().not_null().default(false));
        manager.create_table(table).await?;
        manager.create_index(org_index("areas_seq", "areas", &["seq"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("areas").to_owned()).await
    }
}

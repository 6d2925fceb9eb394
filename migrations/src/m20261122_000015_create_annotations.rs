//! Notes on days: weather, events, cleaning.

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
        let mut table = org_table("annotations", &["id"]);
        table
            .col(ColumnDef::new("id").uuid().not_null())
            .col(ColumnDef::new("area_id").uuid())
            .col(ColumnDef::new("from_day").integer().not_null())
            .col(ColumnDef::new("to_day").integer().not_null())
            .col(ColumnDef::new("kind").text().not_null())
            .col(ColumnDef::new("text").text().not_null());
        manager.create_table(table).await?;
        manager.create_index(org_index("annotations_from_day", "annotations", &["from_day", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("annotations").to_owned()).await
    }
}

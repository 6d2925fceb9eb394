//! Street contacts: place as a coarse cell, time as a day and one of four blocks, nobody's name.

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
        let mut table = org_table("contacts", &["id"]);
        table
            .col(ColumnDef::new("id").uuid().not_null())
            .col(ColumnDef::new("area_id").uuid())
            .col(ColumnDef::new("day").integer().not_null())
            .col(ColumnDef::new("block").small_integer().not_null())
            .col(ColumnDef::new("cell").big_integer())
            .col(ColumnDef::new("place").text().not_null())
            .col(ColumnDef::new("kind").text().not_null())
            .col(ColumnDef::new("people_n").integer().not_null())
            .col(ColumnDef::new("details").json_binary().not_null())
            .col(ColumnDef::new("undo_hash").binary())
            .col(ColumnDef::new("released_week").integer());
        create_unordered(manager, table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("contacts").to_owned()).await
    }
}

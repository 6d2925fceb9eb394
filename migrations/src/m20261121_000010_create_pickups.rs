//! Finds; a removed one stays as an empty tombstone.

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
        let mut table = org_table("pickups", &["id"]);
        table
            .col(ColumnDef::new("id").uuid().not_null())
            .col(ColumnDef::new("seq").big_integer().not_null())
            .col(ColumnDef::new("revision").integer().not_null())
            .col(ColumnDef::new("digest").binary().not_null())
            .col(ColumnDef::new("written_by").uuid())
            .col(ColumnDef::new("received_at").big_integer().not_null())
            .col(ColumnDef::new("removed").boolean().not_null())
            .col(ColumnDef::new("patrol_id").uuid())
            .col(ColumnDef::new("recorded_at").big_integer())
            .col(ColumnDef::new("day").integer())
            .col(ColumnDef::new("lat").double())
            .col(ColumnDef::new("lon").double())
            .col(ColumnDef::new("accuracy_m").double())
            .col(ColumnDef::new("cell").big_integer())
            .col(ColumnDef::new("items").json_binary().not_null())
            .col(ColumnDef::new("item_n").integer().not_null())
            .col(ColumnDef::new("place_type").text())
            .col(ColumnDef::new("origin").text())
            .col(ColumnDef::new("outcome").text())
            .col(ColumnDef::new("count_method").text())
            .col(ColumnDef::new("needle_cap").text());
        manager.create_table(table).await?;
        manager.create_index(org_index("pickups_recorded_at", "pickups", &["recorded_at"])).await?;
        manager.create_index(org_index("pickups_patrol_id", "pickups", &["patrol_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("pickups").to_owned()).await
    }
}

//! Rounds that were sent to the patrols of a day; a withdrawn one stays as a tombstone for pull.

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
        let mut table = org_table("planned_routes", &["id"]);
        table
            .col(ColumnDef::new("id").uuid().not_null())
            .col(ColumnDef::new("area_id").uuid().not_null())
            .col(ColumnDef::new("day").integer().not_null())
            .col(ColumnDef::new("transport").text().not_null())
            .col(ColumnDef::new("minutes").integer().not_null())
            .col(ColumnDef::new("length_m").integer().not_null())
            .col(ColumnDef::new("walk_minutes").integer().not_null())
            .col(ColumnDef::new("stops").json_binary().not_null())
            .col(ColumnDef::new("seq").big_integer().not_null())
            .col(ColumnDef::new("removed").boolean().not_null().default(false));
        manager.create_table(table).await?;
        manager.create_index(org_index("planned_routes_seq", "planned_routes", &["seq"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("planned_routes").to_owned()).await
    }
}

//! Members by nickname, and the areas they are kept to.

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
        let mut members = org_table("members", &["id"]);
        members
            .col(ColumnDef::new("id").uuid().not_null())
            .col(ColumnDef::new("nickname").text().not_null())
            .col(ColumnDef::new("language").text().not_null())
            .col(ColumnDef::new("roles").text().not_null())
            .col(ColumnDef::new("area_ids").json_binary().not_null());
        manager.create_table(members).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("members").to_owned()).await
    }
}

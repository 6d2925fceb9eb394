//! Warnings for every phone of the team, and how many phones showed them: an acknowledgement is a random number, nothing
//! else, so that it tells of nobody.

use sea_orm_migration::prelude::*;

use crate::{create_unordered, org_index, org_table};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut warnings = org_table("warnings", &["id"]);
        warnings
            .col(ColumnDef::new("id").uuid().not_null())
            .col(ColumnDef::new("text").text().not_null())
            .col(ColumnDef::new("area_id").uuid())
            .col(ColumnDef::new("written_at").big_integer().not_null())
            .col(ColumnDef::new("ends_at").big_integer().not_null())
            .col(ColumnDef::new("seq").big_integer().not_null())
            .col(ColumnDef::new("removed").boolean().not_null().default(false));
        manager.create_table(warnings).await?;
        manager.create_index(org_index("warnings_seq", "warnings", &["seq"])).await?;
        let mut acknowledgements = org_table("warning_acknowledgements", &["warning_id", "id"]);
        acknowledgements
            .col(ColumnDef::new("warning_id").uuid().not_null())
            .col(ColumnDef::new("id").uuid().not_null());
        create_unordered(manager, acknowledgements).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("warning_acknowledgements").to_owned()).await?;
        manager.drop_table(Table::drop().table("warnings").to_owned()).await
    }
}

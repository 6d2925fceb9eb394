//! The frozen weekly releases of street contacts: which weeks there are, their cells, and their sums.

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
        let mut releases = org_table("contact_releases", &["area_id", "week"]);
        releases
            .col(ColumnDef::new("area_id").uuid().not_null())
            .col(ColumnDef::new("week").integer().not_null())
            .col(ColumnDef::new("not_shown").integer());
        manager.create_table(releases).await?;
        let mut cells = org_table("contact_release_cells", &["area_id", "week", "cell"]);
        cells
            .col(ColumnDef::new("area_id").uuid().not_null())
            .col(ColumnDef::new("week").integer().not_null())
            .col(ColumnDef::new("cell").big_integer().not_null())
            .col(ColumnDef::new("contacts").integer().not_null());
        manager.create_table(cells).await?;
        let mut sums = org_table("contact_release_sums", &["area_id", "week", "what", "code"]);
        sums.col(ColumnDef::new("area_id").uuid().not_null())
            .col(ColumnDef::new("week").integer().not_null())
            .col(ColumnDef::new("what").text().not_null())
            .col(ColumnDef::new("code").text().not_null())
            .col(ColumnDef::new("n").integer().not_null());
        manager.create_table(sums).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["contact_release_sums", "contact_release_cells", "contact_releases"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

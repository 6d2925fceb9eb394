//! What the red screen says to do, in the union's own words, and whether its trainer has approved the words.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut approved = ColumnDef::new("overdose_approved");
        approved.boolean().not_null().default(false);
        for column in [ColumnDef::new("overdose_steps").json_binary().take(), approved] {
            let mut table = Table::alter();
            table.table("organisation_settings").add_column(column);
            manager.alter_table(table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["overdose_approved", "overdose_steps"] {
            let mut table = Table::alter();
            table.table("organisation_settings").drop_column(column);
            manager.alter_table(table).await?;
        }
        Ok(())
    }
}

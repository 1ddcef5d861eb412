//! The gate for translations stands once for each language: who passed it passed one of them.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let add = "ALTER TABLE gate_pass ADD COLUMN language TEXT";
        db.get_connection().execute_unprepared(add).await?;
        Ok(())
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let drop = "ALTER TABLE gate_pass DROP COLUMN language";
        db.get_connection().execute_unprepared(drop).await?;
        Ok(())
    }
}

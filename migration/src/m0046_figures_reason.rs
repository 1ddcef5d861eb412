//! Why figures went public while people were still answering.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let add = "ALTER TABLE figures_publication ADD COLUMN why TEXT NOT NULL DEFAULT ''";
        db.get_connection().execute_unprepared(add).await?;
        Ok(())
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let drop = "ALTER TABLE figures_publication DROP COLUMN why";
        db.get_connection().execute_unprepared(drop).await?;
        Ok(())
    }
}

//! Which area a programme is about: the set of figures of who lives there.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let add = "ALTER TABLE programme ADD COLUMN area TEXT NOT NULL DEFAULT ''";
        db.get_connection().execute_unprepared(add).await?;
        Ok(())
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let drop = "ALTER TABLE programme DROP COLUMN area";
        db.get_connection().execute_unprepared(drop).await?;
        Ok(())
    }
}

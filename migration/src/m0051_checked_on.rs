//! The day on which people who read easy read looked at it.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let add = Table::alter()
            .table("language_check")
            .add_column(day("checked_on").null())
            .take();
        db.alter_table(add).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let drop = Table::alter()
            .table("language_check")
            .drop_column("checked_on")
            .take();
        db.alter_table(drop).await
    }
}

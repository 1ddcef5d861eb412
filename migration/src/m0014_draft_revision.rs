//! How often a draft was saved, so that two pages saved at once never undo each other; and an index
//! that passes over jobs that are done.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.alter_table(
            Table::alter()
                .table("draft")
                .add_column(big("revision").not_null().default(1))
                .take(),
        )
        .await?;
        index(db, "job", &["done_at", "failed_at", "run_at", "id"]).await
    }
    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let index = "ix_job_done_at_failed_at_run_at_id";
        db.drop_index(Index::drop().name(index).table("job").to_owned())
            .await?;
        db.alter_table(Table::alter().table("draft").drop_column("revision").take())
            .await
    }
}

//! Work that is done after the answer: jobs, and the mail they send.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("job")
                .col(id())
                .col(text("kind").not_null())
                .col(text("payload").not_null())
                .col(instant("run_at").not_null())
                .col(int("attempts").not_null())
                .col(text("lease").null())
                .col(instant("leased_until").null())
                .col(instant("done_at").null())
                .col(instant("failed_at").null())
                .col(text("last_error").null())
                .col(text("dedup_key").null())
                .take(),
        )
        .await?;
        unique(db, "job", &["dedup_key"], None).await?;
        index(db, "job", &["run_at", "id"]).await?;
        db.create_table(
            table("outbox")
                .col(id())
                .col(text("kind").not_null())
                .col(bytes("sealed").null())
                .col(int("key_id").not_null())
                .col(instant("created_at").not_null())
                .col(instant("sent_at").null())
                .col(instant("failed_at").null())
                .take(),
        )
        .await?;
        index(db, "outbox", &["created_at", "id"]).await?;
        Ok(())
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["outbox", "job"]).await
    }
}

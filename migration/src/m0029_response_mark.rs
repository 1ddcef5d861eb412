//! What was unusual about the way a response was sent.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("response_mark")
                .col(big("response_id").not_null())
                .col(text("mark").not_null())
                .primary_key(&mut primary("response_mark", ["response_id", "mark"]))
                .foreign_key(&mut foreign(
                    "response_mark",
                    "response_id",
                    "response",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .check(one_of("mark", &["filled", "quick", "burst"]))
                .take(),
        )
        .await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["response_mark"]).await
    }
}

//! Questions and sections kept for other surveys.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("kept_piece")
                .col(id())
                .col(text("kind").not_null())
                .col(text("title").not_null())
                .col(text("definition").not_null())
                .col(big("staff_id").null())
                .col(instant("kept_at").not_null())
                .check(one_of("kind", &["question", "section"]))
                .take(),
        )
        .await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["kept_piece"]).await
    }
}

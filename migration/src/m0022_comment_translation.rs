//! Comments in another language, in English, beside their own words.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("comment_translation")
                .col(big("comment_id").not_null())
                .col(text("text").not_null())
                .col(text("translator").not_null())
                .col(big("staff_id").null())
                .col(instant("at").not_null())
                .primary_key(&mut primary("comment_translation", ["comment_id"]))
                .foreign_key(&mut foreign(
                    "comment_translation",
                    "comment_id",
                    "comment",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["comment_translation"]).await
    }
}

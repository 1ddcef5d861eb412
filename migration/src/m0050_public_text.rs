//! Public words besides questionnaires, in other languages.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        // No check of `thing`: what the public reads grows.
        db.create_table(
            table("public_text")
                .col(text("thing").not_null())
                .col(big("object_id").not_null())
                .col(text("field").not_null())
                .col(text("language").not_null())
                .col(big("programme_id").not_null())
                .col(text("text").not_null())
                .col(text("made_of").not_null())
                .col(text("translator").null())
                .col(big("staff_id").null())
                .col(instant("at").not_null())
                .primary_key(&mut primary(
                    "public_text",
                    ["thing", "object_id", "language", "field"],
                ))
                .foreign_key(&mut foreign(
                    "public_text",
                    "programme_id",
                    "programme",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        index(db, "public_text", &["programme_id", "language"]).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["public_text"]).await
    }
}

//! Whether answers to a reworded question count together with those before.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("joined_question")
                .col(big("survey_id").not_null())
                .col(int("number").not_null())
                .col(text("question").not_null())
                .col(text("mark").not_null())
                .col(boolean("together").not_null())
                .col(text("decided_by").not_null())
                .col(instant("decided_at").not_null())
                .primary_key(&mut primary(
                    "joined_question",
                    ["survey_id", "number", "question"],
                ))
                .foreign_key(&mut foreign(
                    "joined_question",
                    "survey_id",
                    "survey",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["joined_question"]).await
    }
}

//! Equality answers: sealed, under keys that say nothing.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            keyed_by_content(db, "equality_answer")
                .col(bytes("link").not_null())
                .col(big("survey_id").not_null())
                .col(big("set_id").not_null())
                .col(bytes("sealed").not_null())
                .col(int("key_id").not_null())
                .primary_key(&mut primary("equality_answer", ["link"]))
                .foreign_key(&mut foreign(
                    "equality_answer",
                    "survey_id",
                    "survey",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "equality_answer",
                    "set_id",
                    "equality_set",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .take(),
        )
        .await?;
        index(db, "equality_answer", &["survey_id"]).await?;
        index(db, "equality_answer", &["set_id"]).await?;
        Ok(())
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["equality_answer"]).await
    }
}

//! E-mail addresses left with answers: sealed, under keys that say nothing.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            keyed_by_content(db, "survey_address")
                .col(bytes("id").not_null())
                .col(big("survey_id").not_null())
                .col(text("question").not_null())
                .col(text("language").not_null())
                .col(bytes("sealed").not_null())
                .col(int("key_id").not_null())
                .primary_key(&mut primary("survey_address", ["id"]))
                .foreign_key(&mut foreign(
                    "survey_address",
                    "survey_id",
                    "survey",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        index(db, "survey_address", &["survey_id"]).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["survey_address"]).await
    }
}

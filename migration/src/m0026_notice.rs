//! Questions and answers, corrections and news of a survey; every wording is kept.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("notice")
                .col(id())
                .col(big("survey_id").not_null())
                .col(text("kind").not_null())
                .col(boolean("tell").not_null())
                .col(instant("told_at").null())
                .col(int("told").null())
                .foreign_key(&mut foreign(
                    "notice",
                    "survey_id",
                    "survey",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .check(one_of("kind", &["question", "correction", "news"]))
                .take(),
        )
        .await?;
        index(db, "notice", &["survey_id"]).await?;
        db.create_table(
            table("notice_wording")
                .col(id())
                .col(big("notice_id").not_null())
                .col(int("number").not_null())
                .col(text("first").not_null())
                .col(text("second").not_null())
                .col(text("link").null())
                .col(boolean("withdrawn").not_null())
                .col(text("reason").null())
                .col(big("staff_id").null())
                .col(instant("at").not_null())
                .foreign_key(&mut foreign(
                    "notice_wording",
                    "notice_id",
                    "notice",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        unique(db, "notice_wording", &["notice_id", "number"], None).await?;
        // Never silently edited: a change is a new row.
        never_changes(db, "notice_wording", "OLD.id = OLD.id").await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["notice_wording", "notice"]).await?;
        forget_refusals(db, "notice_wording").await
    }
}

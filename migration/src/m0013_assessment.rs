//! Equality impact assessments, stage 1.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("assessment")
                .col(id())
                .col(big("programme_id").not_null())
                .col(int("stage").not_null())
                .col(text("aims").not_null())
                .col(text("affected").not_null())
                .col(text("conclusion").not_null())
                .col(text("quotation").not_null())
                .col(day("assessed_on").null())
                .col(day("review_on").null())
                .col(instant("published_at").null())
                .foreign_key(&mut foreign(
                    "assessment",
                    "programme_id",
                    "programme",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        index(db, "assessment", &["programme_id"]).await?;
        db.create_table(
            table("assessment_row")
                .col(big("assessment_id").not_null())
                .col(text("characteristic").not_null())
                .col(text("impact").not_null())
                .col(text("evidence").not_null())
                .col(text("gap").not_null())
                .col(text("mitigation").not_null())
                .primary_key(&mut primary(
                    "assessment_row",
                    ["assessment_id", "characteristic"],
                ))
                .foreign_key(&mut foreign(
                    "assessment_row",
                    "assessment_id",
                    "assessment",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .check(one_of(
                    "impact",
                    &["positive", "neutral", "negative", "mixed", "unknown"],
                ))
                .take(),
        )
        .await?;
        Ok(())
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["assessment_row", "assessment"]).await
    }
}

//! Bundles of near-identical comments: which comments are in one, and when a question was looked
//! through last.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let to_survey = |table: &'static str| {
            foreign(
                table,
                "survey_id",
                "survey",
                "id",
                ForeignKeyAction::Cascade,
            )
        };
        db.create_table(
            table("bundle")
                .col(id())
                .col(big("survey_id").not_null())
                .col(text("field").not_null())
                .col(int("points").not_null())
                .foreign_key(&mut to_survey("bundle"))
                .take(),
        )
        .await?;
        index(db, "bundle", &["survey_id", "field"]).await?;
        db.create_table(
            table("bundled")
                .col(big("comment_id").not_null())
                .col(big("bundle_id").not_null())
                .col(int("text_number").not_null())
                .primary_key(&mut primary("bundled", ["comment_id"]))
                .foreign_key(&mut foreign(
                    "bundled",
                    "comment_id",
                    "comment",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "bundled",
                    "bundle_id",
                    "bundle",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        index(db, "bundled", &["bundle_id", "comment_id"]).await?;
        db.create_table(
            table("bundle_look")
                .col(big("survey_id").not_null())
                .col(text("field").not_null())
                .col(big("comments").not_null())
                .col(big("last_comment").not_null())
                .col(instant("at").not_null())
                .primary_key(&mut primary("bundle_look", ["survey_id", "field"]))
                .foreign_key(&mut to_survey("bundle_look"))
                .take(),
        )
        .await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["bundle_look", "bundled", "bundle"]).await
    }
}

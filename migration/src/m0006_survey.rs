//! Surveys, their immutable versions, and what is still being filled in.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("equality_set")
                .col(id())
                .col(text("version").not_null())
                .col(text("definition").not_null())
                .col(text("sha256").not_null())
                .col(instant("created_at").not_null())
                .take(),
        )
        .await?;
        unique(db, "equality_set", &["sha256"], None).await?;
        never_changes(
            db,
            "equality_set",
            "NEW.definition <> OLD.definition OR NEW.sha256 <> OLD.sha256",
        )
        .await?;
        db.create_table(
            table("survey")
                .col(id())
                .col(big("programme_id").not_null())
                .col(text("slug").not_null())
                .col(text("state").not_null())
                .col(instant("opens_at").null())
                .col(instant("closes_at").null())
                .col(big("version_id").null())
                .col(big("change_seq").not_null())
                .col(bytes("link_key").null())
                .col(int("key_id").not_null())
                .col(instant("created_at").not_null())
                .foreign_key(&mut foreign(
                    "survey",
                    "programme_id",
                    "programme",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .check(one_of("state", &["draft", "open", "closed"]))
                .take(),
        )
        .await?;
        unique(db, "survey", &["slug"], None).await?;
        index(db, "survey", &["programme_id"]).await?;
        db.create_table(
            table("survey_version")
                .col(id())
                .col(big("survey_id").not_null())
                .col(int("number").not_null())
                .col(text("definition").not_null())
                .col(text("sha256").not_null())
                .col(big("equality_set_id").null())
                .col(instant("created_at").not_null())
                .col(text("created_by").not_null())
                .col(instant("published_at").null())
                .foreign_key(&mut foreign(
                    "survey_version",
                    "survey_id",
                    "survey",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "survey_version",
                    "equality_set_id",
                    "equality_set",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .take(),
        )
        .await?;
        unique(db, "survey_version", &["survey_id", "number"], None).await?;
        index(db, "survey_version", &["equality_set_id"]).await?;
        never_changes(
            db,
            "survey_version",
            "OLD.published_at IS NOT NULL AND (NEW.definition <> OLD.definition OR NEW.sha256 <> OLD.sha256 \
             OR NEW.survey_id <> OLD.survey_id OR NEW.published_at IS NULL)",
        )
        .await?;
        db.create_table(
            table("draft")
                .col(bytes("nonce_hash").not_null())
                .col(big("version_id").not_null())
                .col(bytes("sealed").not_null())
                .col(int("key_id").not_null())
                .col(instant("begun_at").not_null())
                .col(instant("expires_at").not_null())
                .primary_key(&mut primary("draft", ["nonce_hash"]))
                .foreign_key(&mut foreign(
                    "draft",
                    "version_id",
                    "survey_version",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        index(db, "draft", &["expires_at"]).await?;
        index(db, "draft", &["version_id"]).await?;
        Ok(())
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        forget_refusals(db, "equality_set").await?;
        forget_refusals(db, "survey_version").await?;
        drop(db, &["draft", "survey_version", "survey", "equality_set"]).await
    }
}

//! Themes: what the program proposed, and what officers decided.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("theme_run")
                .col(id())
                .col(big("survey_id").not_null())
                .col(text("field").not_null())
                .col(text("state").not_null())
                .col(int("percent").not_null())
                .col(big("seed").not_null())
                .col(int("comments").not_null())
                .col(big("asked_by").not_null())
                .col(instant("asked_at").not_null())
                .col(instant("finished_at").null())
                .foreign_key(&mut foreign(
                    "theme_run",
                    "survey_id",
                    "survey",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "theme_run",
                    "asked_by",
                    "staff",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .check(one_of(
                    "state",
                    &["waiting", "running", "done", "failed", "stopped"],
                ))
                .take(),
        )
        .await?;
        index(db, "theme_run", &["survey_id", "field", "id"]).await?;
        index(db, "theme_run", &["asked_by"]).await?;
        db.create_table(
            table("theme_proposal")
                .col(id())
                .col(big("run_id").not_null())
                .col(int("number").not_null())
                .col(text("name").not_null())
                .col(text("terms").not_null())
                .col(int("size").not_null())
                .foreign_key(&mut foreign(
                    "theme_proposal",
                    "run_id",
                    "theme_run",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        unique(db, "theme_proposal", &["run_id", "number"], None).await?;
        db.create_table(
            table("proposal_comment")
                .col(big("proposal_id").not_null())
                .col(big("comment_id").not_null())
                .col(int("rank").not_null())
                .col(real("confidence").not_null())
                .col(int("typical").null())
                .primary_key(&mut primary(
                    "proposal_comment",
                    ["proposal_id", "comment_id"],
                ))
                .foreign_key(&mut foreign(
                    "proposal_comment",
                    "proposal_id",
                    "theme_proposal",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "proposal_comment",
                    "comment_id",
                    "comment",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        index(db, "proposal_comment", &["comment_id"]).await?;
        db.create_table(
            table("theme")
                .col(id())
                .col(big("survey_id").not_null())
                .col(text("field").not_null())
                .col(text("name").not_null())
                .col(text("definition").not_null())
                .col(text("state").not_null())
                .col(big("merged_into").null())
                .col(big("created_by").null())
                .col(instant("created_at").not_null())
                .col(big("decided_by").null())
                .col(instant("decided_at").null())
                .foreign_key(&mut foreign(
                    "theme",
                    "survey_id",
                    "survey",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "theme",
                    "merged_into",
                    "theme",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .foreign_key(&mut foreign(
                    "theme",
                    "created_by",
                    "staff",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .foreign_key(&mut foreign(
                    "theme",
                    "decided_by",
                    "staff",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .check(one_of(
                    "state",
                    &["proposed", "accepted", "set_aside", "merged"],
                ))
                .take(),
        )
        .await?;
        index(db, "theme", &["survey_id", "field", "id"]).await?;
        index(db, "theme", &["merged_into"]).await?;
        index(db, "theme", &["created_by"]).await?;
        index(db, "theme", &["decided_by"]).await?;
        db.create_table(
            table("theme_source")
                .col(big("theme_id").not_null())
                .col(big("proposal_id").not_null())
                .primary_key(&mut primary("theme_source", ["theme_id", "proposal_id"]))
                .foreign_key(&mut foreign(
                    "theme_source",
                    "theme_id",
                    "theme",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "theme_source",
                    "proposal_id",
                    "theme_proposal",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        index(db, "theme_source", &["proposal_id"]).await?;
        db.create_table(
            table("theme_decision")
                .col(id())
                .col(big("theme_id").not_null())
                .col(big("comment_id").not_null())
                .col(boolean("belongs").not_null())
                .col(big("decided_by").not_null())
                .col(instant("decided_at").not_null())
                .foreign_key(&mut foreign(
                    "theme_decision",
                    "theme_id",
                    "theme",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "theme_decision",
                    "comment_id",
                    "comment",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "theme_decision",
                    "decided_by",
                    "staff",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .take(),
        )
        .await?;
        index(db, "theme_decision", &["comment_id", "theme_id"]).await?;
        index(db, "theme_decision", &["theme_id"]).await?;
        index(db, "theme_decision", &["decided_by"]).await?;
        db.create_table(
            table("comment_read")
                .col(big("comment_id").not_null())
                .col(big("staff_id").not_null())
                .col(instant("read_at").not_null())
                .primary_key(&mut primary("comment_read", ["comment_id", "staff_id"]))
                .foreign_key(&mut foreign(
                    "comment_read",
                    "comment_id",
                    "comment",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "comment_read",
                    "staff_id",
                    "staff",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .take(),
        )
        .await?;
        index(db, "comment_read", &["staff_id"]).await?;
        Ok(())
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(
            db,
            &[
                "comment_read",
                "theme_decision",
                "theme_source",
                "theme",
                "proposal_comment",
                "theme_proposal",
                "theme_run",
            ],
        )
        .await
    }
}

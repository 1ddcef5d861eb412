//! Commitments: what people said, what is done about it, by whom.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("commitment")
                .col(id())
                .col(big("programme_id").not_null())
                .col(big("theme_id").null())
                .col(text("title").not_null())
                .col(text("you_said").not_null())
                .col(text("we_are_doing").not_null())
                .col(text("why_not").not_null())
                .col(text("status").not_null())
                .col(day("due_on").null())
                .col(instant("published_at").null())
                .col(text("created_by").not_null())
                .col(instant("created_at").not_null())
                .col(instant("changed_at").not_null())
                .foreign_key(&mut foreign(
                    "commitment",
                    "programme_id",
                    "programme",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "commitment",
                    "theme_id",
                    "theme",
                    "id",
                    ForeignKeyAction::SetNull,
                ))
                .check(one_of(
                    "status",
                    &[
                        "not_stated",
                        "exploring",
                        "not_started",
                        "on_track",
                        "delayed",
                        "done",
                        "not_doing",
                    ],
                ))
                .take(),
        )
        .await?;
        index(db, "commitment", &["programme_id"]).await?;
        index(db, "commitment", &["theme_id"]).await?;
        db.create_table(
            table("commitment_owner")
                .col(big("commitment_id").not_null())
                .col(big("organisation_id").not_null())
                .col(boolean("accountable").not_null())
                .col(int("position").not_null())
                .primary_key(&mut primary(
                    "commitment_owner",
                    ["commitment_id", "organisation_id"],
                ))
                .foreign_key(&mut foreign(
                    "commitment_owner",
                    "commitment_id",
                    "commitment",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "commitment_owner",
                    "organisation_id",
                    "organisation",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .take(),
        )
        .await?;
        unique(
            db,
            "commitment_owner",
            &["commitment_id"],
            Some("accountable"),
        )
        .await?;
        index(db, "commitment_owner", &["organisation_id"]).await?;
        db.create_table(
            table("commitment_update")
                .col(id())
                .col(big("commitment_id").not_null())
                .col(instant("at").not_null())
                .col(text("by").not_null())
                .col(text("status").not_null())
                .col(day("due_on").null())
                .col(text("note").not_null())
                .col(instant("published_at").null())
                .foreign_key(&mut foreign(
                    "commitment_update",
                    "commitment_id",
                    "commitment",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .check(one_of(
                    "status",
                    &[
                        "not_stated",
                        "exploring",
                        "not_started",
                        "on_track",
                        "delayed",
                        "done",
                        "not_doing",
                    ],
                ))
                .take(),
        )
        .await?;
        index(db, "commitment_update", &["commitment_id"]).await?;
        Ok(())
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["commitment_update", "commitment_owner", "commitment"]).await
    }
}

//! Invitations to a list: addresses sealed, under keys that say nothing, with no way to an answer.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("panel")
                .col(id())
                .col(big("survey_id").not_null())
                .col(text("name").not_null())
                .col(text("language").not_null())
                .col(boolean("remind").not_null())
                .col(int("reminders").not_null())
                .col(day("written_on").null())
                .col(int("invited").null())
                .col(int("answered").null())
                .foreign_key(&mut foreign(
                    "panel",
                    "survey_id",
                    "survey",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        index(db, "panel", &["survey_id"]).await?;
        db.create_table(
            keyed_by_content(db, "invitee")
                .col(bytes("id").not_null())
                .col(big("panel_id").not_null())
                .col(text("state").not_null())
                .col(int("mails").not_null())
                .col(bytes("sealed").null())
                .col(int("key_id").not_null())
                .primary_key(&mut primary("invitee", ["id"]))
                .foreign_key(&mut foreign(
                    "invitee",
                    "panel_id",
                    "panel",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .check(one_of("state", &["waiting", "answered", "left"]))
                .take(),
        )
        .await?;
        index(db, "invitee", &["panel_id"]).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["invitee", "panel"]).await
    }
}

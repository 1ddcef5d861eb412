//! Released figures, frozen at a snapshot, and who read them for what.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("snapshot")
                .col(id())
                .col(big("survey_id").not_null())
                .col(int("number").not_null())
                .col(big("change_seq").not_null())
                .col(text("parameters").not_null())
                .col(instant("taken_at").not_null())
                .foreign_key(&mut foreign(
                    "snapshot",
                    "survey_id",
                    "survey",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        unique(db, "snapshot", &["survey_id", "number"], None).await?;
        db.create_table(
            table("released_table")
                .col(big("snapshot_id").not_null())
                .col(text("dimension").not_null())
                .col(text("characteristic").not_null())
                .col(text("body").not_null())
                .primary_key(&mut primary(
                    "released_table",
                    ["snapshot_id", "dimension", "characteristic"],
                ))
                .foreign_key(&mut foreign(
                    "released_table",
                    "snapshot_id",
                    "snapshot",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        db.create_table(
            table("reading")
                .col(id())
                .col(big("staff_id").not_null())
                .col(big("survey_id").not_null())
                .col(text("purpose").not_null())
                .col(instant("stated_at").not_null())
                .foreign_key(&mut foreign(
                    "reading",
                    "staff_id",
                    "staff",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .foreign_key(&mut foreign(
                    "reading",
                    "survey_id",
                    "survey",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        index(db, "reading", &["staff_id", "survey_id"]).await?;
        index(db, "reading", &["survey_id"]).await?;
        db.create_table(
            table("reading_entry")
                .col(id())
                .col(big("reading_id").not_null())
                .col(text("dimension").not_null())
                .col(text("characteristic").not_null())
                .col(instant("at").not_null())
                .foreign_key(&mut foreign(
                    "reading_entry",
                    "reading_id",
                    "reading",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        index(db, "reading_entry", &["reading_id"]).await?;
        Ok(())
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(
            db,
            &["reading_entry", "reading", "released_table", "snapshot"],
        )
        .await
    }
}

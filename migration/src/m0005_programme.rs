//! Phases of a programme, and everyone it spoke with.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("phase")
                .col(id())
                .col(big("programme_id").not_null())
                .col(int("position").not_null())
                .col(text("title").not_null())
                .col(text("period").not_null())
                .col(text("body").not_null())
                .foreign_key(&mut foreign(
                    "phase",
                    "programme_id",
                    "programme",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        unique(db, "phase", &["programme_id", "position"], None).await?;
        db.create_table(
            table("contact")
                .col(id())
                .col(big("programme_id").not_null())
                .col(big("phase_id").null())
                .col(int("position").not_null())
                .col(text("who").not_null())
                .col(text("how").not_null())
                .col(int("people").not_null())
                .col(text("counted").not_null())
                .col(boolean("professionals").not_null())
                .col(boolean("claimed").not_null())
                .foreign_key(&mut foreign(
                    "contact",
                    "programme_id",
                    "programme",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "contact",
                    "phase_id",
                    "phase",
                    "id",
                    ForeignKeyAction::SetNull,
                ))
                .check(one_of("counted", &["exact", "about", "at_least"]))
                .take(),
        )
        .await?;
        unique(db, "contact", &["programme_id", "position"], None).await?;
        index(db, "contact", &["phase_id"]).await?;
        Ok(())
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["contact", "phase"]).await
    }
}

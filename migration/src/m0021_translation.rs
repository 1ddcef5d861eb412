//! Who translated which text of a survey, and who checked a language.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn of_survey(name: &'static str) -> ForeignKeyCreateStatement {
    foreign(name, "survey_id", "survey", "id", ForeignKeyAction::Cascade)
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("translated_text")
                .col(big("survey_id").not_null())
                .col(text("language").not_null())
                .col(text("place").not_null())
                .col(text("translator").null())
                .col(big("staff_id").null())
                .col(instant("at").not_null())
                .primary_key(&mut primary(
                    "translated_text",
                    ["survey_id", "language", "place"],
                ))
                .foreign_key(&mut of_survey("translated_text"))
                .take(),
        )
        .await?;
        db.create_table(
            table("language_check")
                .col(id())
                .col(big("survey_id").not_null())
                .col(text("language").not_null())
                .col(text("mark").not_null())
                .col(text("checked_by").not_null())
                .col(big("staff_id").null())
                .col(instant("at").not_null())
                .foreign_key(&mut of_survey("language_check"))
                .take(),
        )
        .await?;
        index(db, "language_check", &["survey_id"]).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["language_check", "translated_text"]).await
    }
}

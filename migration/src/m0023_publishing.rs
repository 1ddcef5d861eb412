//! Who signed a survey off, who passed a gate and why, previews, moved dates, holds.

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
            table("sign_off")
                .col(id())
                .col(big("survey_id").not_null())
                .col(text("step").not_null())
                .col(text("sha256").not_null())
                .col(big("staff_id").null())
                .col(text("reason").null())
                .col(instant("at").not_null())
                .foreign_key(&mut of_survey("sign_off"))
                .check(one_of("step", &["equality", "communications"]))
                .take(),
        )
        .await?;
        index(db, "sign_off", &["survey_id"]).await?;
        db.create_table(
            table("gate_pass")
                .col(id())
                .col(big("survey_id").not_null())
                .col(int("version").not_null())
                .col(text("gate").not_null())
                .col(big("staff_id").null())
                .col(text("reason").not_null())
                .col(instant("at").not_null())
                .foreign_key(&mut of_survey("gate_pass"))
                .take(),
        )
        .await?;
        index(db, "gate_pass", &["survey_id"]).await?;
        db.create_table(
            table("preview")
                .col(id())
                .col(big("survey_id").not_null())
                .col(bytes("token_hash").not_null())
                .col(big("staff_id").null())
                .col(instant("expires_at").not_null())
                .foreign_key(&mut of_survey("preview"))
                .take(),
        )
        .await?;
        unique(db, "preview", &["token_hash"], None).await?;
        index(db, "preview", &["survey_id"]).await?;
        db.create_table(
            table("moved_date")
                .col(id())
                .col(big("survey_id").not_null())
                .col(instant("was").null())
                .col(instant("becomes").not_null())
                .col(text("reason").not_null())
                .col(big("staff_id").null())
                .col(instant("at").not_null())
                .foreign_key(&mut of_survey("moved_date"))
                .take(),
        )
        .await?;
        index(db, "moved_date", &["survey_id"]).await?;
        db.create_table(
            table("hold")
                .col(id())
                .col(big("programme_id").null())
                .col(day("from_on").not_null())
                .col(day("until_on").not_null())
                .col(text("reason").not_null())
                .col(big("staff_id").null())
                .col(instant("at").not_null())
                .col(instant("lifted_at").null())
                .col(big("lifted_by").null())
                .col(text("lifted_reason").null())
                .foreign_key(&mut foreign(
                    "hold",
                    "programme_id",
                    "programme",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        index(db, "hold", &["programme_id"]).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(
            db,
            &["hold", "moved_date", "preview", "gate_pass", "sign_off"],
        )
        .await
    }
}

//! What may say who somebody is: what was found in comments, what was decided about it, the copy
//! that may be shown, who opened what was written, and which words may be quoted.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let looked = boolean("looked").not_null().default(false).take();
        let alter = Table::alter().table("comment").add_column(looked).take();
        db.alter_table(alter).await?;
        index(db, "comment", &["looked", "id"]).await?;
        redactions(db).await?;
        copies(db).await?;
        openings(db).await?;
        quotations(db).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(
            db,
            &["quotation", "original_opening", "redacted", "redaction"],
        )
        .await?;
        db.drop_index(Index::drop().name("ix_comment_looked_id").to_owned())
            .await?;
        let alter = Table::alter().table("comment").drop_column("looked").take();
        db.alter_table(alter).await
    }
}

fn of_comment(table: &'static str) -> ForeignKeyCreateStatement {
    foreign(
        table,
        "comment_id",
        "comment",
        "id",
        ForeignKeyAction::Cascade,
    )
}

fn of_staff(table: &'static str) -> ForeignKeyCreateStatement {
    foreign(table, "staff_id", "staff", "id", ForeignKeyAction::Restrict)
}

async fn redactions(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    db.create_table(
        table("redaction")
            .col(id())
            .col(big("comment_id").not_null())
            .col(int("start").not_null())
            .col(int("length").not_null())
            .col(text("kind").not_null())
            .col(text("sign").not_null())
            .col(text("state").not_null())
            .col(text("reason").null())
            .col(text("note").not_null())
            .col(big("staff_id").null())
            .col(instant("at").null())
            .foreign_key(&mut of_comment("redaction"))
            .foreign_key(&mut of_staff("redaction"))
            .check(one_of("state", &["proposed", "accepted", "left"]))
            .take(),
    )
    .await?;
    index(db, "redaction", &["comment_id", "start"]).await?;
    index(db, "redaction", &["state", "kind"]).await?;
    index(db, "redaction", &["staff_id"]).await
}

async fn copies(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    db.create_table(
        table("redacted")
            .col(big("comment_id").not_null())
            .col(text("text").not_null())
            .col(int("undecided").not_null())
            .primary_key(&mut primary("redacted", ["comment_id"]))
            .foreign_key(&mut of_comment("redacted"))
            .take(),
    )
    .await?;
    index(db, "redacted", &["undecided"]).await
}

async fn openings(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    db.create_table(
        table("original_opening")
            .col(id())
            .col(big("staff_id").not_null())
            .col(big("survey_id").not_null())
            .col(text("field").not_null())
            .col(big("comment_id").null())
            .col(text("reason").not_null())
            .col(text("note").not_null())
            .col(instant("at").not_null())
            .foreign_key(&mut of_staff("original_opening"))
            .foreign_key(&mut of_comment("original_opening"))
            .foreign_key(&mut foreign(
                "original_opening",
                "survey_id",
                "survey",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .take(),
    )
    .await?;
    index(db, "original_opening", &["staff_id", "survey_id", "field"]).await?;
    index(db, "original_opening", &["survey_id"]).await?;
    index(db, "original_opening", &["comment_id"]).await
}

async fn quotations(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    db.create_table(
        table("quotation")
            .col(big("comment_id").not_null())
            .col(text("words").not_null())
            .col(boolean("passed").not_null())
            .col(text("why").not_null())
            .col(big("staff_id").not_null())
            .col(instant("at").not_null())
            .primary_key(&mut primary("quotation", ["comment_id"]))
            .foreign_key(&mut of_comment("quotation"))
            .foreign_key(&mut of_staff("quotation"))
            .take(),
    )
    .await?;
    index(db, "quotation", &["staff_id"]).await
}

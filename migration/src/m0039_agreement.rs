//! Agreement and publishing: second codings, what was measured, and what the public reads.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Columns that tables get, with what they are added to.
const COLUMNS: [(&str, &str); 4] = [
    ("survey", "results_at"),
    ("comment_read", "coded_at"),
    ("theme_question", "alpha_least"),
    ("theme_question", "f1_least"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        coded(db).await?;
        let column = instant("results_at").null().take();
        db.alter_table(Table::alter().table("survey").add_column(column).take())
            .await?;
        for column in ["alpha_least", "f1_least"] {
            let column = int(column).null().take();
            let alter = Table::alter()
                .table("theme_question")
                .add_column(column)
                .take();
            db.alter_table(alter).await?;
        }
        second(db).await?;
        measured(db).await?;
        published(db).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(
            db,
            &[
                "publication_quote",
                "theme_publication",
                "theme_measure",
                "second_word",
                "second_coding",
                "second_sample",
            ],
        )
        .await?;
        for (table, column) in COLUMNS {
            let alter = Table::alter().table(table).drop_column(column).take();
            db.alter_table(alter).await?;
        }
        Ok(())
    }
}

/// Whoever put a comment into themes, or out of them, while they read it, has coded it.
async fn coded(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    let column = instant("coded_at").null().take();
    let alter = Table::alter()
        .table("comment_read")
        .add_column(column)
        .take();
    db.alter_table(alter).await?;
    db.get_connection()
        .execute_unprepared(
            "UPDATE comment_read SET coded_at = (SELECT MAX(word.decided_at) \
             FROM theme_decision word JOIN theme_step step ON step.id = word.step_id \
             WHERE word.comment_id = comment_read.comment_id \
             AND word.decided_by = comment_read.staff_id \
             AND step.deed = 'code' AND NOT word.undone)",
        )
        .await?;
    Ok(())
}

fn of_staff(table: &'static str, column: &'static str) -> ForeignKeyCreateStatement {
    foreign(table, column, "staff", "id", ForeignKeyAction::Restrict)
}

fn of_survey(table: &'static str) -> ForeignKeyCreateStatement {
    foreign(
        table,
        "survey_id",
        "survey",
        "id",
        ForeignKeyAction::Cascade,
    )
}

async fn second(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    db.create_table(
        table("second_sample")
            .col(id())
            .col(big("survey_id").not_null())
            .col(text("field").not_null())
            .col(big("staff_id").not_null())
            .col(big("drawn_by").not_null())
            .col(instant("drawn_at").not_null())
            .col(big("seed").not_null())
            .col(int("drawn_from").not_null())
            .col(int("comments").not_null())
            .col(instant("ended_at").null())
            .foreign_key(&mut of_survey("second_sample"))
            .foreign_key(&mut of_staff("second_sample", "staff_id"))
            .foreign_key(&mut of_staff("second_sample", "drawn_by"))
            .take(),
    )
    .await?;
    index(db, "second_sample", &["survey_id", "field", "id"]).await?;
    index(db, "second_sample", &["staff_id", "ended_at"]).await?;
    index(db, "second_sample", &["drawn_by"]).await?;
    db.create_table(
        table("second_coding")
            .col(big("comment_id").not_null())
            .col(big("sample_id").not_null())
            .col(int("place").not_null())
            .col(big("first_by").not_null())
            .col(instant("coded_at").null())
            .col(big("step_id").null())
            .primary_key(&mut primary("second_coding", ["comment_id"]))
            .foreign_key(&mut foreign(
                "second_coding",
                "comment_id",
                "comment",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .foreign_key(&mut foreign(
                "second_coding",
                "sample_id",
                "second_sample",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .foreign_key(&mut of_staff("second_coding", "first_by"))
            .foreign_key(&mut foreign(
                "second_coding",
                "step_id",
                "theme_step",
                "id",
                ForeignKeyAction::SetNull,
            ))
            .take(),
    )
    .await?;
    index(db, "second_coding", &["sample_id", "place"]).await?;
    index(db, "second_coding", &["first_by"]).await?;
    index(db, "second_coding", &["step_id"]).await?;
    db.create_table(
        table("second_word")
            .col(big("comment_id").not_null())
            .col(big("theme_id").not_null())
            .col(text("coder").not_null())
            .col(boolean("belongs").not_null())
            .primary_key(&mut primary(
                "second_word",
                ["comment_id", "theme_id", "coder"],
            ))
            .foreign_key(&mut foreign(
                "second_word",
                "comment_id",
                "second_coding",
                "comment_id",
                ForeignKeyAction::Cascade,
            ))
            .foreign_key(&mut foreign(
                "second_word",
                "theme_id",
                "theme",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .check(one_of("coder", &["first", "second", "machine"]))
            .take(),
    )
    .await?;
    index(db, "second_word", &["theme_id"]).await
}

async fn measured(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    db.create_table(
        table("theme_measure")
            .col(id())
            .col(big("survey_id").not_null())
            .col(text("field").not_null())
            .col(text("body").not_null())
            .col(big("measured_by").null())
            .col(instant("measured_at").not_null())
            .foreign_key(&mut of_survey("theme_measure"))
            .foreign_key(&mut of_staff("theme_measure", "measured_by"))
            .take(),
    )
    .await?;
    index(db, "theme_measure", &["survey_id", "field", "id"]).await?;
    index(db, "theme_measure", &["measured_by"]).await
}

async fn published(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    db.create_table(
        table("theme_publication")
            .col(id())
            .col(big("survey_id").not_null())
            .col(text("field").not_null())
            .col(text("body").not_null())
            .col(text("reasons").not_null())
            .col(big("published_by").null())
            .col(instant("published_at").not_null())
            .col(big("ended_by").null())
            .col(instant("ended_at").null())
            .col(text("ended_why").not_null())
            .foreign_key(&mut of_survey("theme_publication"))
            .foreign_key(&mut of_staff("theme_publication", "published_by"))
            .foreign_key(&mut of_staff("theme_publication", "ended_by"))
            .take(),
    )
    .await?;
    index(db, "theme_publication", &["survey_id", "field", "id"]).await?;
    unique(
        db,
        "theme_publication",
        &["survey_id", "field"],
        Some("ended_at IS NULL"),
    )
    .await?;
    index(db, "theme_publication", &["published_by"]).await?;
    index(db, "theme_publication", &["ended_by"]).await?;
    db.create_table(
        table("publication_quote")
            .col(big("publication_id").not_null())
            .col(big("comment_id").not_null())
            .col(big("theme_id").not_null())
            .col(text("text").not_null())
            .primary_key(&mut primary(
                "publication_quote",
                ["publication_id", "comment_id", "theme_id"],
            ))
            .foreign_key(&mut foreign(
                "publication_quote",
                "publication_id",
                "theme_publication",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .foreign_key(&mut foreign(
                "publication_quote",
                "comment_id",
                "comment",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .foreign_key(&mut foreign(
                "publication_quote",
                "theme_id",
                "theme",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .take(),
    )
    .await?;
    index(db, "publication_quote", &["comment_id"]).await?;
    index(db, "publication_quote", &["theme_id"]).await
}

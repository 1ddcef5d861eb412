//! Who answered against who lives here: baselines, what reviewers decided about differences, and
//! whom to reach out to.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        baseline(db).await?;
        decisions(db).await?;
        outreach(db).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["outreach", "difference_decision", "baseline"]).await
    }
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

async fn baseline(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    db.create_table(
        table("baseline")
            .col(text("set_code").not_null())
            .col(text("dimension").not_null())
            .col(text("code").not_null())
            .col(text("set_name").not_null())
            .col(day("as_of").not_null())
            .col(text("category").not_null())
            .col(big("count").not_null())
            .col(big("base").not_null())
            .col(text("population").not_null())
            .col(text("source").not_null())
            .col(text("note").not_null())
            .col(instant("imported_at").not_null())
            .primary_key(&mut primary("baseline", ["set_code", "dimension", "code"]))
            .take(),
    )
    .await
}

async fn decisions(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    db.create_table(
        table("difference_decision")
            .col(id())
            .col(big("survey_id").not_null())
            .col(text("dimension").not_null())
            .col(text("answer").not_null())
            .col(text("characteristic").not_null())
            .col(text("group_code").not_null())
            .col(text("verdict").not_null())
            .col(text("reason").not_null())
            .col(int("points").not_null())
            .col(int("snapshot").not_null())
            .col(big("decided_by").null())
            .col(instant("decided_at").not_null())
            .col(big("undone_by").null())
            .col(instant("undone_at").null())
            .foreign_key(&mut of_survey("difference_decision"))
            .foreign_key(&mut of_staff("difference_decision", "decided_by"))
            .foreign_key(&mut of_staff("difference_decision", "undone_by"))
            .check(one_of("verdict", &["taken_up", "set_aside"]))
            .take(),
    )
    .await?;
    index(db, "difference_decision", &["survey_id", "id"]).await?;
    unique(
        db,
        "difference_decision",
        &[
            "survey_id",
            "dimension",
            "answer",
            "characteristic",
            "group_code",
        ],
        Some("undone_at IS NULL"),
    )
    .await?;
    index(db, "difference_decision", &["decided_by"]).await?;
    index(db, "difference_decision", &["undone_by"]).await
}

async fn outreach(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    db.create_table(
        table("outreach")
            .col(id())
            .col(big("survey_id").not_null())
            .col(text("characteristic").not_null())
            .col(text("group_code").not_null())
            .col(text("plan").not_null())
            .col(big("added_by").null())
            .col(instant("added_at").not_null())
            .col(text("outcome").not_null())
            .col(big("done_by").null())
            .col(instant("done_at").null())
            .foreign_key(&mut of_survey("outreach"))
            .foreign_key(&mut of_staff("outreach", "added_by"))
            .foreign_key(&mut of_staff("outreach", "done_by"))
            .take(),
    )
    .await?;
    index(db, "outreach", &["survey_id", "id"]).await?;
    index(db, "outreach", &["added_by"]).await?;
    index(db, "outreach", &["done_by"]).await
}

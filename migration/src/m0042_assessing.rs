//! Assessments in versions: written, handed in, agreed, signed off, published, looked at again.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::ConnectionTrait;
use serde_json::{Value as Json, json};

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// What stood in the row of an assessment and stands in its versions now.
const TEXTS: [&str; 4] = ["aims", "affected", "conclusion", "quotation"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            text("direct_why").not_null().default("").take(),
            boolean("overdue_hidden").not_null().default(false).take(),
            day("told_due").null().take(),
            day("told_overdue").null().take(),
        ];
        for column in columns {
            let alter = Table::alter().table("assessment").add_column(column).take();
            db.alter_table(alter).await?;
        }
        versions(db).await?;
        copy(db).await?;
        drop(db, &["assessment_row"]).await?;
        for column in TEXTS.into_iter().chain(["assessed_on"]) {
            let alter = Table::alter()
                .table("assessment")
                .drop_column(column)
                .take();
            db.alter_table(alter).await?;
        }
        Ok(())
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(
            db,
            &[
                "claim_doubt",
                "assessment_quote",
                "assessment_step",
                "assessment_version",
            ],
        )
        .await?;
        for column in ["direct_why", "overdue_hidden", "told_due", "told_overdue"] {
            let alter = Table::alter()
                .table("assessment")
                .drop_column(column)
                .take();
            db.alter_table(alter).await?;
        }
        for column in TEXTS {
            let column = text(column).not_null().default("").take();
            let alter = Table::alter().table("assessment").add_column(column).take();
            db.alter_table(alter).await?;
        }
        let column = day("assessed_on").null().take();
        let alter = Table::alter().table("assessment").add_column(column).take();
        db.alter_table(alter).await?;
        rows(db).await
    }
}

fn of_version(table: &'static str) -> ForeignKeyCreateStatement {
    foreign(
        table,
        "version_id",
        "assessment_version",
        "id",
        ForeignKeyAction::Cascade,
    )
}

fn of_staff(table: &'static str) -> ForeignKeyCreateStatement {
    foreign(table, "staff_id", "staff", "id", ForeignKeyAction::Restrict)
}

async fn versions(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    db.create_table(
        table("assessment_version")
            .col(id())
            .col(big("assessment_id").not_null())
            .col(int("number").not_null())
            .col(text("state").not_null())
            .col(text("body").not_null())
            .col(text("sha256").not_null())
            .col(instant("signed_at").null())
            .col(instant("published_at").null())
            .foreign_key(&mut foreign(
                "assessment_version",
                "assessment_id",
                "assessment",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .check(one_of(
                "state",
                &[
                    "draft",
                    "submitted",
                    "returned",
                    "agreed",
                    "signed_off",
                    "in_review",
                    "closed",
                ],
            ))
            .take(),
    )
    .await?;
    unique(db, "assessment_version", &["assessment_id", "number"], None).await?;
    db.create_table(
        table("assessment_step")
            .col(id())
            .col(big("version_id").not_null())
            .col(text("deed").not_null())
            .col(big("staff_id").null())
            .col(instant("at").not_null())
            .col(text("note").not_null())
            .col(text("alone").not_null())
            .foreign_key(&mut of_version("assessment_step"))
            .foreign_key(&mut of_staff("assessment_step"))
            .check(one_of(
                "deed",
                &[
                    "write", "submit", "return", "agree", "sign_off", "publish", "review", "keep",
                    "revise", "close",
                ],
            ))
            .take(),
    )
    .await?;
    index(db, "assessment_step", &["version_id"]).await?;
    index(db, "assessment_step", &["staff_id"]).await?;
    db.create_table(
        table("assessment_quote")
            .col(big("version_id").not_null())
            .col(int("number").not_null())
            .col(big("comment_id").not_null())
            .col(text("text").not_null())
            .primary_key(&mut primary("assessment_quote", ["version_id", "number"]))
            .foreign_key(&mut of_version("assessment_quote"))
            .foreign_key(&mut foreign(
                "assessment_quote",
                "comment_id",
                "comment",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .take(),
    )
    .await?;
    index(db, "assessment_quote", &["comment_id"]).await?;
    db.create_table(
        table("claim_doubt")
            .col(id())
            .col(big("version_id").not_null())
            .col(text("words").not_null())
            .col(text("source").not_null())
            .col(big("staff_id").null())
            .col(instant("at").not_null())
            .foreign_key(&mut of_version("claim_doubt"))
            .foreign_key(&mut of_staff("claim_doubt"))
            .take(),
    )
    .await?;
    index(db, "claim_doubt", &["version_id"]).await?;
    index(db, "claim_doubt", &["staff_id"]).await
}

/// Assessments that came as files become the first version of themselves.
async fn copy(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    let connection = db.get_connection();
    let found = Query::select()
        .columns(["id"])
        .columns(TEXTS)
        // Days as text, which both databases write alike.
        .expr_as(Expr::col("assessed_on").cast_as("text"), "assessed")
        .expr_as(Expr::col("review_on").cast_as("text"), "review")
        .column("published_at")
        .from("assessment")
        .order_by("id", Order::Asc)
        .to_owned();
    for row in connection.query_all(&found).await? {
        let id: i64 = row.try_get("", "id")?;
        let mut body = json!({ "rows": rows_of(db, id).await? });
        for name in TEXTS {
            body[name] = Json::String(row.try_get("", name)?);
        }
        for (name, from) in [("assessed_on", "assessed"), ("review_on", "review")] {
            body[name] = json!(row.try_get::<Option<String>>("", from)?);
        }
        let insert = Query::insert()
            .into_table("assessment_version")
            .columns(["assessment_id", "number", "state", "body", "sha256"])
            .values_panic([
                id.into(),
                1.into(),
                "signed_off".into(),
                body.to_string().into(),
                "".into(),
            ])
            .to_owned();
        connection.execute(&insert).await?;
    }
    connection
        .execute_unprepared(
            "UPDATE assessment_version SET \
             signed_at = (SELECT published_at FROM assessment \
                          WHERE assessment.id = assessment_version.assessment_id), \
             published_at = (SELECT published_at FROM assessment \
                             WHERE assessment.id = assessment_version.assessment_id)",
        )
        .await?;
    Ok(())
}

async fn rows_of(db: &SchemaManager<'_>, assessment: i64) -> Result<Vec<Json>, DbErr> {
    let found = Query::select()
        .columns(["characteristic", "impact", "evidence", "gap", "mitigation"])
        .from("assessment_row")
        .and_where(Expr::col("assessment_id").eq(assessment))
        .order_by("characteristic", Order::Asc)
        .to_owned();
    let mut rows = Vec::new();
    for row in db.get_connection().query_all(&found).await? {
        let text = |name: &str| row.try_get::<String>("", name);
        rows.push(json!({
            "characteristic": text("characteristic")?,
            "impact": text("impact")?,
            "known": text("evidence")?,
            "gap_plan": text("gap")?,
            "mitigation": text("mitigation")?,
        }));
    }
    Ok(rows)
}

/// The table of rows as it was before, empty.
async fn rows(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    db.create_table(
        table("assessment_row")
            .col(big("assessment_id").not_null())
            .col(text("characteristic").not_null())
            .col(text("impact").not_null())
            .col(text("evidence").not_null())
            .col(text("gap").not_null())
            .col(text("mitigation").not_null())
            .primary_key(&mut primary(
                "assessment_row",
                ["assessment_id", "characteristic"],
            ))
            .foreign_key(&mut foreign(
                "assessment_row",
                "assessment_id",
                "assessment",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .check(one_of(
                "impact",
                &["positive", "neutral", "negative", "mixed", "unknown"],
            ))
            .take(),
    )
    .await
}

//! The workbench of themes: who reads what, coding, a tree of themes, what was done and undone.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        comments(db).await?;
        themes(db).await?;
        reading(db).await?;
        coding(db).await?;
        belonging(db).await?;
        fill_belonging(db).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(
            db,
            &[
                "themed",
                "comment_span",
                "comment_coding",
                "reading_turn",
                "theme_step",
                "theme_question",
            ],
        )
        .await?;
        drop_index(db, "ix_proposal_comment_proposal_id_typical").await?;
        drop_index(db, "ix_theme_decision_step_id").await?;
        drop_index(db, "ix_theme_parent_id").await?;
        drop_index(db, "ix_response_petitions").await?;
        for column in READ_BY {
            drop_index(db, &format!("ix_comment_survey_id_field_{column}_id")).await?;
        }
        for (table, columns) in [
            ("theme_decision", &["step_id", "how", "undone"][..]),
            (
                "theme",
                &["number", "parent_id", "excludes", "split_from"][..],
            ),
            ("comment", &["channel", "read_first_by", "in_theme"][..]),
        ] {
            for column in columns {
                let alter = Table::alter().table(table).drop_column(*column).take();
                db.alter_table(alter).await?;
            }
        }
        Ok(())
    }
}

/// What lists of comments are narrowed down by.
const READ_BY: [&str; 4] = ["read_first_by", "channel", "language", "in_theme"];

async fn drop_index(db: &SchemaManager<'_>, name: &str) -> Result<(), DbErr> {
    db.drop_index(Index::drop().name(name).to_owned()).await
}

async fn run(db: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    db.get_connection().execute_unprepared(sql).await?;
    Ok(())
}

async fn add(db: &SchemaManager<'_>, table: &'static str, column: ColumnDef) -> Result<(), DbErr> {
    db.alter_table(Table::alter().table(table).add_column(column).take())
        .await
}

async fn comments(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    let channel = text("channel").not_null().default("online").take();
    add(db, "comment", channel).await?;
    add(db, "comment", big("read_first_by").null().take()).await?;
    let in_theme = boolean("in_theme").not_null().default(false).take();
    add(db, "comment", in_theme).await?;
    run(
        db,
        "UPDATE comment SET channel = \
         (SELECT response.channel FROM response WHERE response.id = comment.response_id)",
    )
    .await?;
    run(
        db,
        "UPDATE comment SET read_first_by = (SELECT reading.staff_id FROM comment_read reading \
         WHERE reading.comment_id = comment.id ORDER BY reading.read_at, reading.staff_id LIMIT 1)",
    )
    .await?;
    for column in READ_BY {
        index(db, "comment", &["survey_id", "field", column, "id"]).await?;
    }
    run(
        db,
        "CREATE INDEX ix_response_petitions ON response (survey_id) WHERE signatures IS NOT NULL",
    )
    .await
}

async fn themes(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    add(db, "theme", int("number").not_null().default(0).take()).await?;
    add(db, "theme", big("parent_id").null().take()).await?;
    add(db, "theme", text("excludes").not_null().default("").take()).await?;
    add(db, "theme", big("split_from").null().take()).await?;
    run(
        db,
        "UPDATE theme SET number = (SELECT COUNT(*) FROM theme earlier \
         WHERE earlier.survey_id = theme.survey_id AND earlier.field = theme.field \
         AND earlier.id <= theme.id)",
    )
    .await?;
    index(db, "theme", &["parent_id"]).await?;
    add(db, "theme_decision", big("step_id").null().take()).await?;
    let how = text("how").not_null().default("looked").take();
    add(db, "theme_decision", how).await?;
    let undone = boolean("undone").not_null().default(false).take();
    add(db, "theme_decision", undone).await?;
    index(db, "theme_decision", &["step_id"]).await?;
    index(db, "proposal_comment", &["proposal_id", "typical"]).await?;
    db.create_table(
        table("theme_question")
            .col(big("survey_id").not_null())
            .col(text("field").not_null())
            .col(big("agreed_by").null())
            .col(instant("agreed_at").null())
            .col(text("agreed_why").not_null())
            .primary_key(&mut primary("theme_question", ["survey_id", "field"]))
            .foreign_key(&mut foreign(
                "theme_question",
                "survey_id",
                "survey",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .foreign_key(&mut foreign(
                "theme_question",
                "agreed_by",
                "staff",
                "id",
                ForeignKeyAction::Restrict,
            ))
            .take(),
    )
    .await?;
    index(db, "theme_question", &["agreed_by"]).await?;
    db.create_table(
        table("theme_step")
            .col(id())
            .col(big("survey_id").not_null())
            .col(text("field").not_null())
            .col(text("deed").not_null())
            .col(text("detail").not_null())
            .col(int("comments").not_null())
            .col(big("staff_id").null())
            .col(instant("at").not_null())
            .col(big("undone_by").null())
            .col(instant("undone_at").null())
            .foreign_key(&mut foreign(
                "theme_step",
                "survey_id",
                "survey",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .foreign_key(&mut foreign(
                "theme_step",
                "staff_id",
                "staff",
                "id",
                ForeignKeyAction::Restrict,
            ))
            .foreign_key(&mut foreign(
                "theme_step",
                "undone_by",
                "staff",
                "id",
                ForeignKeyAction::Restrict,
            ))
            .take(),
    )
    .await?;
    index(db, "theme_step", &["survey_id", "field", "id"]).await?;
    index(db, "theme_step", &["staff_id"]).await?;
    index(db, "theme_step", &["undone_by"]).await
}

async fn reading(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    db.create_table(
        table("reading_turn")
            .col(id())
            .col(big("survey_id").not_null())
            .col(text("field").not_null())
            .col(big("staff_id").not_null())
            .col(big("first_comment").not_null())
            .col(big("last_comment").not_null())
            .col(int("comments").not_null())
            .col(big("given_by").not_null())
            .col(instant("given_at").not_null())
            .foreign_key(&mut foreign(
                "reading_turn",
                "survey_id",
                "survey",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .foreign_key(&mut foreign(
                "reading_turn",
                "staff_id",
                "staff",
                "id",
                ForeignKeyAction::Restrict,
            ))
            .foreign_key(&mut foreign(
                "reading_turn",
                "given_by",
                "staff",
                "id",
                ForeignKeyAction::Restrict,
            ))
            .take(),
    )
    .await?;
    let of_question = ["survey_id", "field", "first_comment"];
    index(db, "reading_turn", &of_question).await?;
    index(db, "reading_turn", &["staff_id"]).await?;
    index(db, "reading_turn", &["given_by"]).await
}

async fn coding(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    db.create_table(
        table("comment_coding")
            .col(big("comment_id").not_null())
            .col(text("stance").null())
            .col(boolean("strong").not_null())
            .col(boolean("quote").not_null())
            .col(text("note").not_null())
            .col(big("staff_id").not_null())
            .col(instant("at").not_null())
            .primary_key(&mut primary("comment_coding", ["comment_id"]))
            .foreign_key(&mut foreign(
                "comment_coding",
                "comment_id",
                "comment",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .foreign_key(&mut foreign(
                "comment_coding",
                "staff_id",
                "staff",
                "id",
                ForeignKeyAction::Restrict,
            ))
            .check(one_of("stance", &["for", "against", "unclear"]))
            .take(),
    )
    .await?;
    index(db, "comment_coding", &["staff_id"]).await?;
    db.create_table(
        table("comment_span")
            .col(id())
            .col(big("comment_id").not_null())
            .col(big("theme_id").not_null())
            .col(int("start").not_null())
            .col(int("length").not_null())
            .col(big("staff_id").not_null())
            .col(instant("at").not_null())
            .foreign_key(&mut foreign(
                "comment_span",
                "comment_id",
                "comment",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .foreign_key(&mut foreign(
                "comment_span",
                "theme_id",
                "theme",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .foreign_key(&mut foreign(
                "comment_span",
                "staff_id",
                "staff",
                "id",
                ForeignKeyAction::Restrict,
            ))
            .take(),
    )
    .await?;
    index(db, "comment_span", &["comment_id", "start"]).await?;
    index(db, "comment_span", &["theme_id"]).await?;
    index(db, "comment_span", &["staff_id"]).await
}

async fn belonging(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    db.create_table(
        table("themed")
            .col(big("theme_id").not_null())
            .col(big("comment_id").not_null())
            .col(text("by").not_null())
            .col(int("rank").null())
            .col(real("confidence").null())
            .primary_key(&mut primary("themed", ["theme_id", "comment_id"]))
            .foreign_key(&mut foreign(
                "themed",
                "theme_id",
                "theme",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .foreign_key(&mut foreign(
                "themed",
                "comment_id",
                "comment",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .check(one_of("by", &["machine", "person", "batch", "within"]))
            .take(),
    )
    .await?;
    index(db, "themed", &["comment_id"]).await?;
    let by = ["theme_id", "by", "confidence", "comment_id"];
    index(db, "themed", &by).await
}

/// What belongs to the themes there are: what groups hold, unless the last word of an officer
/// takes it out, and what that word puts in. Themes draw on the groups of those merged into them,
/// and a word about a theme that was merged is one about what it became.
async fn fill_belonging(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    const SAID: &str = "WITH RECURSIVE ends(id, target) AS ( \
        SELECT theme.id, COALESCE(theme.merged_into, theme.id) FROM theme \
        UNION SELECT ends.id, theme.merged_into FROM ends JOIN theme ON theme.id = ends.target \
        WHERE theme.merged_into IS NOT NULL), \
        said AS (SELECT ends.target AS theme_id, word.comment_id, MAX(word.id) AS id \
        FROM theme_decision word JOIN ends ON ends.id = word.theme_id \
        JOIN theme ON theme.id = ends.target WHERE theme.merged_into IS NULL \
        GROUP BY ends.target, word.comment_id) ";
    run(
        db,
        "INSERT INTO themed (theme_id, comment_id, by, rank, confidence) \
         SELECT s.theme_id, c.comment_id, 'machine', MIN(c.rank), MAX(c.confidence) \
         FROM theme_source s JOIN theme t ON t.id = s.theme_id \
         JOIN proposal_comment c ON c.proposal_id = s.proposal_id \
         WHERE t.state <> 'merged' GROUP BY s.theme_id, c.comment_id",
    )
    .await?;
    run(
        db,
        &format!(
            "{SAID} DELETE FROM themed WHERE EXISTS (SELECT 1 FROM said \
             WHERE said.comment_id = themed.comment_id AND said.theme_id = themed.theme_id)"
        ),
    )
    .await?;
    run(
        db,
        &format!(
            "{SAID} INSERT INTO themed (theme_id, comment_id, by) \
             SELECT said.theme_id, said.comment_id, 'person' FROM said \
             JOIN theme_decision word ON word.id = said.id WHERE word.belongs"
        ),
    )
    .await?;
    run(
        db,
        "UPDATE comment SET in_theme = EXISTS \
         (SELECT 1 FROM themed WHERE themed.comment_id = comment.id)",
    )
    .await
}

//! Finding comments: their words as they are compared, an index of them that follows every change of
//! a comment in the same transaction, and searches that officers keep.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let words = text("words").null().take();
        db.alter_table(Table::alter().table("comment").add_column(words).take())
            .await?;
        // Those whose words are not written down yet: few, and none as a rule.
        run(
            db,
            "CREATE INDEX ix_comment_words_missing ON comment (id) WHERE words IS NULL",
        )
        .await?;
        match db.get_database_backend() {
            DbBackend::Sqlite => index_of_sqlite(db).await?,
            _ => {
                run(
                    db,
                    "CREATE INDEX ix_comment_words ON comment USING gin (CAST(words AS tsvector))",
                )
                .await?;
            }
        }
        searches(db).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["saved_search"]).await?;
        match db.get_database_backend() {
            DbBackend::Sqlite => {
                for name in ["add", "change", "drop"] {
                    run(db, &format!("DROP TRIGGER comment_found_{name}")).await?;
                }
                run(db, "DROP TABLE comment_found").await?;
            }
            _ => run(db, "DROP INDEX ix_comment_words").await?,
        }
        run(db, "DROP INDEX ix_comment_words_missing").await?;
        let alter = Table::alter().table("comment").drop_column("words").take();
        db.alter_table(alter).await
    }
}

async fn run(db: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    db.get_connection().execute_unprepared(sql).await?;
    Ok(())
}

/// The index holds no text of its own, and what is taken out of it is overwritten at once
/// (`secure-delete`): words that were withdrawn are in none of its pages. Words come folded, with a
/// space between, so that it has nothing to tell apart but spaces.
async fn index_of_sqlite(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    for sql in [
        "CREATE VIRTUAL TABLE comment_found USING fts5(words, content='comment', \
         content_rowid='id', tokenize='ascii', columnsize=0)",
        "INSERT INTO comment_found (comment_found, rank) VALUES ('secure-delete', 1)",
        "CREATE TRIGGER comment_found_add AFTER INSERT ON comment WHEN NEW.words IS NOT NULL \
         BEGIN INSERT INTO comment_found (rowid, words) VALUES (NEW.id, NEW.words); END",
        "CREATE TRIGGER comment_found_change AFTER UPDATE OF words ON comment \
         WHEN OLD.words IS NOT NEW.words BEGIN \
         INSERT INTO comment_found (comment_found, rowid, words) \
         SELECT 'delete', OLD.id, OLD.words WHERE OLD.words IS NOT NULL; \
         INSERT INTO comment_found (rowid, words) \
         SELECT NEW.id, NEW.words WHERE NEW.words IS NOT NULL; END",
        "CREATE TRIGGER comment_found_drop AFTER DELETE ON comment WHEN OLD.words IS NOT NULL \
         BEGIN INSERT INTO comment_found (comment_found, rowid, words) \
         VALUES ('delete', OLD.id, OLD.words); END",
    ] {
        run(db, sql).await?;
    }
    Ok(())
}

async fn searches(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    db.create_table(
        table("saved_search")
            .col(id())
            .col(big("survey_id").not_null())
            .col(text("field").not_null())
            .col(text("name").not_null())
            .col(text("query").not_null())
            .col(big("staff_id").not_null())
            .col(instant("at").not_null())
            .foreign_key(&mut foreign(
                "saved_search",
                "survey_id",
                "survey",
                "id",
                ForeignKeyAction::Cascade,
            ))
            .foreign_key(&mut foreign(
                "saved_search",
                "staff_id",
                "staff",
                "id",
                ForeignKeyAction::Restrict,
            ))
            .take(),
    )
    .await?;
    index(db, "saved_search", &["survey_id", "field", "name"]).await?;
    index(db, "saved_search", &["staff_id"]).await
}

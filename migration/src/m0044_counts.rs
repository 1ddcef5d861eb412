//! What is counted over and over: near-identical comments, kept beside them, because with a
//! campaign of fifty thousand counting them anew was most of what a page cost; and few among many,
//! by indexes of their own.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: [&str; 10] = [
    "ALTER TABLE bundle ADD COLUMN submissions BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE bundle ADD COLUMN texts INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE bundled ADD COLUMN is_first BOOLEAN NOT NULL DEFAULT FALSE",
    "UPDATE bundle SET \
     submissions = (SELECT COUNT(*) FROM bundled WHERE bundled.bundle_id = bundle.id), \
     texts = (SELECT COUNT(DISTINCT bundled.text_number) FROM bundled \
              WHERE bundled.bundle_id = bundle.id)",
    "UPDATE bundled SET is_first = TRUE WHERE comment_id IN \
     (SELECT MIN(comment_id) FROM bundled GROUP BY bundle_id)",
    // Comments for a translator, and comments somebody coded: few among very many.
    "CREATE INDEX ix_comment_foreign ON comment (survey_id, language, id) \
     WHERE language NOT IN ('eng', 'und')",
    "CREATE INDEX ix_comment_read_coded ON comment_read (comment_id, staff_id) \
     WHERE coded_at IS NOT NULL",
    // Responses that count, by the way they came in: counted from the index alone.
    "CREATE INDEX ix_response_survey_id_set_aside_channel \
     ON response (survey_id, set_aside, channel)",
    "DROP INDEX ix_bundled_bundle_id_comment_id",
    "CREATE INDEX ix_bundled_bundle_id_text_number_comment_id \
     ON bundled (bundle_id, text_number, comment_id)",
];

const DOWN: [&str; 8] = [
    "DROP INDEX ix_bundled_bundle_id_text_number_comment_id",
    "CREATE INDEX ix_bundled_bundle_id_comment_id ON bundled (bundle_id, comment_id)",
    "DROP INDEX ix_response_survey_id_set_aside_channel",
    "DROP INDEX ix_comment_read_coded",
    "DROP INDEX ix_comment_foreign",
    "ALTER TABLE bundled DROP COLUMN is_first",
    "ALTER TABLE bundle DROP COLUMN texts",
    "ALTER TABLE bundle DROP COLUMN submissions",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        run(db, &UP).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        run(db, &DOWN).await
    }
}

async fn run(db: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    for statement in statements {
        db.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

//! Responses and comments; the log of changes that figures follow.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("import")
                .col(id())
                .col(big("survey_id").not_null())
                .col(text("source").not_null())
                .col(int("rows").not_null())
                .col(instant("created_at").not_null())
                .col(instant("finished_at").null())
                .foreign_key(&mut foreign(
                    "import",
                    "survey_id",
                    "survey",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        index(db, "import", &["survey_id"]).await?;
        db.create_table(
            table("batch")
                .col(id())
                .col(big("survey_id").not_null())
                .col(big("version_id").not_null())
                .col(text("label").not_null())
                .col(text("place").not_null())
                .col(day("received_on").not_null())
                .col(text("language").not_null())
                .col(text("variant").not_null())
                .col(big("created_by").not_null())
                .col(instant("created_at").not_null())
                .col(instant("closed_at").null())
                .foreign_key(&mut foreign(
                    "batch",
                    "survey_id",
                    "survey",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "batch",
                    "version_id",
                    "survey_version",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .foreign_key(&mut foreign(
                    "batch",
                    "created_by",
                    "staff",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .check(one_of("variant", &["standard", "large_print", "easy_read"]))
                .take(),
        )
        .await?;
        index(db, "batch", &["survey_id"]).await?;
        index(db, "batch", &["version_id"]).await?;
        index(db, "batch", &["created_by"]).await?;
        db.create_table(
            table("response")
                .col(id())
                .col(big("survey_id").null())
                .col(big("version_id").not_null())
                .col(bytes("nonce_hash").not_null())
                .col(bytes("receipt_hash").null())
                .col(day("received_on").not_null())
                .col(text("channel").not_null())
                .col(text("variant").not_null())
                .col(text("language").not_null())
                .col(text("answers").not_null())
                .col(text("flags").null())
                .col(boolean("late").not_null())
                .col(text("set_aside").null())
                .col(text("organisation").null())
                .col(int("signatures").null())
                .col(big("import_id").null())
                .foreign_key(&mut foreign(
                    "response",
                    "survey_id",
                    "survey",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "response",
                    "version_id",
                    "survey_version",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .foreign_key(&mut foreign(
                    "response",
                    "import_id",
                    "import",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .check(one_of(
                    "channel",
                    &[
                        "online",
                        "paper",
                        "phone",
                        "event",
                        "letter",
                        "email",
                        "organisation",
                    ],
                ))
                .check(one_of("variant", &["standard", "large_print", "easy_read"]))
                .check(one_of("set_aside", &["late", "duplicate", "test", "staff"]))
                .take(),
        )
        .await?;
        unique(db, "response", &["nonce_hash"], None).await?;
        unique(db, "response", &["receipt_hash"], None).await?;
        index(db, "response", &["survey_id", "id"]).await?;
        index(db, "response", &["version_id"]).await?;
        index(db, "response", &["import_id"]).await?;
        db.create_table(
            table("comment")
                .col(id())
                .col(big("response_id").not_null())
                .col(big("survey_id").null())
                .col(text("field").not_null())
                .col(text("text").not_null())
                .col(text("language").null())
                .foreign_key(&mut foreign(
                    "comment",
                    "response_id",
                    "response",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        index(db, "comment", &["survey_id", "field", "id"]).await?;
        index(db, "comment", &["response_id"]).await?;
        db.create_table(
            table("keying")
                .col(id())
                .col(big("batch_id").not_null())
                .col(int("serial").not_null())
                .col(int("pass").not_null())
                .col(big("response_id").null())
                .col(big("keyed_by").not_null())
                .col(instant("keyed_at").not_null())
                .foreign_key(&mut foreign(
                    "keying",
                    "batch_id",
                    "batch",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "keying",
                    "response_id",
                    "response",
                    "id",
                    ForeignKeyAction::SetNull,
                ))
                .foreign_key(&mut foreign(
                    "keying",
                    "keyed_by",
                    "staff",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .take(),
        )
        .await?;
        unique(db, "keying", &["batch_id", "serial", "pass"], None).await?;
        index(db, "keying", &["response_id"]).await?;
        index(db, "keying", &["keyed_by"]).await?;
        db.create_table(
            table("change")
                .col(big("survey_id").not_null())
                .col(big("seq").not_null())
                .col(text("op").not_null())
                .col(big("response_id").not_null())
                .primary_key(&mut primary("change", ["survey_id", "seq"]))
                .foreign_key(&mut foreign(
                    "change",
                    "survey_id",
                    "survey",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .check(one_of(
                    "op",
                    &[
                        "added",
                        "tagged",
                        "themed",
                        "erased",
                        "set_aside",
                        "imported",
                    ],
                ))
                .take(),
        )
        .await?;
        db.create_table(
            table("erasure")
                .col(bytes("receipt_hash").not_null())
                .col(day("erased_on").not_null())
                .primary_key(&mut primary("erasure", ["receipt_hash"]))
                .take(),
        )
        .await?;
        Ok(())
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(
            db,
            &[
                "erasure", "change", "keying", "comment", "response", "batch", "import",
            ],
        )
        .await
    }
}

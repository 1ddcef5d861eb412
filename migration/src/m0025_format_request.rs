//! Requests for another format or for help. Who asks, and for what, is sealed.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("format_request")
                .col(id())
                .col(big("survey_id").not_null())
                .col(bytes("nonce_hash").not_null())
                .col(bytes("sealed").null())
                .col(int("key_id").not_null())
                .col(day("asked_on").not_null())
                .col(day("due_on").not_null())
                .col(big("owner_id").null())
                .col(text("state").not_null())
                .col(day("settled_on").null())
                .col(big("settled_by").null())
                .col(text("note").null())
                .col(int("warned").not_null())
                .foreign_key(&mut foreign(
                    "format_request",
                    "survey_id",
                    "survey",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "format_request",
                    "owner_id",
                    "staff",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .check(one_of("state", &["waiting", "done", "not_possible"]))
                .take(),
        )
        .await?;
        unique(db, "format_request", &["nonce_hash"], None).await?;
        index(db, "format_request", &["owner_id"]).await?;
        index(db, "format_request", &["survey_id", "state"]).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["format_request"]).await
    }
}

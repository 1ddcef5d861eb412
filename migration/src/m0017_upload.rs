//! Documents and pictures of surveys.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("upload")
                .col(id())
                .col(big("survey_id").not_null())
                .col(text("token").not_null())
                .col(text("name").not_null())
                .col(text("kind").not_null())
                .col(big("length").not_null())
                .col(bytes("content").not_null())
                .col(big("staff_id").null())
                .col(instant("uploaded_at").not_null())
                .foreign_key(&mut foreign(
                    "upload",
                    "survey_id",
                    "survey",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .check(one_of("kind", &["pdf", "jpeg", "png"]))
                .take(),
        )
        .await?;
        unique(db, "upload", &["token"], None).await?;
        index(db, "upload", &["survey_id"]).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["upload"]).await
    }
}

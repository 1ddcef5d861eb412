//! The way back to answers that were not sent yet: what a spoken code is looked up by, and what it
//! leads to. Both go with the draft.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        for column in [bytes("code_hash").null(), bytes("way_back").null()] {
            db.alter_table(Table::alter().table("draft").add_column(column).take())
                .await?;
        }
        index(db, "draft", &["code_hash"]).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let index = Index::drop()
            .name("ix_draft_code_hash")
            .table("draft")
            .to_owned();
        db.drop_index(index).await?;
        for column in ["code_hash", "way_back"] {
            db.alter_table(Table::alter().table("draft").drop_column(column).take())
                .await?;
        }
        Ok(())
    }
}

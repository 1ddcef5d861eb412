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
}

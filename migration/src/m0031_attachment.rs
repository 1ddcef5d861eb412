//! Files that come with answers, sealed: with a draft, and then with its response.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let owner = |column, to, key| {
            foreign("attachment", column, to, key, ForeignKeyAction::Cascade).take()
        };
        let one_owner = Expr::col("draft_hash")
            .is_null()
            .ne(Expr::col("response_id").is_null());
        db.create_table(
            table("attachment")
                .col(text("token").not_null())
                .col(bytes("draft_hash").null())
                .col(big("response_id").null())
                .col(bytes("sealed").not_null())
                .col(int("key_id").not_null())
                .primary_key(&mut primary("attachment", ["token"]))
                .foreign_key(&mut owner("draft_hash", "draft", "nonce_hash"))
                .foreign_key(&mut owner("response_id", "response", "id"))
                .check(one_owner)
                .take(),
        )
        .await?;
        index(db, "attachment", &["draft_hash"]).await?;
        index(db, "attachment", &["response_id"]).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["attachment"]).await
    }
}

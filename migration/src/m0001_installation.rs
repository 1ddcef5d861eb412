//! What belongs to the installation as a whole: which secret it was made under.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("installation")
                .col(int("id").not_null())
                .col(text("secret_fingerprint").not_null())
                .col(instant("created_at").not_null())
                .primary_key(&mut primary("installation", ["id"]))
                .take(),
        )
        .await?;
        Ok(())
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["installation"]).await
    }
}

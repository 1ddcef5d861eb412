//! Which documents and pictures the public may see, and since when nothing uses one.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        for column in [text("seen_by").null(), instant("idle_since").null()] {
            let add = Table::alter().table("upload").add_column(column).take();
            db.alter_table(add).await?;
        }
        // Until now whoever had the address was shown it.
        let seen = Query::update()
            .table("upload")
            .value("seen_by", "some")
            .take();
        db.exec_stmt(seen).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        for column in ["idle_since", "seen_by"] {
            let drop = Table::alter().table("upload").drop_column(column).take();
            db.alter_table(drop).await?;
        }
        Ok(())
    }
}

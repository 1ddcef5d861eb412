//! Who saw or changed what: a chain of hashes that cannot be edited unnoticed.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("audit_entry")
                .col(big("seq").not_null())
                .col(instant("at").not_null())
                .col(text("actor").not_null())
                .col(text("deed").not_null())
                .col(text("object").not_null())
                .col(text("detail").not_null())
                .col(bytes("previous").not_null())
                .col(bytes("hash").not_null())
                .primary_key(&mut primary("audit_entry", ["seq"]))
                .take(),
        )
        .await?;
        append_only(db, "audit_entry").await?;
        db.create_table(
            table("audit_head")
                .col(int("id").not_null())
                .col(big("seq").not_null())
                .col(bytes("hash").not_null())
                .primary_key(&mut primary("audit_head", ["id"]))
                .take(),
        )
        .await?;
        db.exec_stmt(
            Query::insert()
                .into_table("audit_head")
                .columns(["id", "seq", "hash"])
                .values_panic([1.into(), 0.into(), vec![0_u8; 32].into()])
                .take(),
        )
        .await?;
        Ok(())
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        forget_refusals(db, "audit_entry").await?;
        drop(db, &["audit_head", "audit_entry"]).await
    }
}

//! What the audit chain looked like when all of it was last walked, and finding entries in it.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("audit_seal")
                .col(int("id").not_null())
                .col(instant("checked_at").not_null())
                .col(big("seq").not_null())
                .col(bytes("hash").not_null())
                .col(big("broken_at").null())
                .primary_key(&mut primary("audit_seal", ["id"]))
                .take(),
        )
        .await?;
        index(db, "audit_entry", &["actor"]).await?;
        index(db, "audit_entry", &["deed"]).await?;
        index(db, "audit_entry", &["object"]).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        for column in ["object", "deed", "actor"] {
            let index = Index::drop()
                .name(format!("ix_audit_entry_{column}"))
                .table("audit_entry")
                .to_owned();
            db.drop_index(index).await?;
        }
        drop(db, &["audit_seal"]).await
    }
}

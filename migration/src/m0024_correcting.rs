//! Who asked to be reminded of answers they have not sent; and what lets the holder of a receipt
//! change what they sent.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            keyed_by_content(db, "draft_address")
                .col(bytes("nonce_hash").not_null())
                .col(bytes("sealed").not_null())
                .col(int("key_id").not_null())
                .col(text("language").not_null())
                .primary_key(&mut primary("draft_address", ["nonce_hash"]))
                .foreign_key(&mut foreign(
                    "draft_address",
                    "nonce_hash",
                    "draft",
                    "nonce_hash",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        for column in [
            bytes("way_back").null(),
            int("corrections").not_null().default(0),
            day("corrected_on").null(),
            bytes("reference_hash").null(),
        ] {
            db.alter_table(Table::alter().table("response").add_column(column).take())
                .await?;
        }
        index(db, "response", &["reference_hash"]).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let index = Index::drop()
            .name("ix_response_reference_hash")
            .table("response")
            .to_owned();
        db.drop_index(index).await?;
        for column in ["way_back", "corrections", "corrected_on", "reference_hash"] {
            db.alter_table(Table::alter().table("response").drop_column(column).take())
                .await?;
        }
        drop(db, &["draft_address"]).await
    }
}

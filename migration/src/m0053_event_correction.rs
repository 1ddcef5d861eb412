//! What was corrected about drop-ins: what people were told before, and what they are told now.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("event_correction")
                .col(id())
                .col(big("event_id").not_null())
                .col(text("changes").not_null())
                .col(instant("corrected_at").not_null())
                .foreign_key(&mut foreign(
                    "event_correction",
                    "event_id",
                    "event",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        index(db, "event_correction", &["event_id"]).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["event_correction"]).await
    }
}

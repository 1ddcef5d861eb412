//! What those who left an address with their answers were told of what became of them.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("telling")
                .col(big("survey_id").not_null().primary_key())
                .col(instant("up_to").not_null())
                .col(boolean("decision_told").not_null())
                .col(instant("last_at").null())
                .col(int("last_count").null())
                .foreign_key(&mut foreign(
                    "telling",
                    "survey_id",
                    "survey",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["telling"]).await
    }
}

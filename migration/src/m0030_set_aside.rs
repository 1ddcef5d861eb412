//! Responses set aside: the history of it, and how many days paper may take.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("set_aside_step")
                .col(id())
                .col(big("response_id").not_null())
                .col(text("reason").null())
                .col(text("note").not_null())
                .col(big("staff_id").null())
                .col(instant("at").not_null())
                .foreign_key(&mut foreign(
                    "set_aside_step",
                    "response_id",
                    "response",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .check(one_of("reason", &["late", "duplicate", "test", "staff"]))
                .take(),
        )
        .await?;
        index(db, "set_aside_step", &["response_id"]).await?;
        let days = int("paper_grace_days").not_null().default(5).take();
        db.alter_table(Table::alter().table("survey").add_column(days).take())
            .await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.alter_table(
            Table::alter()
                .table("survey")
                .drop_column("paper_grace_days")
                .take(),
        )
        .await?;
        drop(db, &["set_aside_step"]).await
    }
}

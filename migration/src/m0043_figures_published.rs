//! Figures that the public reads.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "figures_publication";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let of_staff = |column| foreign(TABLE, column, "staff", "id", ForeignKeyAction::Restrict);
        let of_survey = || {
            foreign(
                TABLE,
                "survey_id",
                "survey",
                "id",
                ForeignKeyAction::Cascade,
            )
        };
        db.create_table(
            table(TABLE)
                .col(id())
                .col(big("survey_id").not_null())
                .col(big("published_by").null())
                .col(instant("published_at").not_null())
                .col(big("ended_by").null())
                .col(instant("ended_at").null())
                .col(text("ended_why").not_null())
                .foreign_key(&mut of_survey())
                .foreign_key(&mut of_staff("published_by"))
                .foreign_key(&mut of_staff("ended_by"))
                .take(),
        )
        .await?;
        index(db, TABLE, &["survey_id"]).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &[TABLE]).await
    }
}

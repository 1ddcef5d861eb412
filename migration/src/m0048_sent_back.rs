//! What an officer sends back to an owner stays, with the officer's words.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "commitment_update";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            instant("sent_back_at").null().take(),
            text("sent_back_why").not_null().default("").take(),
        ];
        for column in columns {
            let alter = Table::alter().table(TABLE).add_column(column).take();
            db.alter_table(alter).await?;
        }
        Ok(())
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        // Before, what was set aside was gone.
        let gone = Query::delete()
            .from_table(TABLE)
            .and_where(Expr::col("sent_back_at").is_not_null())
            .to_owned();
        db.execute(gone).await?;
        for column in ["sent_back_at", "sent_back_why"] {
            let alter = Table::alter().table(TABLE).drop_column(column).take();
            db.alter_table(alter).await?;
        }
        Ok(())
    }
}

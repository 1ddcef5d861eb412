//! What a grouping learned from officers, the parts it sees in a theme, and words a theme is known by.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Columns that are new, with their tables.
const COLUMNS: [(&str, &str); 12] = [
    ("theme", "words"),
    ("theme_proposal", "part_of"),
    ("theme_run", "wanted"),
    ("theme_run", "closed"),
    ("theme_run", "learns"),
    ("theme_run", "gained"),
    ("theme_run", "lost"),
    ("theme_run", "coded"),
    ("theme_run", "agreement"),
    ("theme_run", "agreement_from"),
    ("theme_run", "agreement_to"),
    ("theme_run", "next"),
];

fn column(name: &'static str) -> ColumnDef {
    match name {
        "words" => text(name).not_null().default("").take(),
        "part_of" => big(name).null().take(),
        "wanted" => int(name).null().take(),
        "closed" | "learns" => boolean(name).not_null().default(false).take(),
        "gained" | "lost" | "coded" => int(name).not_null().default(0).take(),
        "next" => text(name).not_null().default("[]").take(),
        _ => real(name).null().take(),
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        for (table, name) in COLUMNS {
            let add = Table::alter().table(table).add_column(column(name)).take();
            db.alter_table(add).await?;
        }
        index(db, "theme_proposal", &["part_of"]).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let parts = Index::drop().name("ix_theme_proposal_part_of").to_owned();
        db.drop_index(parts).await?;
        for (table, column) in COLUMNS {
            db.alter_table(Table::alter().table(table).drop_column(column).take())
                .await?;
        }
        Ok(())
    }
}

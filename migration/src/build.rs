//! The few shapes every table is built from, with names for all constraints.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

pub(crate) fn table(name: &'static str) -> TableCreateStatement {
    Table::create().table(name).take()
}

pub(crate) fn id() -> ColumnDef {
    ColumnDef::new("id")
        .big_integer()
        .not_null()
        .auto_increment()
        .primary_key()
        .take()
}

pub(crate) fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().take()
}

pub(crate) fn big(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().take()
}

pub(crate) fn int(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().take()
}

pub(crate) fn real(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).float().take()
}

pub(crate) fn boolean(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().take()
}

pub(crate) fn instant(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().take()
}

pub(crate) fn day(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().take()
}

pub(crate) fn bytes(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).blob().take()
}

pub(crate) fn primary<const N: usize>(
    table: &'static str,
    columns: [&'static str; N],
) -> IndexCreateStatement {
    let mut index = Index::create().name(format!("pk_{table}")).take();
    for column in columns {
        index.col(column);
    }
    index
}

pub(crate) fn foreign(
    table: &'static str,
    column: &'static str,
    to: &'static str,
    key: &'static str,
    on_delete: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{table}_{column}"))
        .from(table, column)
        .to(to, key)
        .on_delete(on_delete)
        .take()
}

/// A check that a column holds one of the names its enum has today.
pub(crate) fn one_of(column: &'static str, names: &[&'static str]) -> Expr {
    Expr::col(column).is_in(names.iter().copied())
}

pub(crate) async fn index(
    db: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let mut index = Index::create()
        .name(format!("ix_{table}_{}", columns.join("_")))
        .take();
    for column in columns {
        index.col(*column);
    }
    db.create_index(index.table(table).take()).await
}

/// A unique index, over all rows or over those `only` holds for.
pub(crate) async fn unique(
    db: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
    only: Option<&'static str>,
) -> Result<(), DbErr> {
    let suffix = if only.is_some() { "_some" } else { "" };
    let name = format!("uq_{table}_{}{suffix}", columns.join("_"));
    let columns = columns.join(", ");
    let condition = only.map_or_else(String::new, |only| format!(" WHERE {only}"));
    let sql = format!("CREATE UNIQUE INDEX {name} ON {table} ({columns}){condition}");
    db.get_connection().execute_unprepared(&sql).await?;
    Ok(())
}

pub(crate) async fn drop(db: &SchemaManager<'_>, tables: &[&'static str]) -> Result<(), DbErr> {
    for table in tables {
        db.drop_table(Table::drop().table(*table).take()).await?;
    }
    Ok(())
}

/// A table whose rows lie in the order of their key, so that nothing tells which came first.
pub(crate) fn keyed_by_content(db: &SchemaManager<'_>, name: &'static str) -> TableCreateStatement {
    let mut table = table(name);
    if db.get_database_backend() == DbBackend::Sqlite {
        table.extra("WITHOUT ROWID");
    }
    table
}

/// Forbids changing or deleting rows of a table for ever.
pub(crate) async fn append_only(db: &SchemaManager<'_>, table: &'static str) -> Result<(), DbErr> {
    refuse(db, table, "UPDATE", None).await?;
    refuse(db, table, "DELETE", None).await
}

/// Forbids updates of a table for which a condition over `OLD` and `NEW` holds.
pub(crate) async fn never_changes(
    db: &SchemaManager<'_>,
    table: &'static str,
    when: &'static str,
) -> Result<(), DbErr> {
    refuse(db, table, "UPDATE", Some(when)).await
}

async fn refuse(
    db: &SchemaManager<'_>,
    table: &'static str,
    deed: &'static str,
    when: Option<&'static str>,
) -> Result<(), DbErr> {
    let name = format!("{table}_no_{}", deed.to_lowercase());
    let when = when.map_or_else(String::new, |when| format!("WHEN ({when})"));
    let says = format!("{table} rows are never changed");
    let sql = if db.get_database_backend() == DbBackend::Sqlite {
        format!(
            "CREATE TRIGGER {name} BEFORE {deed} ON {table} FOR EACH ROW {when} \
             BEGIN SELECT RAISE(ABORT, '{says}'); END"
        )
    } else {
        format!(
            "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN RAISE EXCEPTION '{says}'; END $$; \
             CREATE TRIGGER {name} BEFORE {deed} ON {table} FOR EACH ROW {when} \
             EXECUTE FUNCTION {name}()"
        )
    };
    db.get_connection().execute_unprepared(&sql).await?;
    Ok(())
}

/// Takes back what [`append_only`] and [`never_changes`] left outside the table itself.
pub(crate) async fn forget_refusals(
    db: &SchemaManager<'_>,
    table: &'static str,
) -> Result<(), DbErr> {
    if db.get_database_backend() == DbBackend::Postgres {
        for deed in ["update", "delete"] {
            let sql = format!("DROP FUNCTION IF EXISTS {table}_no_{deed}() CASCADE");
            db.get_connection().execute_unprepared(&sql).await?;
        }
    }
    Ok(())
}

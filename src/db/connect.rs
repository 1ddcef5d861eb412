//! Opening a database, and refusing one that is not safe.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, Statement};

use crate::keys::private_folder;

/// The oldest SQLite without the WAL-reset corruption fault (fixed 13 March 2026).
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);

/// Connections that only read, and connections that write.
pub(super) async fn open(
    url: &str,
    statements: &Arc<AtomicU64>,
) -> Result<(DatabaseConnection, DatabaseConnection), DbErr> {
    let (mut readers, mut writer) = match url.strip_prefix("sqlite:") {
        Some(path) => sqlite(path.trim_start_matches("//")).await?,
        None => postgres(url).await?,
    };
    for connection in [&mut readers, &mut writer] {
        let statements = Arc::clone(statements);
        connection.set_metric_callback(move |_| {
            statements.fetch_add(1, Ordering::Relaxed);
        });
    }
    Ok((readers, writer))
}

fn options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .sqlx_logging(false)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .map_sqlx_sqlite_opts(sqlite_options)
        .map_sqlx_postgres_opts(postgres_options);
    options
}

/// Of every connection. What is mapped for some of them replaces this, so it begins with it.
fn sqlite_options(sqlite: SqliteConnectOptions) -> SqliteConnectOptions {
    sqlite
        .create_if_missing(true)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10))
        .pragma("journal_mode", "WAL")
        .pragma("synchronous", "FULL")
        .pragma("temp_store", "MEMORY")
        .pragma("journal_size_limit", "67108864")
        .pragma("trusted_schema", "OFF")
        .pragma("cell_size_check", "ON")
        .statement_cache_capacity(500)
        // Long lists: whoever reads them is not woken for every few rows.
        .row_buffer_size(500)
}

/// Of every connection, as with SQLite.
fn postgres_options(postgres: PgConnectOptions) -> PgConnectOptions {
    postgres
        .options([
            ("synchronous_commit", "on"),
            ("timezone", "UTC"),
            ("statement_timeout", "60s"),
            ("lock_timeout", "20s"),
            ("idle_in_transaction_session_timeout", "60s"),
        ])
        .statement_cache_capacity(500)
}

async fn sqlite(path: &str) -> Result<(DatabaseConnection, DatabaseConnection), DbErr> {
    make_private(std::path::Path::new(path))
        .map_err(|e| DbErr::Custom(format!("cannot make the database file {path}: {e}")))?;
    let url = format!("sqlite://{path}");
    // The writer first: it makes the file and turns the log on.
    let mut writing = options(&url);
    writing.max_connections(1).min_connections(1);
    let writer = Database::connect(writing).await?;
    check_sqlite(&writer).await?;

    let mut reading = options(&url);
    reading
        .max_connections(4)
        .min_connections(1)
        .map_sqlx_sqlite_opts(|sqlite| sqlite_options(sqlite).pragma("query_only", "ON"));
    Ok((Database::connect(reading).await?, writer))
}

/// Makes an empty database file, and its folder if there is none, that only the owner may read.
/// SQLite gives its log and its backups the mode of the file.
fn make_private(path: &std::path::Path) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    private_folder(path.parent())?;
    let mut file = std::fs::OpenOptions::new();
    file.append(true).create(true).mode(0o600).open(path)?;
    Ok(())
}

async fn postgres(url: &str) -> Result<(DatabaseConnection, DatabaseConnection), DbErr> {
    let mut writing = options(url);
    writing.max_connections(8);
    let writer = Database::connect(writing).await?;
    let durable = pragma(&writer, "SHOW synchronous_commit").await?;
    if durable != "on" {
        return Err(unsafe_setting("synchronous_commit", &durable, "on"));
    }
    let mut reading = options(url);
    reading
        .max_connections(8)
        .map_sqlx_postgres_opts(|postgres| {
            postgres_options(postgres).options([("default_transaction_read_only", "on")])
        });
    Ok((Database::connect(reading).await?, writer))
}

async fn check_sqlite(writer: &DatabaseConnection) -> Result<(), DbErr> {
    let version = pragma(writer, "SELECT sqlite_version()").await?;
    if !is_recent(&version) {
        return Err(DbErr::Custom(format!(
            "SQLite {version} can corrupt its log; 3.51.3 or newer is needed"
        )));
    }
    for (setting, wanted) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
    ] {
        let found = pragma(writer, &format!("PRAGMA {setting}")).await?;
        if found != wanted {
            return Err(unsafe_setting(setting, &found, wanted));
        }
    }
    Ok(())
}

fn is_recent(version: &str) -> bool {
    let mut parts = version
        .split('.')
        .map(|part| part.parse::<u32>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next()) >= OLDEST_SQLITE
}

fn unsafe_setting(setting: &str, found: &str, wanted: &str) -> DbErr {
    DbErr::Custom(format!(
        "the database has {setting} = {found}; {wanted} is needed"
    ))
}

async fn pragma(connection: &DatabaseConnection, sql: &str) -> Result<String, DbErr> {
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let row = connection.query_one_raw(statement).await?;
    let row = row.ok_or_else(|| DbErr::Custom(format!("no answer to {sql}")))?;
    row.try_get_by_index::<String>(0)
        .or_else(|_| row.try_get_by_index::<i64>(0).map(|n| n.to_string()))
}

#[cfg(test)]
mod tests {
    use super::is_recent;

    #[test]
    fn a_sqlite_that_can_corrupt_its_log_is_not_recent() {
        for (version, recent) in [
            ("3.46.0", false),
            ("3.51.2", false),
            ("3.51.3", true),
            ("3.53.0", true),
            ("4.0.0", true),
            ("", false),
        ] {
            assert_eq!(is_recent(version), recent, "{version}");
        }
    }
}

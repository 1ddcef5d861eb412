//! Bringing a database to this version.

use migration::Migrator;
use sea_orm::{ConnectionTrait, DbBackend, DbErr};
use sea_orm_migration::MigratorTrait;

use super::Db;

/// Key of the PostgreSQL advisory lock that keeps two instances from migrating at once.
const ADVISORY: i64 = 0x6865_6172_6421;

/// Applies every change the database does not have yet, and says how many there were.
///
/// A database that has changes this program does not know is newer and is refused.
pub async fn migrate(db: &Db) -> Result<usize, DbErr> {
    let (tx, _turn) = db.inner.begin().await?;
    if tx.get_database_backend() == DbBackend::Postgres {
        // Another instance that starts at the same time waits here until this one is done.
        tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({ADVISORY})"))
            .await?;
    } else {
        // On SQLite the one writing connection itself is needed for the changes.
        tx.rollback().await?;
        return apply(&db.inner.writer).await;
    }
    let outcome = apply(&db.inner.writer).await;
    tx.rollback().await?;
    outcome
}

async fn apply(writer: &sea_orm::DatabaseConnection) -> Result<usize, DbErr> {
    let known = Migrator::migrations().len();
    let before = Migrator::get_applied_migrations(writer)
        .await
        .map_or(0, |list| list.len());
    Migrator::up(writer, None).await?;
    Ok(known.saturating_sub(before))
}

//! Bringing a database to this version.

use migration::Migrator;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr};
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

/// Whether there is a change a database that is in use does not have yet. A new one has none.
pub(super) async fn is_due(db: &Db) -> Result<bool, DbErr> {
    let applied = refuse_newer(&db.inner.writer).await?;
    Ok(applied > 0 && applied < Migrator::migrations().len())
}

async fn apply(writer: &DatabaseConnection) -> Result<usize, DbErr> {
    let known = Migrator::migrations().len();
    let before = refuse_newer(writer).await?;
    Migrator::up(writer, None).await?;
    Ok(known.saturating_sub(before))
}

/// How many changes the database has. An error when this program does not know one of them.
async fn refuse_newer(writer: &DatabaseConnection) -> Result<usize, DbErr> {
    Migrator::install(writer).await?;
    let applied = Migrator::get_migration_models(writer).await?;
    let known = Migrator::migrations();
    let unknown = |version: &str| known.iter().all(|change| change.name() != version);
    match applied.iter().find(|row| unknown(&row.version)) {
        Some(row) => Err(DbErr::Custom(format!(
            "the database is newer than this program: it has the change {}",
            row.version
        ))),
        None => Ok(applied.len()),
    }
}

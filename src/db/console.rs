//! Looking after the database at the console: migrate, copy, put back, check.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use sea_orm::{ConnectionTrait, Statement};

use super::migrate::{is_due, migrate as apply};
use super::{Db, SiteLock};
use crate::audit;
use crate::config::Settings;
use crate::console::{Console, Progress};
use crate::keys::private_file;

fn sqlite_path(settings: &Settings) -> Option<PathBuf> {
    let path = settings.database_url.expose().strip_prefix("sqlite:")?;
    Some(PathBuf::from(path.trim_start_matches("//")))
}

/// What lies beside a database while it is brought to this version.
const BEGUN: &str = "-migrating";

/// What SQLite keeps beside a database.
const LOGS: [&str; 2] = ["-wal", "-shm"];

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Brings the database to this version: see [`upgrade`].
pub async fn migrate(settings: &Settings) -> anyhow::Result<String> {
    let db = Db::open(settings.database_url.expose()).await?;
    let applied = upgrade(settings, &db).await?;
    db.close().await?;
    Ok(format!("{applied} changes applied"))
}

/// Brings a database to this version, and says how many changes it lacked. A SQLite database with
/// data in it is copied first, unless there is nothing to change: then an earlier copy stays. It stays
/// as well when the last attempt did not end well: what lies there then may be half changed.
pub async fn upgrade(settings: &Settings, db: &Db) -> anyhow::Result<usize> {
    let there = sqlite_path(settings);
    let due = is_due(db).await?;
    if let Some(path) = there.as_ref().filter(|_| due) {
        let (copy, begun) = (
            path.with_extension("before-migrate.db"),
            beside(path, BEGUN),
        );
        if !(begun.exists() && copy.exists()) {
            let _ = std::fs::remove_file(&copy);
            backup(settings, &copy).await?;
            private_file(&begun)?;
        }
    }
    let _progress = due.then(|| Progress::of_one("bringing the database to this version"));
    let applied = apply(db).await?;
    if let Some(path) = &there {
        forget_upgrade(path);
    }
    Ok(applied)
}

/// Forgets that an upgrade was begun, of a database that is whole: the next upgrade makes a copy of
/// its own.
fn forget_upgrade(path: &Path) {
    let _ = std::fs::remove_file(beside(path, BEGUN));
}

/// Writes a consistent copy of a SQLite database beside a running site. The secret is left out:
/// without it the sealed parts of the copy do not open.
pub async fn backup(settings: &Settings, file: &Path) -> anyhow::Result<String> {
    let path = sqlite_path(settings).context(
        "this site keeps its data in PostgreSQL: use pg_dump, and keep the secret file elsewhere",
    )?;
    ensure!(path.exists(), "there is no database at {}", path.display());
    ensure!(!file.exists(), "{} is there already", file.display());
    let progress = Progress::of_one("copying the database");
    let part = file.with_extension("part");
    let _ = std::fs::remove_file(&part);
    // SQLite copies into an empty file, and keeps its mode.
    private_file(&part)?;
    let db = Db::open(settings.database_url.expose()).await?;
    let name = part.to_str().context("the name of the copy is no text")?;
    let statement = Statement::from_sql_and_values(db.backend(), "VACUUM INTO ?", [name.into()]);
    db.inner.writer.execute_raw(statement).await?;
    db.close().await?;
    std::fs::File::open(&part)?.sync_all()?;
    let copy = Db::open(&format!("sqlite:{name}")).await?;
    progress.now("checking the copy");
    check(&copy).await?;
    copy.close().await?;
    for log in LOGS {
        let _ = std::fs::remove_file(beside(&part, log));
    }
    std::fs::rename(&part, file)?;
    Ok(format!(
        "copied to {}; the secret file {} is not in it and must be kept elsewhere",
        file.display(),
        settings.secret_file.display()
    ))
}

/// Puts a copy in place of the database. What was there is kept beside it: where, if there was
/// anything.
pub fn restore(settings: &Settings, file: &Path) -> anyhow::Result<Option<PathBuf>> {
    let path =
        sqlite_path(settings).context("this site keeps its data in PostgreSQL: use pg_restore")?;
    ensure!(file.exists(), "there is no copy at {}", file.display());
    let _progress = Progress::of_one("putting the copy back");
    let _lock = SiteLock::take(settings.database_url.expose()).context("stop the site first")?;
    let kept = path.with_extension("before-restore.db");
    for log in LOGS {
        let _ = std::fs::remove_file(beside(&kept, log));
    }
    let replaces = path.exists();
    if replaces {
        std::fs::rename(&path, &kept)?;
    }
    // What a crash left in the log belongs to the database it was written for.
    for log in LOGS {
        let _ = std::fs::rename(beside(&path, log), beside(&kept, log));
    }
    forget_upgrade(&path);
    private_file(&path)?;
    std::fs::copy(file, &path)?;
    Ok(replaces.then_some(kept))
}

/// Checks the database's own integrity and walks the audit chain.
pub async fn verify(console: &Console) -> anyhow::Result<String> {
    let progress = Progress::of_one("checking the database");
    check(&console.db).await?;
    progress.now("walking the audit chain");
    match audit::verify(console.db.read()).await? {
        Ok(head) => Ok(format!(
            "sound; audit chain ends in {}",
            data_encoding::HEXLOWER.encode(&head)
        )),
        Err(broken) => Err(broken.into()),
    }
}

async fn check(db: &Db) -> anyhow::Result<()> {
    if db.backend() != sea_orm::DbBackend::Sqlite {
        return Ok(());
    }
    let ask = |sql: &str| Statement::from_string(db.backend(), sql);
    let integrity = db
        .read()
        .query_one_raw(ask("PRAGMA integrity_check"))
        .await?;
    let says: String = integrity.context("no answer")?.try_get_by_index(0)?;
    if says != "ok" {
        bail!("the database is damaged: {says}");
    }
    let broken = db
        .read()
        .query_all_raw(ask("PRAGMA foreign_key_check"))
        .await?;
    ensure!(broken.is_empty(), "{} rows refer to nothing", broken.len());
    Ok(())
}

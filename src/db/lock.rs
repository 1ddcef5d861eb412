//! One server at a time on one SQLite file.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::PathBuf;

use crate::keys::private_folder;

/// Held by a running server; let go when the process ends, however it ends.
pub struct SiteLock(#[expect(dead_code, reason = "held, never read")] Option<File>);

impl SiteLock {
    /// Takes the lock of a database, or says that another server holds it. PostgreSQL serves any
    /// number of instances, so there is nothing to take.
    pub fn take(url: &str) -> std::io::Result<Self> {
        let Some(path) = url.strip_prefix("sqlite:") else {
            return Ok(Self(None));
        };
        let path = PathBuf::from(format!("{}.lock", path.trim_start_matches("//")));
        private_folder(path.parent())?;
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)?;
        match file.try_lock() {
            Ok(()) => Ok(Self(Some(file))),
            Err(TryLockError::WouldBlock) => Err(std::io::Error::new(
                std::io::ErrorKind::AddrInUse,
                format!("another server holds {}", path.display()),
            )),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

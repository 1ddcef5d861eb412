//! The way to the database: [`Db::read`], [`Db::write`] and [`Db::intake`], and no other.
//!
//! Reading goes through connections that cannot write. Writing by staff and jobs goes through
//! [`Db::write`], one transaction each. Everything a respondent writes goes through
//! [`Db::intake`]: whatever waits is written together, committed once and durably, and only then
//! acknowledged. On SQLite both share one writer in the order they came.
//!
//! Commands take [`Tx`], which nothing outside this module can make. What happens to responses is
//! [noted](Tx::note) in the transaction and becomes the change log in commit order.

mod connect;
pub mod console;
mod intake;
mod lock;
mod migrate;
mod throttle;
mod tx;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sea_orm::{
    DatabaseConnection, DbBackend, DbErr, SqlErr, SqliteTransactionMode, TransactionOptions,
};
use tokio::sync::{Mutex, MutexGuard};

pub use intake::{Entry, NotTaken};
pub use lock::SiteLock;
pub use migrate::migrate;
pub use throttle::{Try, sweep as sweep_throttle};
pub use tx::{Change, Tx};

/// Whether a row was refused because there is one like it: made at this very moment, where nobody
/// saw it before. Its transaction writes nothing any more.
#[must_use]
pub fn is_taken(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// Where the data is.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
    intake: intake::Intake,
}

struct Inner {
    readers: DatabaseConnection,
    writer: DatabaseConnection,
    /// SQLite has one writer; a fair lock lets nobody wait behind a crowd.
    turn: Option<Mutex<()>>,
    statements: Arc<AtomicU64>,
    /// How many writes of staff and jobs were committed.
    written: AtomicU64,
}

impl Db {
    /// Opens the database at a `sqlite:` or `postgres:` address and checks that it is safe to use.
    ///
    /// Refuses a SQLite older than 3.51.3 (WAL-reset corruption) and settings other than those
    /// asked for: they are read back.
    pub async fn open(url: &str) -> Result<Self, DbErr> {
        let statements = Arc::new(AtomicU64::new(0));
        let (readers, writer) = connect::open(url, &statements).await?;
        let turn = (writer.get_database_backend() == DbBackend::Sqlite).then(|| Mutex::new(()));
        let inner = Arc::new(Inner {
            readers,
            writer,
            turn,
            statements,
            written: AtomicU64::new(0),
        });
        let intake = intake::start(Arc::clone(&inner));
        Ok(Self { inner, intake })
    }

    /// Connections to read from. They refuse every write.
    #[must_use]
    pub fn read(&self) -> &DatabaseConnection {
        &self.inner.readers
    }

    /// Which database this is.
    #[must_use]
    pub fn backend(&self) -> DbBackend {
        self.inner.writer.get_database_backend()
    }

    /// Whether this instance alone writes the database, as with SQLite.
    #[must_use]
    pub fn is_alone(&self) -> bool {
        self.backend() == DbBackend::Sqlite
    }

    /// Runs one piece of work in one transaction: all of it happens, or nothing.
    pub async fn write<T, E>(&self, work: impl AsyncFnOnce(&Tx) -> Result<T, E>) -> Result<T, E>
    where
        E: From<DbErr>,
    {
        let (tx, _turn) = self.inner.begin().await?;
        match work(&tx).await {
            Ok(done) => {
                tx.commit().await?;
                self.inner.written.fetch_add(1, Ordering::Release);
                Ok(done)
            }
            Err(error) => {
                tx.rollback().await?;
                Err(error)
            }
        }
    }

    /// Writes what a respondent sent, together with whatever else waits, and answers when it is
    /// durable.
    pub async fn intake<E: Entry>(&self, entry: E) -> Result<E::Reply, NotTaken> {
        self.intake.take(entry).await
    }

    /// How often staff and jobs of this instance have written so far: while it stays the same,
    /// what they made is what it was.
    #[must_use]
    pub fn written(&self) -> u64 {
        self.inner.written.load(Ordering::Acquire)
    }

    /// How many statements were sent so far; what tests compare before and after.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.inner.statements.load(Ordering::Relaxed)
    }

    /// Waits until nothing is being written, and closes every connection.
    pub async fn close(self) -> Result<(), DbErr> {
        let turn = self.inner.turn().await;
        self.inner.readers.clone().close().await?;
        let closed = self.inner.writer.clone().close().await;
        drop(turn);
        closed
    }
}

impl Inner {
    async fn turn(&self) -> Option<MutexGuard<'_, ()>> {
        match &self.turn {
            Some(turn) => Some(turn.lock().await),
            None => None,
        }
    }

    /// Waits for its turn and begins a transaction that will write.
    async fn begin(&self) -> Result<(Tx, Option<MutexGuard<'_, ()>>), DbErr> {
        let turn = self.turn().await;
        // A deferred BEGIN that turns into a write fails at once on SQLite, whatever the timeout.
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok((Tx::begin(&self.writer, options).await?, turn))
    }
}

//! Group commit for everything a respondent writes.
//!
//! One task takes whatever waits, runs each entry in one transaction, commits once, and only then
//! answers. While many write it waits a moment for more. Entries must be safe to run again: should
//! one fail, the batch is rolled back and run anew with every entry in a savepoint of its own, so
//! that the failing one is taken out and answered alone; should the answer to a COMMIT be lost, the
//! batch is run anew as well, and an entry that was written the first time finds itself.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sea_orm::{ConnectionTrait, DbErr};
use tokio::sync::{mpsc, oneshot};
use tracing::warn;

use super::{Inner, Tx};

/// How many entries one commit carries at most.
const BATCH: usize = 128;
/// How long a batch waits for company while others come in crowds. A commit costs more than the
/// entries in it; where only a few people write nobody waits for others.
const GATHER: Duration = Duration::from_millis(1);
/// So many entries are a crowd. Gathering from two on made two people wait for each other at every
/// page.
const CROWD: usize = 8;
/// How many entries may wait; more are told to come back.
const QUEUE: usize = 4096;
/// How often a batch is tried again when the database went away.
const TRIES: u32 = 6;

/// Something a respondent writes.
///
/// Must be harmless when run twice: found by its nonce, not inserted again.
#[async_trait::async_trait]
pub trait Entry: Send + Sync + 'static {
    /// What the respondent is told when it is durable.
    type Reply: Send + 'static;

    /// Writes it.
    async fn run(&self, tx: &Tx) -> Result<Self::Reply, DbErr>;
}

/// Why an entry was not written. Nothing of it is in the database.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// Too many wait, or the database cannot write: come back with what you typed.
    #[error("the database cannot take anything at the moment")]
    Busy,
    /// This entry cannot be written.
    #[error("the entry could not be written")]
    Failed(#[source] DbErr),
    /// The entry's code panicked.
    #[error("the entry could not be written: {0}")]
    Panicked(String),
}

#[derive(Clone)]
pub(super) struct Intake(mpsc::Sender<Box<dyn Waiting>>);

impl Intake {
    pub(super) async fn take<E: Entry>(&self, entry: E) -> Result<E::Reply, NotTaken> {
        let (waiter, answer) = oneshot::channel();
        let pending = Pending {
            entry,
            reply: None,
            waiter,
        };
        self.0
            .try_send(Box::new(pending))
            .map_err(|_| NotTaken::Busy)?;
        answer.await.unwrap_or(Err(NotTaken::Busy))
    }
}

/// An entry in the queue, whatever it replies.
trait Waiting: Send {
    fn run<'a>(&'a mut self, tx: &'a Tx) -> BoxFuture<'a, Result<(), DbErr>>;
    fn answer(self: Box<Self>, outcome: Result<(), NotTaken>);
}

struct Pending<E: Entry> {
    entry: E,
    reply: Option<E::Reply>,
    waiter: oneshot::Sender<Result<E::Reply, NotTaken>>,
}

impl<E: Entry> Waiting for Pending<E> {
    fn run<'a>(&'a mut self, tx: &'a Tx) -> BoxFuture<'a, Result<(), DbErr>> {
        async move {
            self.reply = Some(self.entry.run(tx).await?);
            Ok(())
        }
        .boxed()
    }

    fn answer(self: Box<Self>, outcome: Result<(), NotTaken>) {
        let answer = match (outcome, self.reply) {
            (Ok(()), Some(reply)) => Ok(reply),
            (Ok(()), None) => Err(NotTaken::Busy),
            (Err(not_taken), _) => Err(not_taken),
        };
        // A client that went away does not matter: what it sent is written.
        let _ = self.waiter.send(answer);
    }
}

type Batch = Vec<Box<dyn Waiting>>;

pub(super) fn start(inner: Arc<Inner>) -> Intake {
    let (sender, mut queue) = mpsc::channel::<Box<dyn Waiting>>(QUEUE);
    tokio::spawn(async move {
        let mut batch = Vec::with_capacity(BATCH);
        let mut crowded = false;
        while queue.recv_many(&mut batch, BATCH).await > 0 {
            if crowded && batch.len() < BATCH {
                tokio::time::sleep(GATHER).await;
                while batch.len() < BATCH
                    && let Ok(waiting) = queue.try_recv()
                {
                    batch.push(waiting);
                }
            }
            crowded = batch.len() >= CROWD;
            settle(&inner, std::mem::take(&mut batch)).await;
        }
    });
    Intake(sender)
}

/// Writes a batch and answers everybody in it.
async fn settle(inner: &Inner, mut batch: Batch) {
    let mut pause = Duration::from_millis(20);
    for attempt in 1..=TRIES {
        let outcome = match together(inner, &mut batch).await {
            Ok(()) => Ok(Vec::new()),
            Err(_) => one_by_one(inner, &mut batch).await,
        };
        match outcome {
            Ok(mut refused) => {
                for (index, waiting) in batch.into_iter().enumerate() {
                    let found = refused.iter().position(|(refused, _)| *refused == index);
                    waiting.answer(found.map_or(Ok(()), |at| Err(refused.swap_remove(at).1)));
                }
                return;
            }
            Err(error) => {
                warn!(
                    attempt,
                    entries = batch.len(),
                    "a batch was not committed: {error}"
                );
                tokio::time::sleep(pause).await;
                pause *= 2;
            }
        }
    }
    for waiting in batch {
        waiting.answer(Err(NotTaken::Busy));
    }
}

/// The usual case: every entry in one transaction, no savepoints.
async fn together(inner: &Inner, batch: &mut Batch) -> Result<(), DbErr> {
    let (tx, _turn) = inner.begin().await?;
    for waiting in batch.iter_mut() {
        if let Err(not_taken) = run(waiting.as_mut(), &tx).await {
            let _ = tx.rollback().await;
            return Err(DbErr::Custom(not_taken.to_string()));
        }
    }
    tx.commit().await
}

/// After something failed: every entry in a savepoint, the failing ones named by their place.
///
/// An error of the transaction itself is returned as such: the outcome is then unknown or nothing
/// was written, and the batch is run anew.
async fn one_by_one(inner: &Inner, batch: &mut Batch) -> Result<Vec<(usize, NotTaken)>, DbErr> {
    let (tx, _turn) = inner.begin().await?;
    let mut refused = Vec::new();
    for (index, waiting) in batch.iter_mut().enumerate() {
        let noted = tx.noted();
        tx.execute_unprepared("SAVEPOINT entry").await?;
        match run(waiting.as_mut(), &tx).await {
            Ok(()) => {
                tx.execute_unprepared("RELEASE SAVEPOINT entry").await?;
            }
            Err(not_taken) => {
                tx.execute_unprepared("ROLLBACK TO SAVEPOINT entry").await?;
                tx.execute_unprepared("RELEASE SAVEPOINT entry").await?;
                tx.forget_notes_after(noted);
                refused.push((index, not_taken));
            }
        }
    }
    tx.commit().await?;
    Ok(refused)
}

async fn run(waiting: &mut dyn Waiting, tx: &Tx) -> Result<(), NotTaken> {
    match AssertUnwindSafe(waiting.run(tx)).catch_unwind().await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(NotTaken::Failed(error)),
        Err(panic) => {
            let what = panic
                .downcast_ref::<&str>()
                .map(|text| (*text).to_owned())
                .or_else(|| panic.downcast_ref::<String>().cloned());
            Err(NotTaken::Panicked(what.unwrap_or_default()))
        }
    }
}

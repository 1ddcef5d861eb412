//! Work that is done after the answer, at least once, by whichever instance is free.
//!
//! A job is put in the queue only inside the transaction that makes it necessary. A worker
//! *leases* it, runs it outside any transaction, and finishes it in the same transaction as the
//! job's own writes: should somebody else have taken over meanwhile, those writes roll back. What
//! fails is tried again later and later, and parked after eight times. Schedules are jobs with one
//! key per period, so two instances cannot double them.

mod aside;
mod lease;
mod schedule;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::Now;
use entity::job;
use futures_util::future::BoxFuture;
use sea_orm::{DbErr, EntityTrait, Set};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tracing::{error, info, warn};

pub use aside::aside;
pub use lease::{Lease, sweep};
pub use schedule::{Period, every};

use crate::db::Tx;
use crate::site::Site;

/// A kind of job. Its fields are its payload: keys of rows, never anything personal.
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its name in the queue.
    const KIND: &'static str;
    /// Does the work. Whatever it writes last, it writes together with [`Lease::finish`].
    fn run(
        self,
        site: &Arc<Site>,
        lease: &Lease,
    ) -> impl Future<Output = anyhow::Result<()>> + Send;
}

/// Jobs of a kind that are done many at once, in few statements and one commit.
pub trait Batch: Job {
    /// How many of its kind a worker leases at once at most.
    const MOST: u64 = 64;

    /// Does the work of as many as it can, from the front, and says how many that was: none or all
    /// of their writes are made, together with [`Lease::finish_all`]. The rest are done one by one.
    fn run_all(
        batch: Vec<(Self, Lease)>,
        site: &Arc<Site>,
    ) -> impl Future<Output = anyhow::Result<usize>> + Send;
}

/// Puts a job in the queue, to be run at once.
pub async fn enqueue<J: Job>(tx: &Tx, job: &J, now: Now) -> Result<(), DbErr> {
    put(tx, job, now, None).await
}

/// Puts a job in the queue unless one with the same key is there or was.
pub async fn enqueue_once<J: Job>(tx: &Tx, job: &J, now: Now, key: &str) -> Result<(), DbErr> {
    put(tx, job, now, Some(key)).await
}

async fn put<J: Job>(tx: &Tx, job: &J, now: Now, key: Option<&str>) -> Result<(), DbErr> {
    job::Entity::insert(row(job, now, key)?)
        .on_conflict_do_nothing_on([job::Column::DedupKey])
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Puts several jobs in the queue, in their order.
pub async fn enqueue_all<J: Job>(tx: &Tx, jobs: &[J], now: Now) -> Result<(), DbErr> {
    if jobs.is_empty() {
        return Ok(());
    }
    let rows: Vec<_> = jobs
        .iter()
        .map(|job| row(job, now, None))
        .collect::<Result<_, _>>()?;
    job::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

fn row<J: Job>(job: &J, now: Now, key: Option<&str>) -> Result<job::ActiveModel, DbErr> {
    let payload = serde_json::to_string(job).map_err(|error| DbErr::Json(error.to_string()))?;
    Ok(job::ActiveModel {
        kind: Set(J::KIND.to_owned()),
        payload: Set(payload),
        run_at: Set(now.utc()),
        attempts: Set(0),
        dedup_key: Set(key.map(str::to_owned)),
        ..Default::default()
    })
}

type Run = fn(String, Arc<Site>, Lease) -> BoxFuture<'static, anyhow::Result<()>>;
type RunAll = fn(Vec<(String, Lease)>, Arc<Site>) -> BoxFuture<'static, anyhow::Result<usize>>;

/// How jobs of a kind are done.
struct Runner {
    run: Run,
    /// How many at once, where they can be.
    together: Option<(u64, RunAll)>,
}

/// Every kind of job, and every schedule, this program knows.
#[derive(Default)]
pub struct Registry {
    runners: BTreeMap<&'static str, Runner>,
    schedules: Vec<schedule::Schedule>,
}

impl Registry {
    /// Knows no jobs.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Knows one kind of job more.
    #[must_use]
    pub fn with<J: Job>(mut self) -> Self {
        let run: Run = |payload, site, lease| {
            Box::pin(async move {
                let job: J = serde_json::from_str(&payload)?;
                job.run(&site, &lease).await
            })
        };
        let together = None;
        self.runners.insert(J::KIND, Runner { run, together });
        self
    }

    /// Knows one kind of job more, whose jobs are done many at once.
    #[must_use]
    pub fn with_batches<J: Batch>(self) -> Self {
        let run_all: RunAll = |batch, site| {
            Box::pin(async move {
                let parsed = batch
                    .iter()
                    .map(|(payload, lease)| Ok((serde_json::from_str(payload)?, lease.clone())))
                    .collect::<Result<Vec<(J, Lease)>, serde_json::Error>>()?;
                J::run_all(parsed, &site).await
            })
        };
        let mut known = self.with::<J>();
        if let Some(runner) = known.runners.get_mut(J::KIND) {
            runner.together = Some((J::MOST, run_all));
        }
        known
    }

    /// Runs a kind of job once in every period.
    #[must_use]
    pub fn scheduled<J: Job + Default>(mut self, period: Period) -> Self {
        self.schedules.push(every::<J>(period));
        self.with::<J>()
    }

    /// Takes the job that has waited longest, with others of its kind, and does them. Says whether
    /// there was one.
    pub async fn run_due(&self, site: &Arc<Site>) -> anyhow::Result<bool> {
        let together = |kind: &str| self.together(kind).map_or(1, |(most, _)| most);
        let claimed = lease::claim(site, site.clock.now(), together).await?;
        let any = !claimed.is_empty();
        let mut leased = Instant::now();
        let done = self.run_all(site, &claimed).await;
        // In their order: two mails to one person arrive as they were written.
        for (row, lease) in claimed.iter().skip(done) {
            if leased.elapsed() > lease::FRESH {
                leased = Instant::now();
                if lease.renew(site).await.is_err() {
                    continue;
                }
            }
            self.run(site, row, lease).await?;
        }
        Ok(any)
    }

    fn together(&self, kind: &str) -> Option<(u64, RunAll)> {
        self.runners.get(kind)?.together
    }

    /// Does several jobs at once where their kind can; says how many, from the front, are done.
    async fn run_all(&self, site: &Arc<Site>, claimed: &[(job::Model, Lease)]) -> usize {
        let [(first, _), _, ..] = claimed else {
            return 0;
        };
        let Some((_, run_all)) = self.together(&first.kind) else {
            return 0;
        };
        let batch = claimed
            .iter()
            .map(|(row, lease)| (row.payload.clone(), lease.clone()));
        let work = tokio::spawn(run_all(batch.collect(), Arc::clone(site)));
        let outcome = match work.await {
            Ok(outcome) => outcome,
            Err(panic) => Err(anyhow::anyhow!("the jobs panicked: {panic}")),
        };
        outcome.unwrap_or_else(|failure| {
            warn!(
                kind = first.kind,
                "jobs {} are done one by one: {failure:#}", first.kind
            );
            0
        })
    }

    async fn run(&self, site: &Arc<Site>, row: &job::Model, lease: &Lease) -> anyhow::Result<()> {
        let Some(runner) = self.runners.get(row.kind.as_str()) else {
            return Ok(lease.park(site, "no such kind of job").await?);
        };
        // A job that panics must not take the worker with it.
        let run = (runner.run)(row.payload.clone(), Arc::clone(site), lease.clone());
        let work = tokio::spawn(run);
        let outcome = match work.await {
            Ok(outcome) => outcome,
            Err(panic) => Err(anyhow::anyhow!("the job panicked: {panic}")),
        };
        match outcome {
            Ok(()) => lease.finish_if_open(site).await?,
            Err(failure) => {
                warn!(
                    job = row.id,
                    kind = row.kind,
                    "job {} failed: {failure:#}",
                    row.kind
                );
                lease
                    .failed(site, &format!("{failure:#}"), row.attempts + 1)
                    .await?;
            }
        }
        Ok(())
    }

    /// Puts the jobs of this period's schedules in the queue.
    pub async fn tick(&self, site: &Arc<Site>) -> anyhow::Result<()> {
        let now = site.clock.now();
        for schedule in &self.schedules {
            schedule.put(site, now).await?;
        }
        Ok(())
    }

    /// Works until told to stop; finishes the job at hand first.
    pub async fn work(
        self: Arc<Self>,
        site: Arc<Site>,
        mut stop: tokio::sync::watch::Receiver<bool>,
    ) {
        info!("worker started");
        while !*stop.borrow() {
            if let Err(failure) = self.tick(&site).await {
                error!("schedules: {failure:#}");
            }
            match self.run_due(&site).await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(failure) => error!("worker: {failure:#}"),
            }
            tokio::select! {
                () = tokio::time::sleep(Duration::from_millis(700)) => {}
                _ = stop.changed() => {}
            }
        }
        info!("worker stopped");
    }
}

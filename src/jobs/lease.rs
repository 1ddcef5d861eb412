//! Holding a job while it is done.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use domain::Now;
use entity::job;
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, UpdateMany,
};

use crate::db::Tx;
use crate::site::Site;

/// How long a worker may be silent before another takes over.
const LEASE: TimeDelta = TimeDelta::seconds(60);
/// How long a lease is good for beginning a job; then it is renewed first.
pub(super) const FRESH: std::time::Duration = std::time::Duration::from_secs(20);
/// How often a job is tried before it is parked.
const TRIES: i32 = 8;

/// The right to do one job, held by one worker.
#[derive(Clone, Debug)]
pub struct Lease {
    job: i64,
    holder: String,
    finished: Arc<AtomicBool>,
}

/// Somebody else has taken the job over.
#[derive(Debug, thiserror::Error)]
#[error("the lease of job {0} was lost")]
pub(super) struct Lost(i64);

fn due(now: DateTime<Utc>) -> Condition {
    Condition::all()
        .add(job::Column::DoneAt.is_null())
        .add(job::Column::FailedAt.is_null())
        .add(job::Column::RunAt.lte(now))
        .add(
            Condition::any()
                .add(job::Column::LeasedUntil.is_null())
                .add(job::Column::LeasedUntil.lt(now)),
        )
}

/// Leases the job that has waited longest, if one is due, and as many of its kind as are done
/// `together`.
pub(super) async fn claim(
    site: &Arc<Site>,
    now: Now,
    together: impl Fn(&str) -> u64,
) -> Result<Vec<(job::Model, Lease)>, DbErr> {
    let now = now.utc();
    // Looking first costs no turn of the writer.
    let waiting = job::Entity::find()
        .filter(due(now))
        .limit(1)
        .one(site.db.read())
        .await?;
    if waiting.is_none() {
        return Ok(Vec::new());
    }
    let holder = data_encoding::HEXLOWER.encode(&site.keys.random::<8>());
    let claimed = site
        .db
        .write(async |tx: &Tx| {
            let free = job::Entity::find()
                .filter(due(now))
                .order_by_asc(job::Column::RunAt)
                .order_by_asc(job::Column::Id)
                // SQLite has one writer and no such lock; PostgreSQL passes over what others hold.
                .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
            let Some(first) = free.clone().limit(1).one(tx).await? else {
                return Ok::<_, DbErr>(Vec::new());
            };
            let found = match together(&first.kind) {
                0 | 1 => vec![first],
                many => {
                    let same = free.filter(job::Column::Kind.eq(&first.kind));
                    same.limit(many).all(tx).await?
                }
            };
            job::Entity::update_many()
                .col_expr(job::Column::Lease, Expr::value(holder.as_str()))
                .col_expr(job::Column::LeasedUntil, Expr::value(now + LEASE))
                .filter(job::Column::Id.is_in(found.iter().map(|row| row.id)))
                .exec(tx)
                .await?;
            Ok(found)
        })
        .await?;
    let lease = |row: job::Model| {
        let lease = Lease {
            job: row.id,
            holder: holder.clone(),
            finished: Arc::default(),
        };
        (row, lease)
    };
    Ok(claimed.into_iter().map(lease).collect())
}

impl Lease {
    /// Marks jobs done that were leased together, in the transaction of their last writes: all or,
    /// when a lease was lost, none.
    pub async fn finish_all(leases: &[Self], tx: &Tx, now: Now) -> Result<(), DbErr> {
        let Some(first) = leases.first() else {
            return Ok(());
        };
        let done = job::Entity::update_many()
            .col_expr(job::Column::DoneAt, Expr::value(now.utc()))
            .col_expr(job::Column::LastError, Expr::value(None::<String>))
            .filter(job::Column::Id.is_in(leases.iter().map(|lease| lease.job)))
            .filter(job::Column::Lease.eq(first.holder.as_str()))
            .filter(job::Column::DoneAt.is_null())
            .exec(tx)
            .await?;
        if done.rows_affected != leases.len() as u64 {
            return Err(DbErr::Custom(Lost(first.job).to_string()));
        }
        for lease in leases {
            lease.finished.store(true, Ordering::SeqCst);
        }
        Ok(())
    }

    fn mine(&self) -> UpdateMany<job::Entity> {
        job::Entity::update_many()
            .filter(job::Column::Id.eq(self.job))
            .filter(job::Column::Lease.eq(self.holder.as_str()))
            .filter(job::Column::DoneAt.is_null())
    }

    /// Marks the job done, in the transaction of its last writes. When the lease was lost, the
    /// error rolls them back: the other worker has made them, or will.
    pub async fn finish(&self, tx: &Tx, now: Now) -> Result<(), DbErr> {
        Self::finish_all(std::slice::from_ref(self), tx, now).await
    }

    pub(super) async fn finish_if_open(&self, site: &Arc<Site>) -> anyhow::Result<()> {
        if self.finished.load(Ordering::SeqCst) {
            return Ok(());
        }
        let now = site.clock.now();
        Ok(site
            .db
            .write(async |tx: &Tx| self.finish(tx, now).await)
            .await?)
    }

    /// Asks for another minute; an error when the job is somebody else's by now.
    pub async fn renew(&self, site: &Arc<Site>) -> anyhow::Result<()> {
        let until = site.clock.now().utc() + LEASE;
        let renewed = site
            .db
            .write(async |tx: &Tx| {
                let renew = self
                    .mine()
                    .col_expr(job::Column::LeasedUntil, Expr::value(until));
                renew.exec(tx).await
            })
            .await?;
        if renewed.rows_affected == 0 {
            Err(Lost(self.job).into())
        } else {
            Ok(())
        }
    }

    /// Lets the job go after a failure: until later, or for good after the last try.
    pub(super) async fn failed(
        &self,
        site: &Arc<Site>,
        why: &str,
        attempts: i32,
    ) -> Result<(), DbErr> {
        let now = site.clock.now().utc();
        let exponent = u32::try_from(attempts).unwrap_or(0).clamp(0, 8);
        let later = now + TimeDelta::minutes(2_i64.pow(exponent).clamp(1, 360));
        let parked = (attempts >= TRIES).then_some(now);
        let why: String = why.chars().take(1000).collect();
        site.db
            .write(async |tx: &Tx| {
                self.mine()
                    .col_expr(job::Column::Attempts, Expr::value(attempts))
                    .col_expr(job::Column::RunAt, Expr::value(later))
                    .col_expr(job::Column::FailedAt, Expr::value(parked))
                    .col_expr(job::Column::LastError, Expr::value(Some(why)))
                    .col_expr(job::Column::Lease, Expr::value(None::<String>))
                    .col_expr(job::Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>))
                    .exec(tx)
                    .await
            })
            .await?;
        Ok(())
    }

    pub(super) async fn park(&self, site: &Arc<Site>, why: &str) -> Result<(), DbErr> {
        self.failed(site, why, TRIES).await
    }
}

/// Deletes jobs that were done before `before`.
pub async fn sweep(tx: &Tx, before: DateTime<Utc>) -> Result<u64, DbErr> {
    let done = Expr::col(job::Column::DoneAt).lt(before);
    Ok(job::Entity::delete_many()
        .filter(done)
        .exec(tx)
        .await?
        .rows_affected)
}

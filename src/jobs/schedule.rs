//! Jobs that come round: once an hour, once a day in London.

use std::sync::Arc;

use chrono::Timelike;
use domain::Now;
use domain::time::clock_in_london;
use entity::job;
use futures_util::future::BoxFuture;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tokio::sync::Mutex;

use super::{Job, enqueue_once};
use crate::db::Tx;
use crate::site::Site;

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Once a minute.
    Minute,
    /// Once an hour.
    Hour,
    /// Once a day, after three in the night in London.
    Night,
}

impl Period {
    /// The name of the period an instant lies in: what makes a scheduled job unique.
    fn name(self, now: Now) -> String {
        let clock = clock_in_london(now.utc());
        match self {
            Self::Minute => now.utc().format("%Y-%m-%dT%H:%M").to_string(),
            Self::Hour => now.utc().format("%Y-%m-%dT%H").to_string(),
            Self::Night if clock.hour() < 3 => {
                (clock.date() - chrono::TimeDelta::days(1)).to_string()
            }
            Self::Night => clock.date().to_string(),
        }
    }
}

type Put = fn(Arc<Site>, String, Now) -> BoxFuture<'static, anyhow::Result<()>>;

/// A job and how often it comes round.
pub struct Schedule {
    kind: &'static str,
    period: Period,
    put: Put,
    /// The key that was put, or found there, last: it need not be looked for again.
    known: Mutex<String>,
}

/// The schedule of a kind of job.
#[must_use]
pub fn every<J: Job + Default>(period: Period) -> Schedule {
    let put: Put = |site, key, now| {
        Box::pin(async move {
            let job = J::default();
            site.db
                .write(async |tx: &Tx| enqueue_once(tx, &job, now, &key).await)
                .await?;
            Ok(())
        })
    };
    Schedule {
        kind: J::KIND,
        period,
        put,
        known: Mutex::default(),
    }
}

impl Schedule {
    /// Puts the job of this period in the queue, if it is not there yet.
    pub(super) async fn put(&self, site: &Arc<Site>, now: Now) -> anyhow::Result<()> {
        let key = format!("{}@{}", self.kind, self.period.name(now));
        if *self.known.lock().await == key {
            return Ok(());
        }
        let there = job::Entity::find().filter(job::Column::DedupKey.eq(key.as_str()));
        if there.count(site.db.read()).await? == 0 {
            (self.put)(Arc::clone(site), key.clone(), now).await?;
        }
        *self.known.lock().await = key;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    #[test]
    fn the_night_of_a_day_begins_at_three_in_london() {
        let name = |text: &str| {
            let at = DateTime::parse_from_rfc3339(text)
                .expect("an instant")
                .to_utc();
            Period::Night.name(Now::at(at))
        };
        assert_eq!(name("2026-07-10T01:59:00Z"), "2026-07-09");
        assert_eq!(name("2026-07-10T02:00:00Z"), "2026-07-10");
    }
}

//! Deleting files that nothing uses.

use std::sync::Arc;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{commands, queries};
use crate::db::Tx;
use crate::jobs::{Job, Lease};
use crate::site::Site;

/// How long a file waits for somebody to use it.
const WAITS: TimeDelta = TimeDelta::days(30);

/// Deletes documents and pictures that no version of a survey and no piece of the library has used
/// for 30 days. What a published version uses stays with it.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Forget {}

impl Job for Forget {
    const KIND: &'static str = "builder.forget";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let now = site.clock.now();
        // Looked for outside the transaction, which keeps everybody else waiting.
        let mut found = Vec::new();
        for file in queries::unseen(site.db.read()).await? {
            let used = queries::is_used(site.db.read(), &file.token).await?;
            found.push((file, used));
        }
        let write = async |tx: &Tx| {
            for (file, used) in &found {
                match (used, file.idle_since) {
                    (true, Some(_)) => commands::note_idle(tx, file.id, None).await?,
                    (false, None) => commands::note_idle(tx, file.id, Some(now.utc())).await?,
                    (false, Some(since)) if now.utc() - since >= WAITS => {
                        commands::delete_idle(tx, file, now).await?;
                    }
                    _ => {}
                }
            }
            lease.finish(tx, now).await
        };
        Ok(site.db.write(write).await?)
    }
}

//! Looking, once a minute, whether figures can be released anew.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tracing::info;

use super::commands::Counter;
use crate::jobs::{Job, Lease};
use crate::site::Site;

/// Takes a snapshot of every survey that ten responses or more have changed in.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct TakeSnapshots {}

impl Job for TakeSnapshots {
    const KIND: &'static str = "results.snapshots";

    async fn run(self, site: &Arc<Site>, _: &Lease) -> anyhow::Result<()> {
        let counter = Counter {
            db: &site.db,
            keys: &site.keys,
            cubes: &site.cubes,
        };
        let taken = Box::pin(counter.take_due(site.clock.now())).await?;
        if taken > 0 {
            info!(taken, "released figures of {taken} surveys");
        }
        Ok(())
    }
}

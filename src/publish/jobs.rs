//! Deleting preview links that have ended.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::commands;
use crate::db::Tx;
use crate::jobs::{Job, Lease};
use crate::site::Site;

/// Deletes preview links that have ended.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Forget {}

impl Job for Forget {
    const KIND: &'static str = "publish.forget";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let now = site.clock.now();
        Ok(site
            .db
            .write(async |tx: &Tx| {
                commands::sweep(tx, now).await?;
                lease.finish(tx, now).await
            })
            .await?)
    }
}

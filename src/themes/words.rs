//! The words of comments, written down beside them once a comment was looked through for what may say
//! who somebody is, and again whenever what may be shown of it changes.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::commands;
use crate::db::Tx;
use crate::jobs::{Job, Lease};
use crate::site::Site;

/// How many comments one commit holds.
const A_ROUND: u64 = 1_000;

/// Writes down the words of comments that have none, so that they are found.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct WriteWords {}

impl Job for WriteWords {
    const KIND: &'static str = "themes.write_words";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        loop {
            let written = site
                .db
                .write(async |tx: &Tx| commands::write_words(tx, A_ROUND).await)
                .await?;
            if written == 0 {
                break;
            }
            lease.renew(site).await?;
        }
        let now = site.clock.now();
        Ok(site
            .db
            .write(async |tx: &Tx| lease.finish(tx, now).await)
            .await?)
    }
}

//! Telling leads, once a minute, that something is new.

use std::sync::Arc;

use domain::text::Email;
use serde::{Deserialize, Serialize};

use super::letters::QueueLetter;
use super::{commands, queries};
use crate::db::Tx;
use crate::jobs::{Job, Lease};
use crate::mail;
use crate::site::Site;

/// Writes to every lead who was not told of what is new in their queue: one mail, however much it is.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Tell {}

impl Job for Tell {
    const KIND: &'static str = "safeguarding.tell";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let untold = queries::untold(site.db.read()).await?;
        let letter = QueueLetter {
            link: site.base.join("/staff/safeguarding"),
        };
        let now = site.clock.now();
        let (mut mails, mut told) = (Vec::new(), Vec::new());
        for lead in &untold {
            let Ok(to) = Email::parse(&lead.email) else {
                continue;
            };
            let message = mail::compose(site, "en", &to, &letter, None)?;
            mails.push(mail::sealed(&site.keys, &message)?);
            told.extend(&lead.cases);
        }
        let tell = async |tx: &Tx| {
            mail::post_all(tx, &mails, now).await?;
            commands::told(tx, &told).await?;
            lease.finish(tx, now).await
        };
        Ok(site.db.write(tell).await?)
    }
}

//! Telling staff of requests, warning them before it is too late, and forgetting who asked.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::Now;
use domain::formats::Pressing;
use domain::text::Email;
use serde::{Deserialize, Serialize};

use super::commands;
use super::letters::{RequestLetter, What};
use super::queries::{self, ToTell};
use crate::db::Tx;
use crate::jobs::{Job, Lease};
use crate::mail::{self, Sealed};
use crate::site::Site;
use crate::staff::queries::{Colleague, officers};

/// Tells the officers of a programme that somebody asked.
#[derive(Debug, Serialize, Deserialize)]
pub struct Arrived {
    /// Which request.
    pub request: i64,
}

impl Job for Arrived {
    const KIND: &'static str = "formats.arrived";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let now = site.clock.now();
        let db = site.db.read();
        let Some(request) = queries::arrived(db, self.request, now).await? else {
            return Ok(());
        };
        let officers = officers(db, request.survey.programme).await?;
        let mut mails = Vec::new();
        for officer in &officers {
            mails.extend(mail_to(site, officer, What::Arrived, &[&request])?);
        }
        post(site, lease, mails, &[], now).await
    }
}

/// Warns of requests that press and nobody has answered: their owner, or every officer while they
/// have none. Each is warned of when it begins to press, and once more before it is too late.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Warn {}

impl Job for Warn {
    const KIND: &'static str = "formats.warn";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let now = site.clock.now();
        let db = site.db.read();
        let waiting = queries::to_tell(db, now).await?;
        let pressing: Vec<&ToTell> = waiting
            .iter()
            .filter(|request| request.pressing.level() > request.warned)
            .collect();
        let mut by_survey: BTreeMap<i64, Vec<&ToTell>> = BTreeMap::new();
        for request in &pressing {
            by_survey
                .entry(request.survey.id)
                .or_default()
                .push(request);
        }
        let mut mails = Vec::new();
        for requests in by_survey.values() {
            let Some(first) = requests.first() else {
                continue;
            };
            let officers = officers(db, first.survey.programme).await?;
            let works_here = |id: i64| officers.iter().any(|officer| officer.id == id);
            for officer in &officers {
                let theirs = |request: &&&ToTell| match request.owner {
                    Some(owner) if works_here(owner) => owner == officer.id,
                    _ => true,
                };
                let theirs: Vec<&ToTell> = requests.iter().filter(theirs).copied().collect();
                let last = theirs
                    .iter()
                    .any(|request| request.pressing == Pressing::Last);
                let what = if last { What::Last } else { What::Soon };
                mails.extend(mail_to(site, officer, what, &theirs)?);
            }
        }
        post(site, lease, mails, &pressing, now).await
    }
}

/// The mail to one colleague about some requests of one survey; none about nothing.
fn mail_to(
    site: &Site,
    to: &Colleague,
    what: What,
    requests: &[&ToTell],
) -> anyhow::Result<Option<Sealed>> {
    let Some(first) = requests.first() else {
        return Ok(None);
    };
    let Ok(address) = Email::parse(&to.email) else {
        return Ok(None);
    };
    let letter = RequestLetter::new(site, &to.name, what, first, requests.len());
    let message = mail::compose(site, "en", &address, &letter, None)?;
    Ok(Some(mail::sealed(&site.keys, &message)?))
}

/// Puts the mails in the outbox and notes the warnings, together with the end of the job.
async fn post(
    site: &Site,
    lease: &Lease,
    mails: Vec<Sealed>,
    warned: &[&ToTell],
    now: Now,
) -> anyhow::Result<()> {
    let write = async |tx: &Tx| {
        mail::post_all(tx, &mails, now).await?;
        for request in warned {
            commands::warned(tx, request.id, request.pressing.level()).await?;
        }
        lease.finish(tx, now).await
    };
    Ok(site.db.write(write).await?)
}

/// Forgets who asked, on time.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Forget {}

impl Job for Forget {
    const KIND: &'static str = "formats.forget";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let now = site.clock.now();
        let forget = async |tx: &Tx| {
            commands::forget(tx, now).await?;
            lease.finish(tx, now).await
        };
        Ok(site.db.write(forget).await?)
    }
}

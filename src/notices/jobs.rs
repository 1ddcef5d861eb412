//! Telling those who left an address.

use std::sync::Arc;

use domain::Now;
use serde::{Deserialize, Serialize};

use super::commands;
use super::letters::NoticeLetter;
use super::queries::{self, Notice, Subject};
use crate::db::Tx;
use crate::jobs::{Job, Lease};
use crate::mail::{self, Sealed};
use crate::publish::queries::in_force;
use crate::respond::commands::addresses::{Addressed, addressed};
use crate::site::Site;
use crate::web::locale::path_in;

/// Tells those who left an address of every notice they are still to be told of, once. Comes round
/// by itself, so that what waits for the end of a hold goes out when it is over.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Tell {}

impl Job for Tell {
    const KIND: &'static str = "notices.tell";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let now = site.clock.now();
        let db = site.db.read();
        for notice in queries::untold(db).await? {
            let Some(subject) = queries::subject(db, notice.survey).await? else {
                continue;
            };
            if in_force(db, subject.programme, now).await?.is_none() {
                tell(site, &subject, &notice, now).await?;
            }
        }
        let done = async |tx: &Tx| lease.finish(tx, now).await;
        Ok(site.db.write(done).await?)
    }
}

/// Writes to everybody, in the transaction that notes it: nobody is told twice, and nobody is left
/// out.
async fn tell(site: &Site, of: &Subject, notice: &Notice, now: Now) -> anyhow::Result<()> {
    let people = addressed(site.db.read(), &site.keys, of.survey).await?;
    let open = of.closes_at.is_none_or(|closes| closes > now.utc());
    let mut mails = Vec::with_capacity(people.len());
    let mut known = std::collections::BTreeSet::new();
    for person in &people {
        // Two questions may have asked for an address; one person is told once.
        if known.insert(person.email.normalised()) {
            mails.extend(mail_to(site, of, notice, person, open)?);
        }
    }
    let write = async |tx: &Tx| match commands::told(tx, notice.id, mails.len(), now).await? {
        true => mail::post_all(tx, &mails, now).await,
        false => Ok(()),
    };
    Ok(site.db.write(write).await?)
}

fn mail_to(
    site: &Site,
    of: &Subject,
    notice: &Notice,
    to: &Addressed,
    open: bool,
) -> anyhow::Result<Option<Sealed>> {
    let Some(letter) = NoticeLetter::new(site, of, notice, to, open) else {
        return Ok(None);
    };
    let message = mail::compose(site, &to.language, &to.email, &letter, None)?;
    let leave = site.base.join(&path_in(&to.language, &to.leave));
    Ok(Some(mail::sealed(&site.keys, &message.with_leave(leave))?))
}

//! Telling those who left an address.

pub mod digest;

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::Now;
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};

use super::commands;
use super::letters::NoticeLetter;
use super::queries::{self, Notice, Subject};
use crate::db::Tx;
use crate::jobs::{Job, Lease};
use crate::mail::{self, Sealed};
use crate::publish::queries::in_force;
use crate::respond::commands::addresses::{Addressed, addressed, kept};
use crate::site::Site;
use crate::web::locale::path_in;
use crate::web::page::Letter;

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
    let open = of.closes_at.is_none_or(|closes| closes > now.utc());
    let letter = |to: &Addressed| NoticeLetter::new(site, of, notice, to, open);
    let letters = Letters::to_all(site, of.survey, letter).await?;
    let write = async |tx: &Tx| {
        let mails = letters.still_wanted(tx).await?;
        match commands::told(tx, notice.id, mails.len(), now).await? {
            true => mail::post_all(tx, &mails, now).await,
            false => Ok(()),
        }
    };
    Ok(site.db.write(write).await?)
}

/// One letter to each person who left an address for a survey, ready for the outbox.
pub struct Letters {
    survey: i64,
    mails: Vec<(Vec<u8>, Sealed)>,
}

impl Letters {
    /// Writes them, each with the way to leave.
    pub async fn to_all<L: Letter>(
        site: &Site,
        survey: i64,
        write: impl Fn(&Addressed) -> Option<L>,
    ) -> anyhow::Result<Self> {
        let people = addressed(site.db.read(), &site.keys, survey).await?;
        let mut mails = Vec::with_capacity(people.len());
        let mut known = BTreeSet::new();
        for to in people {
            // Two questions may have asked for an address; one person is told once.
            if !known.insert(to.email.normalised()) {
                continue;
            }
            let Some(letter) = write(&to) else { continue };
            let message = mail::compose(site, &to.language, &to.email, &letter, None)?;
            let leave = site.base.join(&path_in(&to.language, &to.leave));
            let sealed = mail::sealed(&site.keys, &message.with_leave(leave))?;
            mails.push((to.id, sealed));
        }
        Ok(Self { survey, mails })
    }

    /// Those to people who have not left since they were written: asked in the transaction that
    /// posts them, so that nobody who has left hears from us again.
    pub async fn still_wanted(&self, tx: &Tx) -> Result<Vec<Sealed>, DbErr> {
        let kept = kept(tx, self.survey).await?;
        let wanted = self.mails.iter().filter(|(id, _)| kept.contains(id));
        Ok(wanted.map(|(_, mail)| mail.clone()).collect())
    }
}

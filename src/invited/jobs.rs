//! Writing to lists, reminding them when their day has come, mixing and forgetting.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::Now;
use domain::panel::is_reminded;
use domain::survey::{Door, door};
use domain::time::day_in_london;
use entity::{panel, survey};
use serde::{Deserialize, Serialize};

use super::letters::InvitationLetter;
use super::{commands, queries};
use crate::db::Tx;
use crate::jobs::{Job, Lease};
use crate::keys::Purpose;
use crate::mail::{self, Sealed};
use crate::notices::queries::{Subject, subject};
use crate::publish::queries::in_force;
use crate::site::Site;
use crate::web::locale::path_in;

/// How many mails are written by one transaction.
const TOGETHER: u64 = 100;

/// Writes to everybody on a list who has not used their link and was not sent this mail yet.
#[derive(Debug, Serialize, Deserialize)]
pub struct Write {
    /// Which list.
    pub panel: i64,
    /// 0 invites; 1 and 2 remind.
    pub round: i32,
}

impl Job for Write {
    const KIND: &'static str = "invited.write";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let now = site.clock.now();
        let db = site.db.read();
        let Some((panel, survey)) = queries::panel(db, self.panel).await? else {
            return Ok(());
        };
        let Some(subject) = subject(db, survey.id).await? else {
            return Ok(());
        };
        // What is taken down is struck off the list of those to be written to, so this ends.
        while self.write_some(site, &panel, &subject, now).await? {
            lease.renew(site).await?;
        }
        let done = async |tx: &Tx| lease.finish(tx, now).await;
        Ok(site.db.write(done).await?)
    }
}

impl Write {
    async fn write_some(
        &self,
        site: &Site,
        panel: &panel::Model,
        of: &Subject,
        now: Now,
    ) -> anyhow::Result<bool> {
        let (db, keys) = (site.db.read(), &site.keys);
        let people = queries::to_write(db, panel.id, self.round, TOGETHER).await?;
        let mut mails: Vec<(Vec<u8>, Option<Sealed>)> = Vec::with_capacity(people.len());
        for person in &people {
            let mail = match commands::address(keys, person) {
                Some(to) => {
                    let link = format!("/i/{}", keys.link_token(Purpose::Invitee, &person.id));
                    let letter =
                        InvitationLetter::new(site, of, &panel.language, self.round, &link);
                    let message = mail::compose(site, &panel.language, &to, &letter, None)?;
                    let leave = path_in(&panel.language, &format!("{link}/leave"));
                    let message = message.with_leave(site.base.join(&leave));
                    Some(mail::sealed(keys, &message)?)
                }
                None => None,
            };
            mails.push((person.id.clone(), mail));
        }
        let write = async |tx: &Tx| {
            let ids = mails.iter().map(|(id, _)| id.clone()).collect();
            let theirs = commands::mailed(tx, ids, self.round).await?;
            let due = mails.iter().filter(|(id, _)| theirs.contains(id));
            let due: Vec<Sealed> = due.filter_map(|(_, mail)| mail.clone()).collect();
            mail::post_all(tx, &due, now).await
        };
        site.db.write(write).await?;
        Ok(!people.is_empty())
    }
}

/// Reminds lists whose day has come.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Remind {}

impl Job for Remind {
    const KIND: &'static str = "invited.remind";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let now = site.clock.now();
        let db = site.db.read();
        for (panel, survey) in queries::by_themselves(db).await? {
            let held = in_force(db, survey.programme_id, now).await?.is_some();
            if !held && is_due(&panel, &survey, now) {
                let remind = async |tx: &Tx| commands::remind_by_itself(tx, &panel, now).await;
                site.db.write(remind).await?;
            }
        }
        let done = async |tx: &Tx| lease.finish(tx, now).await;
        Ok(site.db.write(done).await?)
    }
}

fn is_due(panel: &panel::Model, survey: &survey::Model, now: Now) -> bool {
    let open = door(survey.state.0, survey.opens_at, survey.closes_at, now) == Door::Open;
    let closes: Option<NaiveDate> = survey.closes_at.map(day_in_london);
    open && closes
        .is_some_and(|closes| is_reminded(panel.reminders, panel.written_on, closes, now.day()))
}

/// Deletes the addresses of surveys that have closed, and leaves no trace of the order in which
/// links were used.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Forget {}

impl Job for Forget {
    const KIND: &'static str = "invited.forget";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let now = site.clock.now();
        let forget = async |tx: &Tx| {
            commands::forget(tx, now).await?;
            lease.finish(tx, now).await
        };
        site.db.write(forget).await?;
        // Where rows lie in the order of their keys there is no trace to remove.
        if !site.db.is_alone() {
            for panel in queries::with_addresses(site.db.read()).await? {
                let mix = async |tx: &Tx| commands::mix(tx, panel).await;
                site.db.write(mix).await?;
            }
        }
        Ok(())
    }
}

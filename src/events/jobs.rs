//! Telling people about their places, and forgetting them afterwards.

use std::sync::Arc;

use chrono::TimeDelta;
use domain::event::PlaceState;
use domain::text::Email;
use serde::{Deserialize, Serialize};

use super::changes::Change;
use super::letters::PlaceLetter;
use super::queries::PlaceRow;
use super::{calendar, commands, queries};
use crate::db::Tx;
use crate::jobs::{Batch, Job, Lease};
use crate::mail::{self, Attachment};
use crate::site::Site;

/// What happened to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// It is theirs.
    Held,
    /// They wait.
    Waiting,
    /// They waited, and now it is theirs.
    MovedUp,
    /// They asked again, and have it already.
    Again,
    /// They gave it back.
    GivenBack,
    /// The sitting was called off.
    CalledOff,
    /// Something about it is no longer as they were told.
    Changed,
}

impl What {
    /// The name the template knows it by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Waiting => "waiting",
            Self::MovedUp => "moved_up",
            Self::Again => "again",
            Self::GivenBack => "given_back",
            Self::CalledOff => "called_off",
            Self::Changed => "changed",
        }
    }
}

/// Writes the mail about a place.
#[derive(Debug, Serialize, Deserialize)]
pub struct Tell {
    /// Whose place.
    pub booking: i64,
    /// What happened.
    pub what: What,
    /// Key of the correction it is about, where something was corrected.
    #[serde(default)]
    pub correction: Option<i64>,
    /// What changed, in a job that was put in the queue when jobs still held it themselves.
    #[serde(default, skip_serializing)]
    changes: Vec<Change>,
}

impl Tell {
    /// What somebody is told about their place.
    #[must_use]
    pub const fn of(booking: i64, what: What, correction: Option<i64>) -> Self {
        Self {
            booking,
            what,
            correction,
            changes: Vec::new(),
        }
    }

    /// The mail about a place, sealed; none for whoever left a telephone only: the organiser, who
    /// sees them on the list, rings them.
    fn mail(
        &self,
        site: &Site,
        place: &PlaceRow,
        changes: &[Change],
    ) -> anyhow::Result<Option<mail::Sealed>> {
        let Some(letter) = PlaceLetter::new(site, place, self.what, changes) else {
            return Ok(None);
        };
        let address = place
            .attendee
            .as_ref()
            .and_then(|attendee| attendee.email.as_deref());
        let Some(Ok(to)) = address.map(Email::parse) else {
            return Ok(None);
        };
        let now = site.clock.now();
        let url = site.base.join(&format!("/events/{}", place.event.slug));
        let waits = self.what == What::Changed && place.state != PlaceState::Held;
        let no_entry = waits || matches!(self.what, What::GivenBack | What::Waiting);
        let attachment = (!no_entry).then(|| {
            let sessions = [&place.session];
            Attachment {
                name: "drop-in.ics".to_owned(),
                kind: "text/calendar; charset=utf-8".to_owned(),
                content: calendar::file(&place.event, &sessions, site.base.host(), &url, now),
            }
        });
        let message = mail::compose(site, &place.language, &to, &letter, attachment)?;
        Ok(Some(mail::sealed(&site.keys, &message)?))
    }
}

impl Job for Tell {
    const KIND: &'static str = "events.tell";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        Self::run_all(vec![(self, lease.clone())], site).await?;
        Ok(())
    }
}

impl Batch for Tell {
    async fn run_all(batch: Vec<(Self, Lease)>, site: &Arc<Site>) -> anyhow::Result<usize> {
        let ids = batch.iter().map(|(tell, _)| tell.booking);
        let places = queries::places_by_id(site.db.read(), &site.keys, ids).await?;
        let about = batch.iter().filter_map(|(tell, _)| tell.correction);
        let corrections = queries::corrections(site.db.read(), about).await?;
        let mut mails = Vec::new();
        for (tell, _) in &batch {
            if let Some(place) = places.get(&tell.booking) {
                let changes = tell.correction.and_then(|id| corrections.get(&id));
                let changes = changes.unwrap_or(&tell.changes);
                mails.extend(tell.mail(site, place, changes)?);
            }
        }
        let done = batch.len();
        let leases = batch.into_iter().map(|(_, lease)| lease).collect();
        let now = site.clock.now();
        site.db.intake(mail::Post { mails, leases, now }).await?;
        Ok(done)
    }
}

/// Forgets who came, and what was corrected, thirty days after.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Forget {}

impl Job for Forget {
    const KIND: &'static str = "events.forget";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let now = site.clock.now();
        Ok(site
            .db
            .write(async |tx: &Tx| {
                commands::forget(tx, now.utc() - TimeDelta::days(30)).await?;
                lease.finish(tx, now).await
            })
            .await?)
    }
}

//! Telling people about their places, and forgetting them afterwards.

use std::sync::Arc;

use chrono::TimeDelta;
use domain::text::Email;
use serde::{Deserialize, Serialize};

use super::letters::PlaceLetter;
use super::{calendar, commands, queries};
use crate::db::Tx;
use crate::jobs::{Job, Lease};
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
}

impl Job for Tell {
    const KIND: &'static str = "events.tell";
    const TOGETHER: u64 = 16;

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let place = queries::place_by_id(site.db.read(), &site.keys, self.booking).await?;
        let Some(place) = place else { return Ok(()) };
        let Some(letter) = PlaceLetter::new(site, &place, self.what) else {
            return Ok(());
        };
        let address = place
            .attendee
            .as_ref()
            .and_then(|attendee| attendee.email.as_deref());
        // Whoever left a telephone only is rung by the organiser, who sees them on the list.
        let Some(Ok(to)) = address.map(Email::parse) else {
            return Ok(());
        };
        let now = site.clock.now();
        let url = site.base.join(&format!("/events/{}", place.event.slug));
        let attachment = (self.what != What::GivenBack && self.what != What::Waiting).then(|| {
            let sessions = [&place.session];
            Attachment {
                name: "drop-in.ics".to_owned(),
                kind: "text/calendar; charset=utf-8".to_owned(),
                content: calendar::file(&place.event, &sessions, site.base.host(), &url, now),
            }
        });
        let message = mail::compose(site, &place.language, &to, &letter, attachment)?;
        let mail = mail::sealed(&site.keys, &message)?;
        let lease = lease.clone();
        Ok(site.db.intake(mail::Post { mail, lease, now }).await?)
    }
}

/// Forgets who came, thirty days after.
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

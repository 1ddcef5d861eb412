//! Reminding people of reviews, and telling them that a claim is in doubt.

use std::sync::Arc;

use domain::role::Role;
use domain::text::Email;
use entity::{assessment, assessment_version, claim_doubt, programme};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};

use super::letters::ReviewLetter;
use super::{commands, queries};
use crate::db::Tx;
use crate::jobs::{Job, Lease};
use crate::mail::{self, Sealed};
use crate::site::Site;
use crate::staff;

/// Whoever writes assessments.
const READERS: [Role; 2] = [Role::Officer, Role::Reviewer];

/// One letter to everybody who writes assessments of a programme.
async fn letters(
    site: &Arc<Site>,
    programme: i64,
    letter: &ReviewLetter,
) -> anyhow::Result<Vec<Sealed>> {
    let people = staff::queries::holders(site.db.read(), programme, &READERS).await?;
    let mut mails = Vec::with_capacity(people.len());
    for person in people {
        let Ok(to) = Email::parse(&person.email) else {
            continue;
        };
        let message = mail::compose(site, "en", &to, letter, None)?;
        mails.push(mail::sealed(&site.keys, &message)?);
    }
    Ok(mails)
}

/// Reminds people four weeks before an assessment is to be looked at again, and once it should have
/// been.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Remind {}

impl Job for Remind {
    const KIND: &'static str = "assessment.remind";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let now = site.clock.now();
        let due = queries::due(site.db.read(), now.day()).await?;
        let mut mails = Vec::new();
        for one in &due {
            let letter = ReviewLetter {
                why: if one.overdue { "overdue" } else { "due" },
                programme: one.title.clone(),
                stage: u8::try_from(one.assessment.stage).unwrap_or(1),
                day: site.locales.get("en").date(one.review_on),
                in_public: one.assessment.published_at.is_some() && !one.assessment.overdue_hidden,
                link: link(site, one.assessment.id),
            };
            mails.extend(letters(site, one.assessment.programme_id, &letter).await?);
        }
        let write = async |tx: &Tx| {
            mail::post_all(tx, &mails, now).await?;
            commands::told(tx, &due).await?;
            lease.finish(tx, now).await
        };
        Ok(site.db.write(write).await?)
    }
}

fn link(site: &Arc<Site>, assessment: i64) -> String {
    site.base.join(&format!("/staff/assessments/{assessment}"))
}

/// Tells people that there is evidence against a claim that nobody is worse off.
#[derive(Debug, Serialize, Deserialize)]
pub struct Doubted {
    /// Which evidence.
    pub doubt: i64,
}

impl Job for Doubted {
    const KIND: &'static str = "assessment.doubted";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let (db, now) = (site.db.read(), site.clock.now());
        let mut mails = Vec::new();
        let found = claim_doubt::Entity::find_by_id(self.doubt).one(db).await?;
        if let Some(doubt) = found {
            let version = assessment_version::Entity::find_by_id(doubt.version_id);
            let version = version.one(db).await?;
            let of = version.map_or(0, |version| version.assessment_id);
            let found = assessment::Entity::find_by_id(of).one(db).await?;
            if let Some(found) = found {
                let programme = programme::Entity::find_by_id(found.programme_id);
                let programme = programme.one(db).await?;
                let letter = ReviewLetter {
                    why: "doubted",
                    programme: programme.map(|one| one.title).unwrap_or_default(),
                    stage: u8::try_from(found.stage).unwrap_or(1),
                    day: String::new(),
                    in_public: false,
                    link: link(site, found.id),
                };
                mails = letters(site, found.programme_id, &letter).await?;
            }
        }
        let write = async |tx: &Tx| {
            mail::post_all(tx, &mails, now).await?;
            lease.finish(tx, now).await
        };
        Ok(site.db.write(write).await?)
    }
}

//! Links back by mail, and the one reminder somebody may ask for.
//!
//! An address that only a link goes to is not kept: it stands in the sealed mail until that is
//! delivered. One that is to be reminded lies sealed beside the draft, goes with it, and goes when
//! the reminder goes out.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use domain::Now;
use domain::survey::remind_at;
use domain::text::Email;
use entity::{draft, draft_address, survey, survey_version};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

use crate::db::{Entry, Tx};
use crate::keys::{KEY_ID, Keys, Purpose};
use crate::mail;

/// How many are reminded at a time.
const AT_ONCE: u64 = 200;

/// Sends a link, and keeps the address if a reminder is wanted.
#[derive(Debug)]
pub struct MailLink {
    /// The mail.
    pub mail: mail::Sealed,
    /// Who is to be reminded.
    pub remind: Option<Reminded>,
    /// When.
    pub now: Now,
}

/// Somebody who wants to be reminded.
#[derive(Debug)]
pub struct Reminded {
    nonce_hash: Vec<u8>,
    sealed: Vec<u8>,
    language: String,
}

impl Reminded {
    /// The owner of a draft, at an address.
    #[must_use]
    pub fn new(keys: &Keys, nonce_hash: &[u8], email: &Email, language: &str) -> Self {
        Self {
            nonce_hash: nonce_hash.to_vec(),
            sealed: keys.seal_address(Purpose::Address, nonce_hash, email.as_str()),
            language: language.to_owned(),
        }
    }
}

#[async_trait::async_trait]
impl Entry for MailLink {
    type Reply = ();

    async fn run(&self, tx: &Tx) -> Result<(), DbErr> {
        if let Some(who) = &self.remind {
            // The draft may have been sent a moment ago.
            let kept = draft::Entity::find_by_id(who.nonce_hash.clone())
                .one(tx)
                .await?;
            if kept.is_some() {
                keep(tx, who).await?;
            }
        }
        mail::post(tx, &self.mail, self.now).await
    }
}

async fn keep(tx: &Tx, who: &Reminded) -> Result<(), DbErr> {
    let row = draft_address::ActiveModel {
        nonce_hash: Set(who.nonce_hash.clone()),
        sealed: Set(who.sealed.clone()),
        key_id: Set(KEY_ID),
        language: Set(who.language.clone()),
    };
    let again = OnConflict::column(draft_address::Column::NonceHash)
        .update_columns([
            draft_address::Column::Sealed,
            draft_address::Column::KeyId,
            draft_address::Column::Language,
        ])
        .to_owned();
    draft_address::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Forgets an address: nobody is reminded there any more.
#[derive(Debug)]
pub struct Unremind {
    /// Whose draft.
    pub nonce_hash: Vec<u8>,
}

#[async_trait::async_trait]
impl Entry for Unremind {
    type Reply = ();

    async fn run(&self, tx: &Tx) -> Result<(), DbErr> {
        take(tx, &self.nonce_hash).await.map(|_| ())
    }
}

/// Takes the address of a draft away, and says whether there was one: who takes it reminds.
pub async fn take(tx: &Tx, nonce_hash: &[u8]) -> Result<bool, DbErr> {
    let gone = draft_address::Entity::delete_by_id(nonce_hash.to_vec())
        .exec(tx)
        .await?;
    Ok(gone.rows_affected > 0)
}

/// Whether somebody is to be reminded.
pub async fn is_reminded(db: &impl ConnectionTrait, nonce_hash: &[u8]) -> Result<bool, DbErr> {
    let found = draft_address::Entity::find_by_id(nonce_hash.to_vec())
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Somebody whose reminder is due.
pub struct Due {
    /// Whose draft.
    pub nonce_hash: Vec<u8>,
    /// The way back to it, sealed.
    pub way_back: Vec<u8>,
    /// Their address.
    pub email: Email,
    /// Their language.
    pub language: String,
    /// Name of the survey in addresses.
    pub slug: String,
    /// Until when they can send their answers.
    pub until: DateTime<Utc>,
}

impl std::fmt::Debug for Due {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<withheld>")
    }
}

/// Those whose reminder is due and still of use: drafts that were left alone since `quiet_since`,
/// can still be sent, and are not about to go at once.
pub async fn due(
    db: &impl ConnectionTrait,
    keys: &Keys,
    now: Now,
    kept_for: TimeDelta,
) -> Result<Vec<Due>, DbErr> {
    let surveys = surveys(db).await?;
    let mut found = Vec::new();
    let mut after = Vec::new();
    loop {
        let rows = draft_address::Entity::find()
            .filter(draft_address::Column::NonceHash.gt(after.clone()))
            .order_by_asc(draft_address::Column::NonceHash)
            .limit(AT_ONCE)
            .all(db)
            .await?;
        let Some(last) = rows.last() else {
            return Ok(found);
        };
        after = last.nonce_hash.clone();
        let drafts = draft::Entity::find()
            .filter(draft::Column::NonceHash.is_in(rows.iter().map(|row| row.nonce_hash.clone())))
            .all(db)
            .await?;
        let mut drafts: HashMap<Vec<u8>, draft::Model> = drafts
            .into_iter()
            .map(|kept| (kept.nonce_hash.clone(), kept))
            .collect();
        found.extend(rows.into_iter().filter_map(|row| {
            let kept = drafts.remove(&row.nonce_hash)?;
            let (slug, closes_at) = surveys.get(&kept.version_id)?;
            let expires_at = kept.expires_at;
            let until = closes_at.map_or(expires_at, |at| at.min(expires_at));
            let last_saved = expires_at - kept_for;
            let is_due = remind_at(expires_at, *closes_at) <= now.utc()
                && last_saved + TimeDelta::days(1) <= now.utc()
                && now.utc() < until;
            is_due.then_some(Due {
                email: keys.unseal_address(Purpose::Address, &row.nonce_hash, &row.sealed)?,
                way_back: kept.way_back?,
                nonce_hash: row.nonce_hash,
                language: row.language,
                slug: slug.clone(),
                until,
            })
        }));
    }
}

/// The survey of every version that was ever answered: its name in addresses, and when it closes.
async fn surveys(
    db: &impl ConnectionTrait,
) -> Result<HashMap<i64, (String, Option<DateTime<Utc>>)>, DbErr> {
    let surveys = survey::Entity::find().all(db).await?;
    let versions: Vec<(i64, i64)> = survey_version::Entity::find()
        .select_only()
        .column(survey_version::Column::Id)
        .column(survey_version::Column::SurveyId)
        .filter(survey_version::Column::PublishedAt.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    let of = |(version, survey): (i64, i64)| {
        let of = surveys.iter().find(|of| of.id == survey)?;
        Some((version, (of.slug.clone(), of.closes_at)))
    };
    Ok(versions.into_iter().filter_map(of).collect())
}

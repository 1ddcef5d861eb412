//! What somebody sent, sent again otherwise by whoever holds its receipt.
//!
//! The response stays the same one, with its day, its number and its equality answers. What was
//! said before is not kept: how often it was corrected and when last is. Words that did not change
//! stay where officers put them; changed words are new ones, to be read anew.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::change::Op;
use domain::response::Channel;
use domain::survey::{Answers, Speaker};
use entity::{comment, response};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    Set,
};

use super::addresses::{self, NewAddress};
use super::{NewResponse, drop_draft, flags, is_at};
use crate::attached::commands as attached;
use crate::db::{Change, Entry, Tx};
use crate::respond::queries::SentRow;
use crate::safeguarding::commands as safeguarding;
use crate::themes::commands::leave_bundles;

/// Puts new answers in the place of those that were sent.
#[derive(Debug)]
pub struct Correct {
    /// What finds draft and response.
    pub nonce_hash: Vec<u8>,
    /// How often the draft had been saved.
    pub draft: i64,
    /// The answers.
    pub answers: Answers,
    /// Who speaks in them, where the survey asks.
    pub speaker: Option<Speaker>,
    /// The language they were given in.
    pub language: String,
    /// Addresses left with them, which are kept apart.
    pub addresses: Vec<NewAddress>,
    /// The day.
    pub on: NaiveDate,
}

/// What became of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corrected {
    /// It stands in the place of what was sent.
    Stored(SentRow),
    /// Another page was saved since: what was said there is not to be lost.
    Overtaken,
    /// What was to be corrected was withdrawn.
    Gone,
}

#[async_trait::async_trait]
impl Entry for Correct {
    type Reply = Corrected;

    async fn run(&self, tx: &Tx) -> Result<Corrected, DbErr> {
        let found = response::Entity::find()
            .filter(response::Column::NonceHash.eq(self.nonce_hash.clone()))
            .lock_exclusive()
            .one(tx)
            .await?;
        let Some(found) = found else {
            drop_draft(tx, &self.nonce_hash).await?;
            return Ok(Corrected::Gone);
        };
        let (closed, comments) = self.answers.split();
        let json = |error: serde_json::Error| DbErr::Json(error.to_string());
        let closed = serde_json::to_string(&closed).map_err(json)?;
        if !is_at(tx, &self.nonce_hash, self.draft).await? {
            // Run a second time after an unknown COMMIT, it finds what it has written itself.
            let done = found.answers == closed && found.corrected_on == Some(self.on);
            return Ok(match done {
                true => Corrected::Stored(SentRow {
                    id: found.id,
                    received_on: found.received_on,
                    is_person: found.channel.0 != Channel::Organisation,
                }),
                false => Corrected::Overtaken,
            });
        }
        let tokens = attached::tokens(&self.answers);
        attached::hand_over(tx, &self.nonce_hash, found.id, &tokens).await?;
        drop_draft(tx, &self.nonce_hash).await?;
        addresses::keep(tx, &self.addresses).await?;
        let (channel, organisation) = match &self.speaker {
            // Only what came in online can be corrected by whoever sent it.
            Some(speaker) => (
                speaker.channel(Channel::Online),
                speaker.clone().organisation(),
            ),
            None => (found.channel.0, found.organisation.clone()),
        };
        let sent = SentRow {
            id: found.id,
            received_on: found.received_on,
            is_person: channel != Channel::Organisation,
        };
        let words = comments.into_iter().map(|words| (words.field, words.text));
        let anew = Anew {
            closed,
            words: words.collect(),
            flags: None,
            channel,
            organisation,
            language: self.language.clone(),
            on: self.on,
        };
        replace(tx, found, anew).await?;
        Ok(Corrected::Stored(sent))
    }
}

/// What a response says from now on.
#[derive(Debug)]
pub struct Anew {
    closed: String,
    words: BTreeMap<String, String>,
    flags: Option<String>,
    channel: Channel,
    organisation: Option<String>,
    language: String,
    on: NaiveDate,
}

impl Anew {
    /// What a form says that was typed in again on a day.
    pub fn of(typed: &NewResponse, on: NaiveDate) -> Result<Self, DbErr> {
        let (closed, comments) = typed.answers.split();
        let json = |error: serde_json::Error| DbErr::Json(error.to_string());
        let words = comments.into_iter().map(|words| (words.field, words.text));
        Ok(Self {
            closed: serde_json::to_string(&closed).map_err(json)?,
            words: words.collect(),
            flags: flags(&typed.flags)?,
            channel: typed.channel,
            organisation: typed.organisation.clone(),
            language: typed.language.clone(),
            on,
        })
    }
}

/// Puts new answers in the place of those of a response, which stays the same one.
pub async fn replace(tx: &Tx, found: response::Model, anew: Anew) -> Result<(), DbErr> {
    put_words(tx, &found, anew.channel, anew.words).await?;
    let (response, survey) = (found.id, found.survey_id);
    let corrections = found.corrections + 1;
    let mut row: response::ActiveModel = found.into();
    row.channel = Set(anew.channel.into());
    row.organisation = Set(anew.organisation);
    row.answers = Set(anew.closed);
    row.flags = Set(anew.flags);
    row.language = Set(anew.language);
    row.corrections = Set(corrections);
    row.corrected_on = Set(Some(anew.on));
    row.update(tx).await?;
    if let Some(survey) = survey {
        let op = Op::Added;
        tx.note(Change {
            survey,
            op,
            response,
        });
    }
    Ok(())
}

/// Words that stayed as they were keep their row, and with it what was decided about them.
async fn put_words(
    tx: &Tx,
    response: &response::Model,
    channel: Channel,
    mut words: BTreeMap<String, String>,
) -> Result<(), DbErr> {
    let before = comment::Entity::find()
        .filter(comment::Column::ResponseId.eq(response.id))
        .all(tx)
        .await?;
    for row in before {
        if words.get(&row.field) == Some(&row.text) {
            words.remove(&row.field);
            if row.channel.0 != channel {
                let mut row = row.into_active_model();
                row.channel = Set(channel.into());
                row.update(tx).await?;
            }
        } else {
            leave_bundles(tx, comment::Column::Id.eq(row.id)).await?;
            comment::Entity::delete_by_id(row.id).exec(tx).await?;
        }
    }
    if words.is_empty() {
        return Ok(());
    }
    safeguarding::flag(tx, response.id, words.values().map(String::as_str)).await?;
    let rows = words.into_iter().map(|(field, text)| comment::ActiveModel {
        response_id: Set(response.id),
        survey_id: Set(response.survey_id),
        field: Set(field),
        text: Set(text),
        channel: Set(channel.into()),
        ..Default::default()
    });
    comment::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Lets go of a correction that was begun: what was sent stays as it is.
#[derive(Debug)]
pub struct LetGo {
    /// What finds the draft.
    pub nonce_hash: Vec<u8>,
}

#[async_trait::async_trait]
impl Entry for LetGo {
    type Reply = ();

    async fn run(&self, tx: &Tx) -> Result<(), DbErr> {
        drop_draft(tx, &self.nonce_hash).await
    }
}

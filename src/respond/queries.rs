//! Finding drafts and responses by what their owner holds.

pub(super) mod became;
pub(super) mod exported;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::characteristic::Tags;
use domain::receipt::Receipt;
use domain::response::Channel;
use domain::survey::{Answers, Closed, Code, Comment, Progress};
use domain::{Named, Now};
use entity::{comment, draft, equality_answer, erasure, response, survey};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::gate::{Nonce, receipt_hash};
use crate::keys::{Keys, Purpose, SurveyKey};
use crate::staff::proof::Staff;
use crate::staff::roles::SeeSurveys;

/// Answers being given.
#[derive(Debug)]
pub struct Draft {
    /// The version they answer.
    pub version: i64,
    /// The answers so far, and which sections are done.
    pub kept: Progress,
    /// When they were begun.
    pub begun_at: DateTime<Utc>,
    /// How often they were saved.
    pub revision: i64,
    /// How many bytes they take up, sealed.
    pub size: usize,
    /// When they are deleted if nothing more happens.
    pub expires_at: DateTime<Utc>,
    /// Whether a code brings the person back to them.
    pub has_code: bool,
}

/// The draft that is found by a hash. One that does not open any more is empty.
pub async fn draft(
    db: &impl ConnectionTrait,
    keys: &Keys,
    nonce_hash: &[u8],
) -> Result<Option<Draft>, DbErr> {
    let row = draft::Entity::find_by_id(nonce_hash.to_vec())
        .one(db)
        .await?;
    Ok(row.map(|row| {
        let plain = keys.unseal(Purpose::Draft, nonce_hash, &row.sealed).ok();
        Draft {
            version: row.version_id,
            kept: plain.as_deref().map(Progress::read).unwrap_or_default(),
            begun_at: row.begun_at,
            revision: row.revision,
            size: row.sealed.len(),
            expires_at: row.expires_at,
            has_code: row.code_hash.is_some(),
        }
    }))
}

/// The nonce of the draft a spoken code leads to, while it is kept. A code that leads to two is
/// taken for none.
pub async fn by_code(
    db: &impl ConnectionTrait,
    keys: &Keys,
    code_hash: &[u8],
    now: Now,
) -> Result<Option<Nonce>, DbErr> {
    let found = draft::Entity::find()
        .filter(draft::Column::CodeHash.eq(code_hash))
        .filter(draft::Column::ExpiresAt.gt(now.utc()))
        .limit(2)
        .all(db)
        .await?;
    let [row] = found.as_slice() else {
        return Ok(None);
    };
    let sealed = row.way_back.as_deref().unwrap_or_default();
    Ok(Nonce::unseal(keys, &row.nonce_hash, sealed))
}

/// A response as its owner's cookie finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentRow {
    /// Key.
    pub id: i64,
    /// The day it came in.
    pub received_on: NaiveDate,
    /// Whether a person speaks in it, and not an organisation.
    pub is_person: bool,
}

/// The response that was sent with a nonce.
pub async fn sent(db: &impl ConnectionTrait, nonce_hash: &[u8]) -> Result<Option<SentRow>, DbErr> {
    let found: Option<(i64, NaiveDate, String)> = response::Entity::find()
        .select_only()
        .column(response::Column::Id)
        .column(response::Column::ReceivedOn)
        .column(response::Column::Channel)
        .filter(response::Column::NonceHash.eq(nonce_hash))
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.map(|(id, received_on, channel)| SentRow {
        id,
        received_on,
        is_person: channel != Channel::Organisation.name(),
    }))
}

/// What somebody sent, for the one who holds its receipt.
#[derive(Debug)]
pub struct Held {
    /// Key.
    pub response: i64,
    /// Which survey.
    pub survey: i64,
    /// Its name in addresses.
    pub slug: String,
    /// The version it answers.
    pub version: i64,
    /// The day it came in.
    pub received_on: NaiveDate,
    /// The answers.
    pub answers: Answers,
    /// What its receipt is looked up by.
    pub receipt_hash: Vec<u8>,
    /// What leads from the receipt back to the nonce.
    pub way_back: Option<Vec<u8>>,
    /// When it was last corrected.
    pub corrected_on: Option<NaiveDate>,
    /// Its words: key and field.
    pub comments: Vec<(i64, String)>,
}

/// The response a receipt belongs to.
pub async fn by_receipt(
    db: &impl ConnectionTrait,
    keys: &Keys,
    receipt: &Receipt,
) -> Result<Option<Held>, DbErr> {
    let hash = receipt_hash(keys, receipt);
    let found = response::Entity::find()
        .filter(response::Column::ReceiptHash.eq(hash.clone()))
        .one(db)
        .await?;
    let Some(response) = found else {
        return Ok(None);
    };
    let Some(survey) = response.survey_id else {
        return Ok(None);
    };
    let slug: Option<String> = survey::Entity::find_by_id(survey)
        .select_only()
        .column(survey::Column::Slug)
        .into_tuple()
        .one(db)
        .await?;
    let (answers, comments) = answers(db, &response).await?;
    Ok(Some(Held {
        response: response.id,
        survey,
        slug: slug.unwrap_or_default(),
        version: response.version_id,
        received_on: response.received_on,
        answers,
        receipt_hash: hash,
        way_back: response.way_back,
        corrected_on: response.corrected_on,
        comments,
    }))
}

/// What a response says, boxes and words together; with the key and field of its words.
pub async fn answers(
    db: &impl ConnectionTrait,
    response: &response::Model,
) -> Result<(Answers, Vec<(i64, String)>), DbErr> {
    let closed: BTreeMap<Code, Closed> =
        serde_json::from_str(&response.answers).map_err(|error| DbErr::Json(error.to_string()))?;
    let rows = comment::Entity::find()
        .filter(comment::Column::ResponseId.eq(response.id))
        .order_by_asc(comment::Column::Id)
        .all(db)
        .await?;
    let keys = rows.iter().map(|row| (row.id, row.field.clone())).collect();
    let words = rows.into_iter().map(|row| Comment {
        field: row.field,
        text: row.text,
    });
    Ok((Answers::join(closed, words.collect()), keys))
}

/// What a reference tells: never what somebody said.
#[derive(Debug)]
pub struct Referred {
    /// Name of the survey in addresses.
    pub slug: String,
    /// The day it came in.
    pub received_on: NaiveDate,
    /// When it was last corrected.
    pub corrected_on: Option<NaiveDate>,
    /// Whether it is not counted.
    pub is_set_aside: bool,
}

/// The responses a reference belongs to, within reach of who asks.
pub async fn referred(
    db: &impl ConnectionTrait,
    reference_hash: &[u8],
    who: &Staff<SeeSurveys>,
) -> Result<Vec<Referred>, DbErr> {
    let rows = response::Entity::find()
        .filter(response::Column::ReferenceHash.eq(reference_hash))
        .limit(2)
        .all(db)
        .await?;
    let surveys = survey::Entity::find()
        .filter(survey::Column::Id.is_in(rows.iter().filter_map(|row| row.survey_id)))
        .all(db)
        .await?;
    let within = |row: response::Model| {
        let of = surveys.iter().find(|of| Some(of.id) == row.survey_id)?;
        who.reach().holds(of.programme_id).then(|| Referred {
            slug: of.slug.clone(),
            received_on: row.received_on,
            corrected_on: row.corrected_on,
            is_set_aside: row.set_aside.is_some(),
        })
    };
    Ok(rows.into_iter().filter_map(within).collect())
}

/// The key of a survey, while it exists.
pub async fn survey_key(
    db: &impl ConnectionTrait,
    keys: &Keys,
    survey: i64,
) -> Result<Option<SurveyKey>, DbErr> {
    let wrapped: Option<Option<Vec<u8>>> = survey::Entity::find_by_id(survey)
        .select_only()
        .column(survey::Column::LinkKey)
        .into_tuple()
        .one(db)
        .await?;
    Ok(wrapped
        .flatten()
        .and_then(|wrapped| keys.survey_key(&wrapped).ok()))
}

/// The response, and its survey, that a receipt is for.
pub async fn of_receipt(
    db: &impl ConnectionTrait,
    receipt_hash: &[u8],
) -> Result<Option<(i64, i64)>, DbErr> {
    response::Entity::find()
        .select_only()
        .columns([response::Column::Id, response::Column::SurveyId])
        .filter(response::Column::ReceiptHash.eq(receipt_hash))
        .filter(response::Column::SurveyId.is_not_null())
        .into_tuple()
        .one(db)
        .await
}

/// Every response that is still found by a receipt: key, survey, and what it is looked up by.
pub async fn receipts(db: &impl ConnectionTrait) -> Result<Vec<(i64, i64, Vec<u8>)>, DbErr> {
    response::Entity::find()
        .select_only()
        .columns([
            response::Column::Id,
            response::Column::SurveyId,
            response::Column::ReceiptHash,
        ])
        .filter(response::Column::ReceiptHash.is_not_null())
        .filter(response::Column::SurveyId.is_not_null())
        .order_by_asc(response::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// What was withdrawn, by what its receipts are looked up by, and on what day.
pub async fn erasures(db: &impl ConnectionTrait) -> Result<Vec<(Vec<u8>, NaiveDate)>, DbErr> {
    erasure::Entity::find()
        .select_only()
        .columns([erasure::Column::ReceiptHash, erasure::Column::ErasedOn])
        .into_tuple()
        .all(db)
        .await
}

/// The equality answers somebody gave so far.
pub async fn tags(db: &impl ConnectionTrait, keys: &Keys, link: &[u8]) -> Result<Tags, DbErr> {
    let row = equality_answer::Entity::find_by_id(link.to_vec())
        .one(db)
        .await?;
    let plain = row.and_then(|row| keys.unseal(Purpose::Equality, link, &row.sealed).ok());
    Ok(plain
        .and_then(|plain| serde_json::from_slice(&plain).ok())
        .unwrap_or_default())
}

/// What lies sealed in a draft, and how often it was saved.
pub async fn sealed_draft(
    db: &impl ConnectionTrait,
    nonce_hash: &[u8],
) -> Result<Option<(Vec<u8>, i64)>, DbErr> {
    let row = draft::Entity::find_by_id(nonce_hash.to_vec())
        .one(db)
        .await?;
    Ok(row.map(|row| (row.sealed, row.revision)))
}

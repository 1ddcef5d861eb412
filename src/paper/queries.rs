//! Reading bundles and what takes paper.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::Named;
use domain::paper::Flag;
use domain::response::{Channel, Variant};
use domain::survey::{Answers, Code};
use entity::{batch, keying, response, survey_version};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    Select,
};

use super::BatchId;
use crate::respond::queries as responses;
use crate::staff::proof::{In, Permission, Staff};
use crate::staff::roles::KeyPaper;
use crate::survey::{SurveyId, queries as surveys};

/// Surveys that take paper, within reach: key and title.
pub async fn surveys(
    db: &impl ConnectionTrait,
    who: &Staff<KeyPaper>,
) -> Result<Vec<(i64, String)>, DbErr> {
    surveys::titles(db, who.reach()).await
}

async fn title(db: &impl ConnectionTrait, version: i64) -> Result<Option<String>, DbErr> {
    let row = survey_version::Entity::find_by_id(version).one(db).await?;
    let definition: Option<domain::survey::Definition> =
        row.and_then(|row| serde_json::from_str(&row.definition).ok());
    Ok(definition.map(|definition| definition.title.get("en").0.to_owned()))
}

/// A bundle.
#[derive(Debug)]
pub struct BatchRow {
    /// Key.
    pub id: i64,
    /// Key of the survey.
    pub survey: i64,
    /// Title of the survey.
    pub title: String,
    /// Which version was printed.
    pub version: i64,
    /// What is written on it.
    pub label: String,
    /// Where the forms were collected.
    pub place: String,
    /// When they came in.
    pub received_on: NaiveDate,
    /// Language of the forms.
    pub language: String,
    /// Form of the questionnaire.
    pub variant: Variant,
    /// Forms typed in.
    pub keyed: u64,
    /// Whether it is closed.
    pub closed: bool,
}

/// Bundles within reach, open ones first.
pub async fn batches(
    db: &impl ConnectionTrait,
    who: &Staff<KeyPaper>,
) -> Result<Vec<BatchRow>, DbErr> {
    let surveys = surveys(db, who).await?;
    let ids = surveys.iter().map(|(id, _)| *id);
    let rows = batch::Entity::find()
        .filter(batch::Column::SurveyId.is_in(ids))
        .order_by_desc(batch::Column::Id)
        .all(db)
        .await?;
    let mut list = Vec::with_capacity(rows.len());
    for row in rows {
        list.push(self::row(db, row).await?);
    }
    list.sort_by_key(|row| row.closed);
    Ok(list)
}

/// One bundle.
pub async fn batch<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<BatchId, P>,
) -> Result<BatchRow, DbErr> {
    let found = batch::Entity::find_by_id(who.object().0).one(db).await?;
    row(
        db,
        found.ok_or_else(|| DbErr::RecordNotFound("batch".to_owned()))?,
    )
    .await
}

async fn row(db: &impl ConnectionTrait, batch: batch::Model) -> Result<BatchRow, DbErr> {
    let keyed = keying::Entity::find()
        .filter(keying::Column::BatchId.eq(batch.id))
        .count(db)
        .await?;
    Ok(BatchRow {
        title: title(db, batch.version_id).await?.unwrap_or_default(),
        id: batch.id,
        survey: batch.survey_id,
        version: batch.version_id,
        label: batch.label,
        place: batch.place,
        received_on: batch.received_on,
        language: batch.language,
        variant: batch.variant.0,
        keyed,
        closed: batch.closed_at.is_some(),
    })
}

/// The highest number typed in of a bundle; the next form is likely the one after it.
pub async fn last_serial<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<BatchId, P>,
) -> Result<i32, DbErr> {
    let last = keying::Entity::find()
        .filter(keying::Column::BatchId.eq(who.object().0))
        .order_by_desc(keying::Column::Serial)
        .one(db)
        .await?;
    Ok(last.map_or(0, |row| row.serial))
}

/// A form somebody typed in.
#[derive(Debug)]
pub struct FormRow {
    /// Key of the typing-in.
    pub keying: i64,
    /// Its number.
    pub serial: i32,
    /// When.
    pub keyed_at: DateTime<Utc>,
    /// The response made of it; none once it was withdrawn.
    pub response: Option<i64>,
}

impl From<keying::Model> for FormRow {
    fn from(row: keying::Model) -> Self {
        Self {
            keying: row.id,
            serial: row.serial,
            keyed_at: row.keyed_at,
            response: row.response_id,
        }
    }
}

/// The forms of a bundle that whoever asks typed in, the last one first.
pub async fn own_forms(
    db: &impl ConnectionTrait,
    who: &In<BatchId, KeyPaper>,
) -> Result<Vec<FormRow>, DbErr> {
    let rows = own(who).order_by_desc(keying::Column::Id).all(db).await?;
    Ok(rows.into_iter().map(FormRow::from).collect())
}

/// The form with a number that whoever asks typed in.
pub async fn own_form(
    db: &impl ConnectionTrait,
    who: &In<BatchId, KeyPaper>,
    serial: i32,
) -> Result<Option<FormRow>, DbErr> {
    let row = own(who)
        .filter(keying::Column::Serial.eq(serial))
        .one(db)
        .await?;
    Ok(row.map(FormRow::from))
}

fn own(who: &In<BatchId, KeyPaper>) -> Select<keying::Entity> {
    keying::Entity::find()
        .filter(keying::Column::BatchId.eq(who.object().0))
        .filter(keying::Column::KeyedBy.eq(who.actor().staff()))
        .filter(keying::Column::ResponseId.is_not_null())
}

/// What is stored of a form: what it says, and which of its questions cannot be told.
pub async fn typed(
    db: &impl ConnectionTrait,
    form: &FormRow,
) -> Result<Option<(Answers, BTreeMap<Code, Flag>)>, DbErr> {
    let response = response::Entity::find()
        .filter(response::Column::Id.eq(form.response))
        .one(db)
        .await?;
    let Some(response) = response else {
        return Ok(None);
    };
    let (answers, _) = responses::answers(db, &response).await?;
    let json = |error: serde_json::Error| DbErr::Json(error.to_string());
    let flags = response.flags.as_deref().map(serde_json::from_str);
    Ok(Some((
        answers,
        flags.transpose().map_err(json)?.unwrap_or_default(),
    )))
}

/// Whether a response is one of a survey that was typed in.
pub async fn is_letter(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, KeyPaper>,
    response: i64,
) -> Result<bool, DbErr> {
    let found = response::Entity::find_by_id(response)
        .filter(response::Column::SurveyId.eq(who.object().0))
        .filter(response::Column::Channel.ne(Channel::Online.name()))
        .count(db)
        .await?;
    Ok(found > 0)
}

//! Taking translations in.

use chrono::NaiveDate;
use domain::Now;
use domain::survey::Definition;
use domain::survey::translation::{self, Edit, Refusal};
use domain::text::{Line, Paragraph};
use entity::{comment, comment_translation, language_check, survey_version, translated_text};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, Set};
use serde_json::json;

use crate::audit::{self, Deed};
use crate::db::Tx;
use crate::staff::proof::{In, Permission};
use crate::staff::roles::{DecideThemes, EditSurvey};
use crate::survey::SurveyId;
use crate::survey::commands::{self as surveys, SaveError};

/// Why translations were not taken.
#[derive(Debug, thiserror::Error)]
pub enum TranslateError {
    /// These edits, by their place in the list; nothing was saved.
    #[error("{} texts were not taken", .0.len())]
    Refused(Vec<(usize, Refusal)>),
    /// The survey does not offer the language.
    #[error("the survey does not offer this language")]
    NotOffered,
    /// The draft.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// How many texts are different now.
    pub changed: usize,
    /// The version they stand in.
    pub version: i32,
}

/// The version that is worked on, or was published last.
async fn latest(tx: &Tx, survey: i64) -> Result<survey_version::Model, SaveError> {
    let found = survey_version::Entity::find()
        .filter(survey_version::Column::SurveyId.eq(survey))
        .order_by_desc(survey_version::Column::Number)
        .one(tx)
        .await?;
    found.ok_or(SaveError::NoDraft)
}

/// Changes the draft of a survey, which is begun where there is none. Nothing begins when nothing
/// is changed.
async fn on_draft<T>(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    now: Now,
    change: impl FnOnce(&mut Definition) -> Result<Option<T>, TranslateError>,
) -> Result<(Option<T>, i32), TranslateError> {
    // Before anything is read: what somebody else saves at this moment is not written over.
    surveys::lock(tx, by).await?;
    let row = latest(tx, by.object().0).await?;
    let read: Result<Definition, _> = serde_json::from_str(&row.definition);
    let mut definition = read.map_err(SaveError::Json)?;
    let Some(changed) = change(&mut definition)? else {
        return Ok((None, row.number));
    };
    let sha256 = surveys::begin_draft(tx, by, now).await?;
    surveys::save_draft(tx, by, &sha256, &definition, now).await?;
    let number = latest(tx, by.object().0).await?.number;
    Ok((Some(changed), number))
}

/// Takes translations into the draft, all of them or none, and notes who made them.
pub async fn translate(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    language: &str,
    edits: &[Edit],
    translator: Option<&Line>,
    now: Now,
) -> Result<Taken, TranslateError> {
    let work = on_draft(tx, by, now, |definition| {
        if !definition.languages.iter().skip(1).any(|it| it == language) {
            return Err(TranslateError::NotOffered);
        }
        let places = translation::translate(definition, language, edits);
        let places = places.map_err(TranslateError::Refused)?;
        Ok((!places.is_empty()).then_some(places))
    });
    let (places, version) = work.await?;
    let places = places.unwrap_or_default();
    if !places.is_empty() {
        credit(tx, by, language, &places, translator, now).await?;
        let detail = json!({ "language": language, "texts": places.len(), "version": version });
        record(tx, by, now, detail).await?;
    }
    Ok(Taken {
        changed: places.len(),
        version,
    })
}

async fn credit(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    language: &str,
    places: &[String],
    translator: Option<&Line>,
    now: Now,
) -> Result<(), DbErr> {
    let row = |place: &String| translated_text::ActiveModel {
        survey_id: Set(by.object().0),
        language: Set(language.to_owned()),
        place: Set(place.clone()),
        translator: Set(translator.map(|line| line.as_str().to_owned())),
        staff_id: Set(by.actor().staff()),
        at: Set(now.utc()),
    };
    let again = OnConflict::columns([
        translated_text::Column::SurveyId,
        translated_text::Column::Language,
        translated_text::Column::Place,
    ])
    .update_columns([
        translated_text::Column::Translator,
        translated_text::Column::StaffId,
        translated_text::Column::At,
    ])
    .to_owned();
    for chunk in places.chunks(200) {
        translated_text::Entity::insert_many(chunk.iter().map(row))
            .on_conflict(again.clone())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Offers a survey in one more language, from its next version on.
pub async fn offer(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    language: &str,
    now: Now,
) -> Result<(), TranslateError> {
    let (added, version) = on_draft(tx, by, now, |definition| {
        let languages = &mut definition.languages;
        let is_new = !languages.iter().any(|it| it == language);
        is_new.then(|| languages.push(language.to_owned()));
        Ok(is_new.then_some(()))
    })
    .await?;
    if added.is_some() {
        let detail = json!({ "offered": language, "version": version });
        record(tx, by, now, detail).await?;
    }
    Ok(())
}

/// Offers a survey no longer in a language, from its next version on. The texts stay, for the day
/// it is offered again.
pub async fn withdraw(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    language: &str,
    now: Now,
) -> Result<(), TranslateError> {
    let (removed, version) = on_draft(tx, by, now, |definition| {
        let at = definition.languages.iter().position(|it| it == language);
        // The first is the one it is written in.
        let at = at.filter(|at| *at > 0);
        Ok(at.map(|at| definition.languages.remove(at)))
    })
    .await?;
    if removed.is_some() {
        let detail = json!({ "withdrawn": language, "version": version });
        record(tx, by, now, detail).await?;
    }
    Ok(())
}

/// Notes that somebody who speaks a language, or reads easy read, has read all of it as it is now;
/// on which day, where that was asked.
pub async fn check(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    language: &str,
    (checked_by, checked_on): (&Line, Option<NaiveDate>),
    now: Now,
) -> Result<(), TranslateError> {
    let row = latest(tx, by.object().0).await?;
    let read: Result<Definition, _> = serde_json::from_str(&row.definition);
    let definition = read.map_err(SaveError::Json)?;
    if !definition.languages.iter().skip(1).any(|it| it == language) {
        return Err(TranslateError::NotOffered);
    }
    let check = language_check::ActiveModel {
        survey_id: Set(by.object().0),
        language: Set(language.to_owned()),
        mark: Set(translation::fingerprint(&definition, language)),
        checked_by: Set(checked_by.as_str().to_owned()),
        checked_on: Set(checked_on),
        staff_id: Set(by.actor().staff()),
        at: Set(now.utc()),
        ..Default::default()
    };
    language_check::Entity::insert(check)
        .exec_without_returning(tx)
        .await?;
    let detail = json!({ "checked": language, "version": row.number });
    record(tx, by, now, detail).await?;
    Ok(())
}

async fn record(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    now: Now,
    detail: serde_json::Value,
) -> Result<(), DbErr> {
    let deed = Deed {
        now,
        actor: by.actor(),
        deed: EditSurvey::NAME,
        object: format!("survey:{}", by.object().0),
        detail,
    };
    audit::record(tx, deed).await
}

/// Keeps the translation of a comment beside it. Says whether there is such a comment.
pub async fn comment(
    tx: &Tx,
    by: &In<SurveyId, DecideThemes>,
    id: i64,
    words: &Paragraph,
    translator: &Line,
    now: Now,
) -> Result<bool, DbErr> {
    let known = comment::Entity::find_by_id(id)
        .filter(comment::Column::SurveyId.eq(by.object().0))
        .one(tx)
        .await?;
    if known.is_none() {
        return Ok(false);
    }
    let row = comment_translation::ActiveModel {
        comment_id: Set(id),
        text: Set(words.as_str().to_owned()),
        translator: Set(translator.as_str().to_owned()),
        staff_id: Set(by.actor().staff()),
        at: Set(now.utc()),
    };
    let again = OnConflict::column(comment_translation::Column::CommentId)
        .update_columns([
            comment_translation::Column::Text,
            comment_translation::Column::Translator,
            comment_translation::Column::StaffId,
            comment_translation::Column::At,
        ])
        .to_owned();
    comment_translation::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    let deed = Deed {
        now,
        actor: by.actor(),
        deed: DecideThemes::NAME,
        object: format!("comment:{id}"),
        detail: json!({ "translated": true }),
    };
    audit::record(tx, deed).await?;
    Ok(true)
}

//! Importing, opening and closing surveys.

mod files;

use chrono::{DateTime, Utc};
use domain::Now;
use domain::characteristic::EqualitySet;
use domain::survey::{Definition, Fault, SurveyFile, SurveyState, canonical};
use domain::time::{Edge, from_london};
use entity::{Stored, equality_set, programme, survey, survey_version};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use serde_json::json;

use super::{SurveyId, queries};
use crate::audit::{self, Deed};
use crate::db::Tx;
use crate::equality;
use crate::keys::{KEY_ID, Keys, sha256_hex};
use crate::staff::proof::{Actor, In, Permission, Staff};
use crate::staff::roles::EditSurvey;

/// Why a survey was not imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file says things that cannot be.
    #[error("the file has {} faults", .0.len())]
    Faults(Vec<Fault>),
    /// The programme it names does not exist, or lies out of reach.
    #[error("there is no programme {0}")]
    NoProgramme(String),
    /// A survey of this name is there already.
    #[error("there is a survey {0}")]
    Known(String),
    /// A survey of this name belongs to another programme.
    #[error("the survey {0} belongs to another programme")]
    OtherProgramme(String),
    /// An equality question the site does not know.
    #[error("there is no equality question {0}")]
    NoEqualityQuestion(String),
    /// A printed code means something else now: forms on paper would be read wrongly.
    #[error("the printed code of {question} {option} was {was} and may not change")]
    PrintedCode {
        /// Which question.
        question: String,
        /// Which option.
        option: String,
        /// What is printed on forms already.
        was: String,
    },
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
    /// The definition does not write.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// Makes a survey of a file, with a draft; an error when there is one of that name.
pub async fn make(
    tx: &Tx,
    by: &Staff<EditSurvey>,
    keys: &Keys,
    file: &SurveyFile,
    now: Now,
) -> Result<SurveyId, ImportError> {
    programme_of(tx, by, file).await?;
    match queries::by_slug(tx, &file.slug).await? {
        Some(_) => Err(ImportError::Known(file.slug.clone())),
        None => import(tx, by, keys, file, now).await,
    }
}

/// The programme a file names. Of several who take one name for a survey at once the first has it:
/// the others wait here, and then see it.
async fn programme_of(
    tx: &Tx,
    by: &Staff<EditSurvey>,
    file: &SurveyFile,
) -> Result<i64, ImportError> {
    let found = programme::Entity::find()
        .filter(programme::Column::Slug.eq(file.programme.as_str()))
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?;
    found
        .map(|programme| programme.id)
        .filter(|programme| by.reach().holds(*programme))
        .ok_or_else(|| ImportError::NoProgramme(file.programme.clone()))
}

/// Takes a survey file in as the draft of the survey it names, replacing the draft before.
///
/// Nothing that was published changes, and nothing becomes visible.
pub async fn import(
    tx: &Tx,
    by: &Staff<EditSurvey>,
    keys: &Keys,
    file: &SurveyFile,
    now: Now,
) -> Result<SurveyId, ImportError> {
    let programme = programme_of(tx, by, file).await?;
    let set = equality::shipped_set()?;
    if let Some(id) = file
        .definition
        .equality
        .iter()
        .find(|id| set.question(id).is_none())
    {
        return Err(ImportError::NoEqualityQuestion(id.clone()));
    }
    let survey = survey_row(tx, keys, file, programme, now).await?;
    let versions = survey_version::Entity::find()
        .filter(survey_version::Column::SurveyId.eq(survey.id))
        .order_by_asc(survey_version::Column::Number)
        .all(tx)
        .await?;
    for version in versions
        .iter()
        .filter(|version| version.published_at.is_some())
    {
        keeps_printed_codes(
            &serde_json::from_str(&version.definition)?,
            &file.definition,
        )?;
    }
    let set_id = if file.definition.equality.is_empty() {
        None
    } else {
        Some(equality_set_row(tx, &set, now).await?)
    };
    let definition = file.definition.canonical()?;
    let (last, drafts): (Vec<_>, Vec<_>) = versions
        .into_iter()
        .partition(|version| version.published_at.is_some());
    for draft in drafts {
        survey_version::Entity::delete_by_id(draft.id)
            .exec(tx)
            .await?;
    }
    let version = survey_version::ActiveModel {
        survey_id: Set(survey.id),
        number: Set(last.last().map_or(1, |version| version.number + 1)),
        sha256: Set(sha256_hex(&definition)),
        definition: Set(definition),
        equality_set_id: Set(set_id),
        created_at: Set(now.utc()),
        created_by: Set(by.actor().label()),
        ..Default::default()
    };
    let version = version.insert(tx).await?;
    let detail = json!({ "version": version.number, "sha256": version.sha256 });
    record(tx, by.actor(), now, "survey.import", survey.id, detail).await?;
    Ok(SurveyId(survey.id))
}

/// The survey a file names: found and given its dates, or made.
async fn survey_row(
    tx: &Tx,
    keys: &Keys,
    file: &SurveyFile,
    programme: i64,
    now: Now,
) -> Result<survey::Model, ImportError> {
    let opens_at = file
        .schedule
        .opens
        .map(|clock| from_london(clock, Edge::Opens));
    let closes_at = file
        .schedule
        .closes
        .map(|clock| from_london(clock, Edge::Closes));
    let found = survey::Entity::find()
        .filter(survey::Column::Slug.eq(file.slug.as_str()))
        .one(tx)
        .await?;
    match found {
        Some(survey) if survey.programme_id != programme => {
            Err(ImportError::OtherProgramme(file.slug.clone()))
        }
        // The dates of an open survey are not moved by importing its next version.
        Some(survey) if survey.state.0 != SurveyState::Draft => Ok(survey),
        Some(survey) => {
            let mut row = survey.into_active_model();
            row.opens_at = Set(opens_at);
            row.closes_at = Set(closes_at);
            Ok(row.update(tx).await?)
        }
        None => {
            let row = survey::ActiveModel {
                programme_id: Set(programme),
                slug: Set(file.slug.clone()),
                state: Set(Stored(SurveyState::Draft)),
                opens_at: Set(opens_at),
                closes_at: Set(closes_at),
                change_seq: Set(0),
                link_key: Set(Some(keys.new_survey_key())),
                key_id: Set(KEY_ID),
                created_at: Set(now.utc()),
                ..Default::default()
            };
            Ok(row.insert(tx).await?)
        }
    }
}

fn keeps_printed_codes(before: &Definition, after: &Definition) -> Result<(), ImportError> {
    for (_, question) in before.questions() {
        let Some(now) = after.question(question.code.as_str()) else {
            continue;
        };
        for option in question.choices() {
            let changed = now
                .choice(option.code.as_str())
                .is_some_and(|same| same.printed != option.printed);
            if changed {
                return Err(ImportError::PrintedCode {
                    question: question.code.to_string(),
                    option: option.code.to_string(),
                    was: option.printed.clone(),
                });
            }
        }
    }
    Ok(())
}

async fn equality_set_row(tx: &Tx, set: &EqualitySet, now: Now) -> Result<i64, ImportError> {
    let definition = canonical::to_string(set)?;
    let sha256 = sha256_hex(&definition);
    let found = equality_set::Entity::find()
        .filter(equality_set::Column::Sha256.eq(sha256.as_str()))
        .one(tx)
        .await?;
    if let Some(found) = found {
        return Ok(found.id);
    }
    let row = equality_set::ActiveModel {
        version: Set(set.version.clone()),
        definition: Set(definition),
        sha256: Set(sha256),
        created_at: Set(now.utc()),
        ..Default::default()
    };
    Ok(row.insert(tx).await?.id)
}

/// Why a survey was not opened or closed.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    /// There is nothing new to publish, and it is open already.
    #[error("there is no draft to publish")]
    NoDraft,
    /// It would be closed the moment it opens.
    #[error("its closing date has passed")]
    ClosedAlready,
    /// It is not open.
    #[error("it is not open")]
    NotOpen,
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Publishes the draft of a survey and opens it, now or on its opening date.
///
/// The version is frozen: the database itself refuses to change it afterwards. Opening a survey
/// that is open already publishes its next version.
pub async fn open(tx: &Tx, by: &In<SurveyId, EditSurvey>, now: Now) -> Result<(), MoveError> {
    let survey = find(tx, by.object()).await?;
    if survey.closes_at.is_some_and(|closes| closes <= now.utc()) {
        return Err(MoveError::ClosedAlready);
    }
    let draft = draft_of(tx, survey.id).await?.ok_or(MoveError::NoDraft)?;
    let (id, number, version) = (survey.id, draft.number, draft.id);
    let definition: Definition =
        serde_json::from_str(&draft.definition).map_err(|error| DbErr::Json(error.to_string()))?;
    files::show(tx, &definition).await?;
    let mut frozen = draft.into_active_model();
    frozen.published_at = Set(Some(now.utc()));
    frozen.update(tx).await?;
    let mut row = survey.into_active_model();
    row.state = Set(Stored(SurveyState::Open));
    row.version_id = Set(Some(version));
    row.update(tx).await?;
    record(
        tx,
        by.actor(),
        now,
        EditSurvey::NAME,
        id,
        json!({ "opened": number }),
    )
    .await?;
    Ok(())
}

/// Closes a survey now. What was begun before may be sent for two hours more.
pub async fn close(tx: &Tx, by: &In<SurveyId, EditSurvey>, now: Now) -> Result<(), MoveError> {
    let survey = find(tx, by.object()).await?;
    if survey.state.0 != SurveyState::Open {
        return Err(MoveError::NotOpen);
    }
    let id = survey.id;
    let closes_at = survey
        .closes_at
        .map_or(now.utc(), |closes| closes.min(now.utc()));
    let mut row = survey.into_active_model();
    row.state = Set(Stored(SurveyState::Closed));
    row.closes_at = Set(Some(closes_at));
    row.update(tx).await?;
    record(
        tx,
        by.actor(),
        now,
        EditSurvey::NAME,
        id,
        json!({ "closed": closes_at }),
    )
    .await?;
    Ok(())
}

/// Why a draft was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// There is no draft; see [`begin_draft`].
    #[error("there is no draft")]
    NoDraft,
    /// Somebody saved it since it was read: what they wrote is not written over.
    #[error("the draft has changed")]
    Changed,
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
    /// The definition does not write.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

impl From<ImportError> for SaveError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Database(error) => Self::Database(error),
            ImportError::Json(error) => Self::Json(error),
            other => Self::Database(DbErr::Custom(other.to_string())),
        }
    }
}

/// Saves a draft that was read as the one with this hash. Says the hash it has now.
///
/// Nothing is checked here: a draft may be unfinished. The gates look at it before it opens.
pub async fn save_draft(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    read: &str,
    definition: &Definition,
    now: Now,
) -> Result<String, SaveError> {
    let survey = find(tx, by.object()).await?;
    let draft = draft_of(tx, survey.id).await?.ok_or(SaveError::NoDraft)?;
    if draft.sha256 != read {
        return Err(SaveError::Changed);
    }
    let written = definition.canonical()?;
    let sha256 = sha256_hex(&written);
    if sha256 == draft.sha256 {
        return Ok(sha256);
    }
    let set = if definition.equality.is_empty() {
        None
    } else {
        let shipped = equality::shipped_set().map_err(SaveError::Json)?;
        Some(equality_set_row(tx, &shipped, now).await?)
    };
    let mut row = draft.into_active_model();
    row.definition = Set(written);
    row.sha256 = Set(sha256.clone());
    row.equality_set_id = Set(set);
    row.created_by = Set(by.actor().label());
    row.update(tx).await?;
    Ok(sha256)
}

/// Makes a draft of what is published, beside it, unless there is one. Says its hash.
pub async fn begin_draft(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    now: Now,
) -> Result<String, SaveError> {
    let survey = find(tx, by.object()).await?;
    if let Some(draft) = draft_of(tx, survey.id).await? {
        return Ok(draft.sha256);
    }
    let last = survey_version::Entity::find()
        .filter(survey_version::Column::SurveyId.eq(survey.id))
        .order_by_desc(survey_version::Column::Number)
        .one(tx)
        .await?
        .ok_or(SaveError::NoDraft)?;
    let draft = survey_version::ActiveModel {
        survey_id: Set(survey.id),
        number: Set(last.number + 1),
        sha256: Set(last.sha256.clone()),
        definition: Set(last.definition),
        equality_set_id: Set(last.equality_set_id),
        created_at: Set(now.utc()),
        created_by: Set(by.actor().label()),
        ..Default::default()
    };
    draft.insert(tx).await?;
    let detail = json!({ "draft": last.number + 1 });
    record(tx, by.actor(), now, EditSurvey::NAME, survey.id, detail).await?;
    Ok(last.sha256)
}

/// Throws a draft away that stands beside a published version. A survey's only draft stays.
pub async fn discard_draft(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    now: Now,
) -> Result<(), SaveError> {
    let survey = find(tx, by.object()).await?;
    let draft = draft_of(tx, survey.id).await?;
    let Some(draft) = draft.filter(|_| survey.version_id.is_some()) else {
        return Err(SaveError::NoDraft);
    };
    let number = draft.number;
    survey_version::Entity::delete_by_id(draft.id)
        .exec(tx)
        .await?;
    let detail = json!({ "discarded": number });
    record(tx, by.actor(), now, EditSurvey::NAME, survey.id, detail).await?;
    Ok(())
}

async fn draft_of(tx: &Tx, survey: i64) -> Result<Option<survey_version::Model>, DbErr> {
    survey_version::Entity::find()
        .filter(survey_version::Column::SurveyId.eq(survey))
        .filter(survey_version::Column::PublishedAt.is_null())
        .one(tx)
        .await
}

/// Sets the dates of a survey, in the audit chain. One that was closed is open again until a day to
/// come.
pub async fn reschedule(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    now: Now,
) -> Result<(), DbErr> {
    let survey = find(tx, by.object()).await?;
    let (id, was_closed) = (survey.id, survey.state.0 == SurveyState::Closed);
    let mut row = survey.into_active_model();
    if was_closed && closes_at.is_some_and(|closes| closes > now.utc()) {
        row.state = Set(Stored(SurveyState::Open));
    }
    row.opens_at = Set(opens_at);
    row.closes_at = Set(closes_at);
    row.update(tx).await?;
    let detail = json!({ "opens": opens_at, "closes": closes_at });
    record(tx, by.actor(), now, EditSurvey::NAME, id, detail).await
}

/// Takes the row of a survey, so that nobody else changes it before this is done.
pub async fn lock<P: Permission>(tx: &Tx, by: &In<SurveyId, P>) -> Result<survey::Model, DbErr> {
    find(tx, by.object()).await
}

async fn find(tx: &Tx, survey: SurveyId) -> Result<survey::Model, DbErr> {
    let found = survey::Entity::find_by_id(survey.0)
        .lock_exclusive()
        .one(tx)
        .await?;
    found.ok_or_else(|| DbErr::RecordNotFound(format!("survey {}", survey.0)))
}

async fn record(
    tx: &Tx,
    actor: &Actor,
    now: Now,
    deed: &'static str,
    survey: i64,
    detail: serde_json::Value,
) -> Result<(), DbErr> {
    audit::record(
        tx,
        Deed {
            now,
            actor,
            deed,
            object: format!("survey:{survey}"),
            detail,
        },
    )
    .await
}

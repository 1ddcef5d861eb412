//! Changing a draft, each time whole or not at all.

use chrono::{DateTime, Utc};
use domain::survey::edit::Draft;
use domain::survey::{Definition, FORMAT, Schedule, SurveyFile, canonical};
use domain::time::{Edge, from_london};
use domain::upload::FileKind;
use domain::{Named, Now, Problem};
use entity::{kept_piece, upload};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, Set,
};
use serde_json::json;

use super::queries::{FileRow, IdleFile, built, is_used};
use crate::audit::{self, Deed};
use crate::db::{Tx, is_taken};
use crate::keys::{Keys, Purpose};
use crate::staff::proof::{Actor, In, Staff};
use crate::staff::roles::EditSurvey;
use crate::survey::SurveyId;
use crate::survey::commands::{self as survey, ImportError, SaveError};

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// Somebody changed the same piece since it was shown.
    #[error("somebody changed it meanwhile")]
    Changed,
    /// The edit would break something, or makes no sense.
    #[error("refused: {}", .0.key)]
    Refused(Problem),
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
    /// The definition does not write.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

impl From<SaveError> for EditError {
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::NoDraft | SaveError::Changed => Self::Changed,
            SaveError::Database(error) => Self::Database(error),
            SaveError::Json(error) => Self::Json(error),
        }
    }
}

/// What an edit is called in the audit chain, and where it happens.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// What is done: `question.save`.
    pub deed: &'static str,
    /// To which code; empty for the whole.
    pub place: &'a str,
    /// The mark the form carried of the piece it showed.
    pub read: &'a str,
}

/// Edits the draft of a survey, which the first edit makes, if the piece is still as it was shown.
pub async fn edit<T>(
    tx: &Tx,
    officer: &In<SurveyId, EditSurvey>,
    step: Step<'_>,
    mark: impl FnOnce(&Definition) -> String,
    change: impl FnOnce(&mut Draft) -> Result<T, Problem>,
    now: Now,
) -> Result<T, EditError> {
    // Takes the survey's row first, so that what is read below is what is written over.
    survey::lock(tx, officer).await?;
    let before = built(tx, officer).await?;
    if mark(&before.definition) != step.read {
        return Err(EditError::Changed);
    }
    let mut draft = Draft::new(before.definition.clone(), before.past);
    let done = change(&mut draft).map_err(EditError::Refused)?;
    if draft.definition() == &before.definition {
        return Ok(done);
    }
    let sha256 = survey::begin_draft(tx, officer, now).await?;
    let sha256 = survey::save_draft(tx, officer, &sha256, draft.definition(), now).await?;
    let detail = json!({ "did": step.deed, "place": step.place, "sha256": sha256 });
    audit::record(
        tx,
        Deed {
            now,
            actor: officer.actor(),
            deed: "survey.build",
            object: format!("survey:{}", officer.object().0),
            detail,
        },
    )
    .await?;
    Ok(done)
}

/// A survey to be made.
#[derive(Clone, Debug)]
pub struct NewSurvey {
    /// Name of the programme in addresses.
    pub programme: String,
    /// Name of the survey in addresses.
    pub slug: String,
    /// What it begins with.
    pub definition: Definition,
}

/// Makes a survey with a draft. `None`: the name is taken, or the programme out of reach.
pub async fn create(
    tx: &Tx,
    officer: &Staff<EditSurvey>,
    keys: &Keys,
    new: NewSurvey,
    now: Now,
) -> Result<Option<SurveyId>, EditError> {
    let file = SurveyFile {
        format: FORMAT.to_owned(),
        slug: new.slug,
        programme: new.programme,
        schedule: Schedule::default(),
        definition: new.definition,
    };
    match survey::make(tx, officer, keys, &file, now).await {
        Ok(id) => Ok(Some(id)),
        Err(ImportError::Database(error)) if !is_taken(&error) => Err(error.into()),
        Err(ImportError::Json(error)) => Err(error.into()),
        Err(_) => Ok(None),
    }
}

/// Sets when a survey that was never opened will be, in London time. What the public knows of is
/// moved in public instead.
pub async fn set_dates(
    tx: &Tx,
    officer: &In<SurveyId, EditSurvey>,
    schedule: Schedule,
    now: Now,
) -> Result<(), EditError> {
    if survey::lock(tx, officer).await?.version_id.is_some() {
        return Err(EditError::Changed);
    }
    let opens = schedule.opens.map(|clock| from_london(clock, Edge::Opens));
    let closes = schedule
        .closes
        .map(|clock| from_london(clock, Edge::Closes));
    Ok(survey::reschedule(tx, officer, opens, closes, now).await?)
}

/// Keeps a question or a section for other surveys.
pub(super) async fn keep(
    tx: &Tx,
    officer: &In<SurveyId, EditSurvey>,
    kind: &'static str,
    piece: &impl serde::Serialize,
    title: &str,
    now: Now,
) -> Result<(), EditError> {
    let row = kept_piece::ActiveModel {
        kind: Set(kind.to_owned()),
        title: Set(title.to_owned()),
        definition: Set(canonical::to_string(piece)?),
        staff_id: Set(officer.actor().staff()),
        kept_at: Set(now.utc()),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    audit::record(
        tx,
        Deed {
            now,
            actor: officer.actor(),
            deed: "library.keep",
            object: format!("piece:{id}"),
            detail: json!({ "survey": officer.object().0 }),
        },
    )
    .await?;
    Ok(())
}

/// Takes a piece out of the library. `false`: it is not there.
pub(super) async fn forget(
    tx: &Tx,
    officer: &Staff<EditSurvey>,
    id: i64,
    now: Now,
) -> Result<bool, DbErr> {
    let gone = kept_piece::Entity::delete_by_id(id).exec(tx).await?;
    if gone.rows_affected == 0 {
        return Ok(false);
    }
    audit::record(
        tx,
        Deed {
            now,
            actor: officer.actor(),
            deed: "library.forget",
            object: format!("piece:{id}"),
            detail: json!({}),
        },
    )
    .await?;
    Ok(true)
}

/// A file to be taken in.
#[derive(Debug)]
pub struct NewFile {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// Takes a file in for a survey and says where it is.
///
/// What is in it and what it is called make its address, together with a key, so that nobody guesses
/// it: the same file has one address however often it comes, and what an address shows never
/// changes.
pub(super) async fn add_file(
    tx: &Tx,
    officer: &In<SurveyId, EditSurvey>,
    keys: &Keys,
    file: NewFile,
    now: Now,
) -> Result<String, DbErr> {
    let survey = officer.object().0.to_be_bytes();
    let parts: [&[u8]; 3] = [&survey, file.name.as_bytes(), &file.content];
    let hash = keys.hash(Purpose::Upload, &parts);
    let half = hash.first_chunk::<16>().copied().unwrap_or_default();
    let token = data_encoding::BASE32_NOPAD.encode(&half).to_lowercase();
    let address = domain::upload::address(&token, &file.name);
    let known = upload::Entity::find()
        .filter(upload::Column::Token.eq(token.as_str()))
        .count(tx)
        .await?;
    if known == 0 {
        add_file_at(tx, officer, token, file, now).await?;
    }
    Ok(address)
}

/// Takes a file in at an address that is known before: what is made up names its own pictures.
pub async fn add_file_at(
    tx: &Tx,
    officer: &In<SurveyId, EditSurvey>,
    token: String,
    file: NewFile,
    now: Now,
) -> Result<(), DbErr> {
    let detail = json!({ "name": file.name, "bytes": file.content.len() });
    let row = upload::ActiveModel {
        survey_id: Set(officer.object().0),
        token: Set(token),
        name: Set(file.name),
        kind: Set(file.kind.name().to_owned()),
        length: Set(i64::try_from(file.content.len()).unwrap_or(i64::MAX)),
        content: Set(file.content),
        staff_id: Set(officer.actor().staff()),
        uploaded_at: Set(now.utc()),
        seen_by: Set(None),
        idle_since: Set(None),
        ..Default::default()
    };
    row.insert(tx).await?;
    recorded(tx, officer, "file.add", detail, now).await
}

/// Takes a file of a survey away. `false`: something uses it, there or elsewhere.
pub(super) async fn remove_file(
    tx: &Tx,
    officer: &In<SurveyId, EditSurvey>,
    file: &FileRow,
    now: Now,
) -> Result<bool, DbErr> {
    if is_used(tx, &file.token).await? {
        return Ok(false);
    }
    upload::Entity::delete_many()
        .filter(upload::Column::Id.eq(file.id))
        .filter(upload::Column::SurveyId.eq(officer.object().0))
        .exec(tx)
        .await?;
    recorded(tx, officer, "file.remove", json!({ "file": file.id }), now).await?;
    Ok(true)
}

/// Notes since when nothing uses a file; `None` when something does.
pub(super) async fn note_idle(tx: &Tx, id: i64, since: Option<DateTime<Utc>>) -> Result<(), DbErr> {
    let row = upload::ActiveModel {
        idle_since: Set(since),
        ..Default::default()
    };
    upload::Entity::update_many()
        .set(row)
        .filter(upload::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Deletes a file that nothing uses, as far as that is still so.
pub(super) async fn delete_idle(tx: &Tx, file: &IdleFile, now: Now) -> Result<(), DbErr> {
    if is_used(tx, &file.token).await? {
        return note_idle(tx, file.id, None).await;
    }
    upload::Entity::delete_by_id(file.id).exec(tx).await?;
    let deed = Deed {
        now,
        actor: &Actor::System,
        deed: "file.remove",
        object: format!("survey:{}", file.survey),
        detail: json!({ "file": file.id, "unused": true }),
    };
    audit::record(tx, deed).await
}

async fn recorded(
    tx: &Tx,
    officer: &In<SurveyId, EditSurvey>,
    deed: &'static str,
    detail: serde_json::Value,
    now: Now,
) -> Result<(), DbErr> {
    let object = format!("survey:{}", officer.object().0);
    let actor = officer.actor();
    let deed = Deed {
        now,
        actor,
        deed,
        object,
        detail,
    };
    audit::record(tx, deed).await
}

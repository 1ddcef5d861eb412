//! Beginning an assessment and writing in it.

mod file;
mod moves;

use domain::Now;
use domain::assessment::{Deed, Document, Stage, State};
use domain::text::Paragraph;
use entity::{
    Stored, assessment, assessment_quote, assessment_step, assessment_version, programme,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;

use crate::assessment::queries::{self, VersionRow};
use crate::assessment::shelf::Pin;
use crate::assessment::{AssessmentId, Writer, groups};
use crate::audit::{self, Deed as Remembered};
use crate::db::Tx;
use crate::keys::sha256_hex;
use crate::staff::proof::{Actor, Permission, Staff};
use crate::staff::roles::WriteAssessment;
pub use file::{AssessmentFile, ImportError, import};
pub(in crate::assessment) use moves::{Move, MoveError, act, doubt, publish, show_overdue, told};

/// Why an assessment was not begun.
#[derive(Debug, thiserror::Error)]
pub enum BeginError {
    /// A full assessment follows a first look that is signed off, or says why it does not.
    #[error("there is no signed first look")]
    NoFirstLook,
    /// There is one of this stage already.
    #[error("there is one already")]
    Exists(i64),
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Begins an assessment in which nothing is written. A full one begins with what the first look says.
pub async fn begin(
    tx: &Tx,
    by: &Staff<WriteAssessment>,
    programme: i64,
    stage: Stage,
    direct_why: Option<&Paragraph>,
    now: Now,
) -> Result<AssessmentId, BeginError> {
    // Of two who begin it at the same moment the second finds the first one's.
    programme::Entity::find_by_id(programme)
        .lock_exclusive()
        .one(tx)
        .await?;
    let number = i32::from(stage.number());
    let before = assessment::Entity::find()
        .filter(assessment::Column::ProgrammeId.eq(programme))
        .order_by_asc(assessment::Column::Id)
        .all(tx)
        .await?;
    if let Some(there) = before.iter().find(|one| one.stage == number) {
        return Err(BeginError::Exists(there.id));
    }
    let has_first = queries::has_signed(tx, programme, Stage::One).await?;
    if stage == Stage::Two && !has_first && direct_why.is_none() {
        return Err(BeginError::NoFirstLook);
    }
    let row = assessment::ActiveModel {
        programme_id: Set(programme),
        stage: Set(number),
        direct_why: Set(direct_why.map_or_else(String::new, |why| why.as_str().to_owned())),
        overdue_hidden: Set(false),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    let first = match before.first() {
        Some(first) if stage == Stage::Two => last_signed(tx, first.id).await?,
        _ => None,
    };
    let version = add_version(tx, id, 1, first.as_ref()).await?;
    step(tx, by.actor(), version, Deed::Write, ("", ""), now).await?;
    record(tx, by.actor(), id, json!({ "begun": number }), now).await?;
    Ok(AssessmentId(id))
}

async fn last_signed(tx: &Tx, assessment: i64) -> Result<Option<VersionRow>, DbErr> {
    let found = assessment_version::Entity::find()
        .filter(assessment_version::Column::AssessmentId.eq(assessment))
        .filter(assessment_version::Column::SignedAt.is_not_null())
        .order_by_desc(assessment_version::Column::Number)
        .one(tx)
        .await?;
    found.map(queries::version).transpose()
}

/// Adds a version that says what another says, but for what is true of that one alone.
pub(in crate::assessment) async fn add_version(
    tx: &Tx,
    assessment: i64,
    number: i32,
    from: Option<&VersionRow>,
) -> Result<i64, DbErr> {
    let document = match from {
        Some(from) => Document {
            assessed_on: None,
            review_on: None,
            ..from.document.clone()
        },
        None => groups::blank(),
    };
    let row = assessment_version::ActiveModel {
        assessment_id: Set(assessment),
        number: Set(number),
        state: Set(Stored(State::Draft)),
        body: Set(json_of(&document)?),
        sha256: Set(String::new()),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    if let Some(from) = from {
        let quotes = assessment_quote::Entity::find()
            .filter(assessment_quote::Column::VersionId.eq(from.id))
            .all(tx)
            .await?;
        for quote in quotes {
            quote_in(tx, id, quote.number, quote.comment_id, &quote.text).await?;
        }
    }
    Ok(id)
}

pub(in crate::assessment) fn json_of(document: &Document) -> Result<String, DbErr> {
    serde_json::to_string(document).map_err(|error| DbErr::Json(error.to_string()))
}

async fn quote_in(
    tx: &Tx,
    version: i64,
    number: i32,
    comment: i64,
    text: &str,
) -> Result<(), DbErr> {
    let row = assessment_quote::ActiveModel {
        version_id: Set(version),
        number: Set(number),
        comment_id: Set(comment),
        text: Set(text.to_owned()),
    };
    assessment_quote::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// It was handed in meanwhile, or signed off.
    #[error("it cannot be written in")]
    Shut,
    /// Somebody else wrote in this part since it was read.
    #[error("somebody else wrote in it")]
    Changed,
    /// The row holds as much evidence as anybody can read.
    #[error("the row is full")]
    Full,
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// What a part of an assessment looked like to whoever writes in it.
#[must_use]
pub fn mark(part: &impl serde::Serialize) -> String {
    let json = serde_json::to_string(part).unwrap_or_default();
    sha256_hex(&json).chars().take(16).collect()
}

/// The last version of an assessment, held until this commits.
pub(in crate::assessment) async fn locked(
    tx: &Tx,
    assessment: i64,
) -> Result<(assessment::Model, assessment_version::Model), DbErr> {
    let gone = || DbErr::RecordNotFound(format!("assessment {assessment}"));
    let row = assessment::Entity::find_by_id(assessment)
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or_else(gone)?;
    let last = assessment_version::Entity::find()
        .filter(assessment_version::Column::AssessmentId.eq(assessment))
        .order_by_desc(assessment_version::Column::Number)
        .one(tx)
        .await?
        .ok_or_else(gone)?;
    Ok((row, last))
}

/// Writes in an assessment. `change` may refuse, and then nothing is written.
pub async fn write(
    tx: &Tx,
    by: &Writer,
    part: &str,
    now: Now,
    change: impl FnOnce(&mut Document) -> Result<(), WriteError>,
) -> Result<i64, WriteError> {
    let (_, row) = locked(tx, by.object().0).await?;
    let mut version = queries::version(row.clone())?;
    if version.state.after(Deed::Write).is_none() {
        return Err(WriteError::Shut);
    }
    let was = version.document.clone();
    change(&mut version.document)?;
    if version.document == was {
        return Ok(version.id);
    }
    let mut row = row.into_active_model();
    row.body = Set(json_of(&version.document)?);
    row.update(tx).await?;
    // Once for each person: what they wrote is read from the versions.
    let known = assessment_step::Entity::find()
        .filter(assessment_step::Column::VersionId.eq(version.id))
        .filter(assessment_step::Column::Deed.eq(Stored(Deed::Write)))
        .filter(match by.actor().staff() {
            Some(staff) => assessment_step::Column::StaffId.eq(staff),
            None => assessment_step::Column::StaffId.is_null(),
        })
        .count(tx)
        .await?;
    if known == 0 {
        step(tx, by.actor(), version.id, Deed::Write, ("", ""), now).await?;
    }
    let detail = json!({ "version": version.number, "part": part });
    record(tx, by.actor(), by.object().0, detail, now).await?;
    Ok(version.id)
}

/// Pins something to a row: it is kept as it stood when it was pinned.
pub async fn pin(
    tx: &Tx,
    by: &Writer,
    characteristic: &str,
    pin: &Pin,
    now: Now,
) -> Result<(), WriteError> {
    let mut number = 0;
    let part = format!("row:{characteristic}");
    let version = write(tx, by, &part, now, |document| {
        number = document.number();
        let row = document.row_mut(characteristic);
        if row.evidence.len() >= domain::assessment::MOST_EVIDENCE {
            return Err(WriteError::Full);
        }
        row.evidence.push(pin.evidence(number));
        Ok(())
    })
    .await?;
    if let Some((comment, words)) = &pin.quote {
        let number = i32::try_from(number).unwrap_or_default();
        quote_in(tx, version, number, *comment, words).await?;
    }
    Ok(())
}

/// Takes a piece of evidence or an action out of a row.
pub async fn take_out(
    tx: &Tx,
    by: &Writer,
    characteristic: &str,
    number: u32,
    now: Now,
) -> Result<(), WriteError> {
    let part = format!("row:{characteristic}");
    let version = write(tx, by, &part, now, |document| {
        let row = document.row_mut(characteristic);
        row.evidence.retain(|one| one.number != number);
        row.actions.retain(|one| one.number != number);
        Ok(())
    })
    .await?;
    assessment_quote::Entity::delete_many()
        .filter(assessment_quote::Column::VersionId.eq(version))
        .filter(assessment_quote::Column::Number.eq(i32::try_from(number).unwrap_or_default()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Notes what was done with a version: with what words, and why by one person alone.
pub(in crate::assessment) async fn step(
    tx: &Tx,
    actor: &Actor,
    version: i64,
    deed: Deed,
    (note, alone): (&str, &str),
    now: Now,
) -> Result<(), DbErr> {
    let row = assessment_step::ActiveModel {
        version_id: Set(version),
        deed: Set(Stored(deed)),
        staff_id: Set(actor.staff()),
        at: Set(now.utc()),
        note: Set(note.to_owned()),
        alone: Set(alone.to_owned()),
        ..Default::default()
    };
    row.insert(tx).await?;
    Ok(())
}

pub(in crate::assessment) async fn record(
    tx: &Tx,
    actor: &Actor,
    assessment: i64,
    detail: serde_json::Value,
    now: Now,
) -> Result<(), DbErr> {
    let deed = Remembered {
        now,
        actor,
        deed: WriteAssessment::NAME,
        object: format!("assessment:{assessment}"),
        detail,
    };
    audit::record(tx, deed).await
}

//! Signing off, passing gates, opening, previewing, moving dates, holding.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use data_encoding::BASE64URL_NOPAD;
use domain::survey::gates::{Barrier, Step};
use domain::survey::{Door, SurveyState, door};
use domain::text::Paragraph;
use domain::{Named, Now};
use entity::{Stored, gate_pass, hold, moved_date, preview, sign_off, survey};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use serde_json::json;

use super::queries::{self, Draft};
use crate::audit::{self, Deed};
use crate::db::Tx;
use crate::keys::Keys;
use crate::notices::{Wording, commands as notices};
use crate::staff::proof::{Actor, In, Permission, Staff};
use crate::staff::roles::{EditSurvey, SignOffSurvey};
use crate::survey::SurveyId;
use crate::survey::commands::{self as surveys, MoveError};

/// How long a preview link works.
pub(super) const PREVIEW_FOR: TimeDelta = TimeDelta::days(14);

/// Why a draft was not signed off.
#[derive(Debug, thiserror::Error)]
pub enum SignError {
    /// The draft is not the one that was read.
    #[error("the draft has changed")]
    Changed,
    /// Who wrote it, or signed the other check, signs only with a reason.
    #[error("one person would do what two should do")]
    SamePerson,
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Puts somebody's name under a check of the draft with this hash, unless one stands there. Says
/// whether it was put there.
///
/// Two pairs of eyes: who wrote the draft or signed the other check gives a reason, which is shown.
pub async fn sign_off(
    tx: &Tx,
    by: &In<SurveyId, SignOffSurvey>,
    step: Step,
    sha256: &str,
    reason: Option<&Paragraph>,
    now: Now,
) -> Result<bool, SignError> {
    surveys::lock(tx, by).await?;
    let readiness = queries::readiness(tx, by, now).await?;
    let draft = readiness.draft.filter(|draft| draft.sha256 == sha256);
    let draft = draft.ok_or(SignError::Changed)?;
    if draft.signature(step).is_some() {
        return Ok(false);
    }
    if reason.is_none() && !is_second_pair_of_eyes(&draft, step, by.actor()) {
        return Err(SignError::SamePerson);
    }
    let row = sign_off::ActiveModel {
        survey_id: Set(by.object().0),
        step: Set(Stored(step)),
        sha256: Set(draft.sha256),
        staff_id: Set(by.actor().staff()),
        reason: Set(reason.map(|reason| reason.as_str().to_owned())),
        at: Set(now.utc()),
        ..Default::default()
    };
    row.insert(tx).await?;
    let detail = json!({ "step": step.name(), "version": draft.number, "alone": reason.is_some() });
    record(
        tx,
        by.actor(),
        now,
        SignOffSurvey::NAME,
        by.object(),
        detail,
    )
    .await?;
    Ok(true)
}

fn is_second_pair_of_eyes(draft: &Draft, step: Step, actor: &Actor) -> bool {
    let others = Step::ALL.iter().filter(|other| **other != step);
    let mut signed = others.filter_map(|other| draft.signature(*other));
    draft.written_by != actor.label() && signed.all(|other| other.staff != actor.staff())
}

/// Passes a gate for the draft at hand, with the reason.
pub async fn pass(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    barrier: &Barrier,
    reason: &str,
    now: Now,
) -> Result<(), MoveError> {
    surveys::lock(tx, by).await?;
    let readiness = queries::readiness(tx, by, now).await?;
    let draft = readiness.draft.ok_or(MoveError::NoDraft)?;
    if barrier.gate.can_be_passed() && draft.in_the_way().contains(barrier) {
        let row = gate_pass::ActiveModel {
            survey_id: Set(by.object().0),
            version: Set(draft.number),
            gate: Set(Stored(barrier.gate)),
            language: Set(barrier.language.clone()),
            staff_id: Set(by.actor().staff()),
            reason: Set(reason.to_owned()),
            at: Set(now.utc()),
            ..Default::default()
        };
        row.insert(tx).await?;
        let detail = json!({ "passed": barrier.name(), "version": draft.number });
        record(tx, by.actor(), now, EditSurvey::NAME, by.object(), detail).await?;
    }
    Ok(())
}

/// Why a survey was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Gates are shut.
    #[error("{} gates are shut", .0.len())]
    Shut(Vec<Barrier>),
    /// Something else.
    #[error(transparent)]
    Move(#[from] MoveError),
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Opens the draft of a survey when nothing is in its way.
pub async fn open(tx: &Tx, by: &In<SurveyId, EditSurvey>, now: Now) -> Result<(), OpenError> {
    surveys::lock(tx, by).await?;
    let readiness = queries::readiness(tx, by, now).await?;
    let shut = readiness.draft.map(|draft| draft.in_the_way());
    match shut {
        Some(shut) if !shut.is_empty() => Err(OpenError::Shut(shut)),
        _ => Ok(surveys::open(tx, by, now).await?),
    }
}

/// Opens the draft of a survey, passing every gate that is shut with one reason: for the console,
/// where the reason is who stands there. Says which gates were passed.
pub async fn open_regardless(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    reason: &str,
    now: Now,
) -> Result<Vec<Barrier>, OpenError> {
    let readiness = queries::readiness(tx, by, now).await?;
    let shut = readiness
        .draft
        .map(|draft| draft.in_the_way())
        .unwrap_or_default();
    for barrier in &shut {
        pass(tx, by, barrier, reason, now).await?;
    }
    open(tx, by, now).await?;
    Ok(shut)
}

/// Makes a preview link and says its token, which is shown once.
pub async fn make_preview(
    tx: &Tx,
    keys: &Keys,
    by: &In<SurveyId, EditSurvey>,
    now: Now,
) -> Result<String, DbErr> {
    let token = BASE64URL_NOPAD.encode(&keys.random::<18>());
    let row = preview::ActiveModel {
        survey_id: Set(by.object().0),
        token_hash: Set(queries::preview_hash(keys, &token)),
        staff_id: Set(by.actor().staff()),
        expires_at: Set(now.utc() + PREVIEW_FOR),
        ..Default::default()
    };
    row.insert(tx).await?;
    let detail = json!({ "preview": true });
    record(tx, by.actor(), now, EditSurvey::NAME, by.object(), detail).await?;
    Ok(token)
}

/// Ends every preview link of a survey.
pub async fn end_previews(tx: &Tx, by: &In<SurveyId, EditSurvey>, now: Now) -> Result<(), DbErr> {
    preview::Entity::delete_many()
        .filter(preview::Column::SurveyId.eq(by.object().0))
        .exec(tx)
        .await?;
    let detail = json!({ "preview": false });
    record(tx, by.actor(), now, EditSurvey::NAME, by.object(), detail).await
}

/// A closing date the public knows is moved: why, and what is said of it.
pub struct Move {
    /// Why.
    pub reason: Paragraph,
    /// What the public reads.
    pub wording: Wording,
    /// Whether those who left an address are told by mail.
    pub tell: bool,
}

/// Why dates were not set.
#[derive(Debug, thiserror::Error)]
pub enum DatesError {
    /// The closing date the public knows is another one than was read.
    #[error("the dates have changed")]
    Changed,
    /// Publishing is on hold, and a survey that is over would be opened again.
    #[error("publishing is on hold")]
    Held,
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// When a survey is to open and close, and what was read before that was decided.
pub struct NewDates {
    /// From when it can be answered.
    pub opens_at: Option<DateTime<Utc>>,
    /// Until when.
    pub closes_at: Option<DateTime<Utc>>,
    /// The mark of the closing date the public knew: see [`queries::promise`].
    pub read: String,
    /// What is said in public of another one.
    pub moved: Option<Move>,
}

/// Sets when a survey opens and closes. What was promised in public is moved in public: with the
/// reason, kept for ever, and a notice.
pub async fn set_dates(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    new: &NewDates,
    now: Now,
) -> Result<(), DatesError> {
    let survey = surveys::lock(tx, by).await?;
    let was = survey.closes_at.filter(|_| survey.version_id.is_some());
    let is_moved = new.closes_at != was;
    if queries::promise(was) != new.read || (was.is_some() && is_moved && new.moved.is_none()) {
        return Err(DatesError::Changed);
    }
    let is_ahead = new.closes_at.is_some_and(|at| at > now.utc());
    if is_ahead && is_over(&survey, now) {
        let hold = queries::in_force(tx, survey.programme_id, now).await?;
        if hold.is_some() {
            return Err(DatesError::Held);
        }
    }
    surveys::reschedule(tx, by, new.opens_at, new.closes_at, now).await?;
    match (new.closes_at, &new.moved) {
        (Some(becomes), Some(moved)) if is_moved => {
            say(tx, by, (was, becomes), moved, now).await?;
        }
        _ => {}
    }
    Ok(())
}

/// Whether a survey was closed, by hand or by its day.
fn is_over(survey: &survey::Model, now: Now) -> bool {
    let door = door(survey.state.0, survey.opens_at, survey.closes_at, now);
    survey.state.0 == SurveyState::Closed || matches!(door, Door::Grace | Door::Closed)
}

/// Closes a survey that can be answered, which moves its closing date in public.
pub async fn close(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    moved: &Move,
    now: Now,
) -> Result<(), MoveError> {
    let survey = surveys::lock(tx, by).await?;
    let door = door(survey.state.0, survey.opens_at, survey.closes_at, now);
    if door != Door::Open {
        return Err(MoveError::NotOpen);
    }
    surveys::close(tx, by, now).await?;
    say(tx, by, (survey.closes_at, now.utc()), moved, now).await?;
    Ok(())
}

async fn say(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    (was, becomes): (Option<DateTime<Utc>>, DateTime<Utc>),
    moved: &Move,
    now: Now,
) -> Result<(), DbErr> {
    let row = moved_date::ActiveModel {
        survey_id: Set(by.object().0),
        was: Set(was),
        becomes: Set(becomes),
        reason: Set(moved.reason.as_str().to_owned()),
        staff_id: Set(by.actor().staff()),
        at: Set(now.utc()),
        ..Default::default()
    };
    row.insert(tx).await?;
    notices::say_moved(tx, by, &moved.wording, moved.tell, now).await?;
    Ok(())
}

/// A hold to be set.
#[derive(Debug)]
pub struct NewHold {
    /// For which programme; none for the whole site.
    pub programme: Option<i64>,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day.
    pub until_on: NaiveDate,
    /// Why.
    pub reason: Paragraph,
}

/// Stops publishing between two days.
pub async fn hold(tx: &Tx, by: &Staff<EditSurvey>, new: &NewHold, now: Now) -> Result<(), DbErr> {
    let row = hold::ActiveModel {
        programme_id: Set(new.programme),
        from_on: Set(new.from_on),
        until_on: Set(new.until_on),
        reason: Set(new.reason.as_str().to_owned()),
        staff_id: Set(by.actor().staff()),
        at: Set(now.utc()),
        ..Default::default()
    };
    let row = row.insert(tx).await?;
    let detail =
        json!({ "from": row.from_on, "until": row.until_on, "programme": row.programme_id });
    remember(tx, by.actor(), now, format!("hold:{}", row.id), detail).await
}

/// Lifts a hold before its last day, with the reason. Says whether there was one to lift.
pub async fn lift(
    tx: &Tx,
    by: &Staff<EditSurvey>,
    id: i64,
    reason: &Paragraph,
    now: Now,
) -> Result<bool, DbErr> {
    let found = hold::Entity::find_by_id(id).one(tx).await?;
    let within = |hold: &hold::Model| match hold.programme_id {
        Some(programme) => by.reach().holds(programme),
        None => matches!(by.reach(), crate::staff::proof::Reach::Site),
    };
    let Some(hold) = found.filter(|hold| hold.lifted_at.is_none() && within(hold)) else {
        return Ok(false);
    };
    let mut row = hold.into_active_model();
    row.lifted_at = Set(Some(now.utc()));
    row.lifted_by = Set(by.actor().staff());
    row.lifted_reason = Set(Some(reason.as_str().to_owned()));
    row.update(tx).await?;
    let detail = json!({ "lifted": true });
    remember(tx, by.actor(), now, format!("hold:{id}"), detail).await?;
    Ok(true)
}

/// Deletes preview links that have ended.
pub async fn sweep(tx: &Tx, now: Now) -> Result<u64, DbErr> {
    let ended = preview::Column::ExpiresAt.lt(now.utc());
    let gone = preview::Entity::delete_many()
        .filter(ended)
        .exec(tx)
        .await?;
    Ok(gone.rows_affected)
}

async fn record(
    tx: &Tx,
    actor: &Actor,
    now: Now,
    deed: &'static str,
    survey: SurveyId,
    detail: serde_json::Value,
) -> Result<(), DbErr> {
    let object = format!("survey:{}", survey.0);
    audit::record(
        tx,
        Deed {
            now,
            actor,
            deed,
            object,
            detail,
        },
    )
    .await
}

async fn remember(
    tx: &Tx,
    actor: &Actor,
    now: Now,
    object: String,
    detail: serde_json::Value,
) -> Result<(), DbErr> {
    let deed = EditSurvey::NAME;
    audit::record(
        tx,
        Deed {
            now,
            actor,
            deed,
            object,
            detail,
        },
    )
    .await
}

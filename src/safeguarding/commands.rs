//! Putting responses in the queue, saying what was done, setting who leads and when.

use domain::Now;
use domain::distress::{Heard, Topic, Whose, gravest, listen};
use domain::safeguarding::{CaseState, Hours};
use domain::text::Paragraph;
use entity::{Stored, programme_safety, safety_case, safety_step};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter, Set};
use serde_json::json;

use super::CaseId;
use crate::audit::{self, Deed};
use crate::db::Tx;
use crate::programme::ProgrammeId;
use crate::staff::proof::{In, Permission, Scoped};
use crate::staff::roles::{EditSurvey, ReadDistress};

/// Puts a response in the queue if words of distress are heard in it.
///
/// A response that is in the queue already, because it was corrected, is new once more.
pub async fn flag(tx: &Tx, response: i64, words: impl Iterator<Item = &str>) -> Result<(), DbErr> {
    let heard: Vec<Heard> = words.flat_map(listen).collect();
    let Some(gravest) = gravest(&heard) else {
        return Ok(());
    };
    let row = safety_case::ActiveModel {
        response_id: Set(response),
        topic: Set(gravest.topic.into()),
        whose: Set(gravest.whose.into()),
        long_ago: Set(gravest.long_ago),
        state: Set(CaseState::New.into()),
        told: Set(false),
        ..Default::default()
    };
    safety_case::Entity::insert(row)
        .on_conflict(anew())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// What somebody who read a response fears.
#[derive(Debug)]
pub struct Concern {
    /// What.
    pub topic: Topic,
    /// For whom.
    pub whose: Whose,
    /// What made them think so.
    pub why: Option<Paragraph>,
}

/// Puts a response in the queue because somebody who read it fears for a person. One that is there
/// already is new once more, with what they fear; the lead is told either way.
pub async fn raise<O: Scoped, P: Permission>(
    tx: &Tx,
    by: &In<O, P>,
    response: i64,
    concern: &Concern,
    now: Now,
) -> Result<(), DbErr> {
    let row = safety_case::ActiveModel {
        response_id: Set(response),
        topic: Set(concern.topic.into()),
        whose: Set(concern.whose.into()),
        long_ago: Set(false),
        state: Set(CaseState::New.into()),
        told: Set(false),
        ..Default::default()
    };
    safety_case::Entity::insert(row)
        .on_conflict(anew())
        .exec_without_returning(tx)
        .await?;
    let case = safety_case::Entity::find()
        .filter(safety_case::Column::ResponseId.eq(response))
        .one(tx)
        .await?;
    let case = case.ok_or_else(|| DbErr::RecordNotFound("the case".to_owned()))?;
    let step = safety_step::ActiveModel {
        case_id: Set(case.id),
        state: Set(CaseState::New.into()),
        note: Set(concern.why.as_ref().map(|why| why.as_str().to_owned())),
        staff_id: Set(by.actor().staff()),
        at: Set(now.utc()),
        ..Default::default()
    };
    step.insert(tx).await?;
    let deed = Deed {
        now,
        actor: by.actor(),
        deed: P::NAME,
        object: format!("case:{}", case.id),
        detail: json!({ "raised": true }),
    };
    audit::record(tx, deed).await
}

/// What a case that is there already becomes.
fn anew() -> OnConflict {
    OnConflict::column(safety_case::Column::ResponseId)
        .update_columns([
            safety_case::Column::Topic,
            safety_case::Column::Whose,
            safety_case::Column::LongAgo,
            safety_case::Column::State,
            safety_case::Column::Told,
        ])
        .to_owned()
}

/// Remembers that somebody opened a case.
pub async fn opened(tx: &Tx, by: &In<CaseId, ReadDistress>, now: Now) -> Result<(), DbErr> {
    record(tx, by, now, json!({ "read": true })).await
}

async fn record(
    tx: &Tx,
    by: &In<CaseId, ReadDistress>,
    now: Now,
    detail: serde_json::Value,
) -> Result<(), DbErr> {
    let deed = Deed {
        now,
        actor: by.actor(),
        deed: ReadDistress::NAME,
        object: format!("case:{}", by.object().0),
        detail,
    };
    audit::record(tx, deed).await
}

/// Why a case did not move.
#[derive(Debug, thiserror::Error)]
pub enum StepError {
    /// Somebody moved it meanwhile.
    #[error("the case is elsewhere by now")]
    Moved,
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Says how far a case is, who did it, and what was done.
pub async fn step(
    tx: &Tx,
    by: &In<CaseId, ReadDistress>,
    from: CaseState,
    to: CaseState,
    note: Option<&Paragraph>,
    now: Now,
) -> Result<(), StepError> {
    if !from.may_become(to) {
        return Err(StepError::Moved);
    }
    let moved = safety_case::Entity::update_many()
        .set(safety_case::ActiveModel {
            state: Set(to.into()),
            told: Set(true),
            ..Default::default()
        })
        .filter(safety_case::Column::Id.eq(by.object().0))
        .filter(safety_case::Column::State.eq(Stored(from)))
        .exec(tx)
        .await?;
    if moved.rows_affected == 0 {
        return Err(StepError::Moved);
    }
    let row = safety_step::ActiveModel {
        case_id: Set(by.object().0),
        state: Set(to.into()),
        note: Set(note.map(|note| note.as_str().to_owned())),
        staff_id: Set(by.actor().staff()),
        at: Set(now.utc()),
        ..Default::default()
    };
    row.insert(tx).await?;
    Ok(record(tx, by, now, json!({ "state": to })).await?)
}

/// Who leads in a programme, and when.
#[derive(Debug)]
pub struct Settings {
    /// The lead's account.
    pub lead: i64,
    /// Their hours.
    pub hours: Hours,
    /// The programme's own lines of help.
    pub lines: Vec<String>,
}

/// Sets who leads in a programme, and in which hours.
pub async fn set(
    tx: &Tx,
    by: &In<ProgrammeId, EditSurvey>,
    settings: &Settings,
    now: Now,
) -> Result<(), DbErr> {
    let (days, minutes) = (settings.hours.days(), settings.hours.minutes());
    let row = programme_safety::ActiveModel {
        programme_id: Set(by.object().0),
        lead_id: Set(settings.lead),
        first_day: Set(i32::from(days.0)),
        last_day: Set(i32::from(days.1)),
        from_minute: Set(minutes.0),
        until_minute: Set(minutes.1),
        lines: Set(settings.lines.join("\n")),
    };
    let instead = OnConflict::column(programme_safety::Column::ProgrammeId)
        .update_columns([
            programme_safety::Column::LeadId,
            programme_safety::Column::FirstDay,
            programme_safety::Column::LastDay,
            programme_safety::Column::FromMinute,
            programme_safety::Column::UntilMinute,
            programme_safety::Column::Lines,
        ])
        .to_owned();
    programme_safety::Entity::insert(row)
        .on_conflict(instead)
        .exec_without_returning(tx)
        .await?;
    let deed = Deed {
        now,
        actor: by.actor(),
        deed: EditSurvey::NAME,
        object: format!("programme:{}", by.object().0),
        detail: json!({ "safeguarding": { "lead": settings.lead } }),
    };
    audit::record(tx, deed).await
}

/// Notes that the lead was told of these cases.
pub async fn told(tx: &Tx, cases: &[i64]) -> Result<(), DbErr> {
    safety_case::Entity::update_many()
        .set(safety_case::ActiveModel {
            told: Set(true),
            ..Default::default()
        })
        .filter(safety_case::Column::Id.is_in(cases.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

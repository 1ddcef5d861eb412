//! Handing in, giving back, agreeing, signing off, publishing, looking again.

use chrono::NaiveDate;
use domain::assessment::{Deed, Names, Stage, State, needs_reason};
use domain::{Named, Now, Problems};
use entity::{Stored, assessment, assessment_version, claim_doubt, programme};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Set,
};
use serde_json::json;

use super::{add_version, locked, record, step};
use crate::assessment::jobs::Doubted;
use crate::assessment::queries::{self, authors};
use crate::assessment::{AssessmentId, Writer};
use crate::db::Tx;
use crate::jobs;
use crate::keys::sha256_hex;
use crate::publish as publishing;
use crate::staff::proof::{Actor, In};
use crate::staff::roles::PublishAssessment;

/// What somebody does with the last version of an assessment.
#[derive(Debug)]
pub(in crate::assessment) struct Move<'a> {
    /// What.
    pub deed: Deed,
    /// What they say with it.
    pub note: &'a str,
    /// Why they do alone what two should do; empty where they do not.
    pub alone: &'a str,
    /// When it is looked at again, where that is decided anew.
    pub review_on: Option<NaiveDate>,
}

/// Why it was not done.
#[derive(Debug, thiserror::Error)]
pub(in crate::assessment) enum MoveError {
    /// Somebody was faster, or it cannot be done with what it has come to.
    #[error("this cannot be done now")]
    NotNow,
    /// Something is missing.
    #[error("something is missing")]
    Incomplete(Problems),
    /// Who wrote in it agrees with it, or signs it off, only with a reason.
    #[error("one person would do what two should do")]
    SamePerson,
    /// A hold on publishing is in force.
    #[error("publishing is on hold")]
    Held,
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Takes the last version of an assessment a step further.
pub(in crate::assessment) async fn act(
    tx: &Tx,
    by: &Writer,
    this: &Move<'_>,
    names: Names<'_>,
    now: Now,
) -> Result<(), MoveError> {
    let (assessment, row) = locked(tx, by.object().0).await?;
    let version = queries::version(row.clone())?;
    let next = version.state.after(this.deed).ok_or(MoveError::NotNow)?;
    // Writing and publishing have ways of their own.
    if matches!(this.deed, Deed::Write | Deed::Publish) {
        return Err(MoveError::NotNow);
    }
    let wrote = authors(tx, version.id).await?;
    if needs_reason(this.deed, by.actor().staff(), &wrote) && this.alone.is_empty() {
        return Err(MoveError::SamePerson);
    }
    if matches!(this.deed, Deed::Submit | Deed::SignOff) {
        let late = is_decided(tx, by.programme(), now).await?;
        let stage = Stage::of(assessment.stage.into()).unwrap_or(Stage::One);
        let problems = version.document.problems(stage, names, late, now.day());
        if !problems.is_empty() {
            return Err(MoveError::Incomplete(problems));
        }
    }
    let mut row = row.into_active_model();
    row.state = Set(Stored(next));
    if this.deed == Deed::SignOff {
        row.sha256 = Set(sha256_hex(row.body.as_ref()));
        row.signed_at = Set(Some(now.utc()));
    }
    row.update(tx).await?;
    step(
        tx,
        by.actor(),
        version.id,
        this.deed,
        (this.note, this.alone),
        now,
    )
    .await?;
    match this.deed {
        Deed::SignOff => {
            supersede(tx, by.actor(), assessment.id, version.number, now).await?;
            if version.document.harms_or_does_not_know() {
                contradict(tx, by, &assessment, &version, now).await?;
            }
            review(tx, assessment, version.document.review_on).await?;
        }
        Deed::Keep => review(tx, assessment, this.review_on).await?,
        Deed::Revise => {
            let number = version.number + 1;
            let anew = add_version(tx, assessment.id, number, Some(&version)).await?;
            step(tx, by.actor(), anew, Deed::Write, ("", ""), now).await?;
        }
        _ => {}
    }
    let detail = json!({
        "deed": this.deed.name(), "version": version.number, "alone": !this.alone.is_empty(),
    });
    Ok(record(tx, by.actor(), by.object().0, detail, now).await?)
}

async fn is_decided(tx: &Tx, programme: i64, now: Now) -> Result<bool, DbErr> {
    let found = programme::Entity::find_by_id(programme).one(tx).await?;
    let decided = found.and_then(|programme| programme.decided_on);
    Ok(decided.is_some_and(|day| day <= now.day()))
}

async fn review(
    tx: &Tx,
    assessment: assessment::Model,
    on: Option<NaiveDate>,
) -> Result<(), DbErr> {
    let mut row = assessment.into_active_model();
    row.review_on = Set(on);
    row.update(tx).await?;
    Ok(())
}

/// A version that was signed off makes those before it history.
async fn supersede(
    tx: &Tx,
    actor: &Actor,
    assessment: i64,
    number: i32,
    now: Now,
) -> Result<(), DbErr> {
    let earlier = assessment_version::Entity::find()
        .filter(assessment_version::Column::AssessmentId.eq(assessment))
        .filter(assessment_version::Column::Number.lt(number))
        .all(tx)
        .await?;
    for row in earlier {
        let Some(next) = row.state.0.after(Deed::Close) else {
            continue;
        };
        step(tx, actor, row.id, Deed::Close, ("", ""), now).await?;
        let mut row = row.into_active_model();
        row.state = Set(Stored(next));
        row.update(tx).await?;
    }
    Ok(())
}

/// What is signed off as harm, or as not known, speaks against every claim of the programme that
/// nobody is worse off.
async fn contradict(
    tx: &Tx,
    by: &Writer,
    signed: &assessment::Model,
    version: &queries::VersionRow,
    now: Now,
) -> Result<(), DbErr> {
    let rows = version.document.rows.iter();
    let harmed: Vec<&str> = rows
        .filter(|row| row.impact.is_some_and(|i| i.harms()))
        .map(|row| row.characteristic.as_str())
        .collect();
    if harmed.is_empty() {
        return Ok(());
    }
    let words = harmed.join(", ");
    let source = format!("stage {}, version {}", signed.stage, version.number);
    for claim in claims(tx, by.programme(), version.id).await? {
        against(tx, by.actor(), claim, (&words, &source), None, now).await?;
    }
    Ok(())
}

/// The versions in force in a programme that say that nobody is worse off.
async fn claims(
    tx: &Tx,
    programme: i64,
    but: i64,
) -> Result<Vec<assessment_version::Model>, DbErr> {
    let here = assessment::Entity::find()
        .select_only()
        .column(assessment::Column::Id)
        .filter(assessment::Column::ProgrammeId.eq(programme))
        .into_query();
    let found = assessment_version::Entity::find()
        .filter(assessment_version::Column::AssessmentId.in_subquery(here))
        .filter(assessment_version::Column::Id.ne(but))
        .filter(
            assessment_version::Column::State
                .is_in([Stored(State::SignedOff), Stored(State::InReview)]),
        )
        .order_by_asc(assessment_version::Column::Id)
        .all(tx)
        .await?;
    let mut claims = Vec::new();
    for row in found {
        if queries::version(row.clone())?.document.claims_none {
            claims.push(row);
        }
    }
    Ok(claims)
}

/// Keeps evidence against a claim, opens what makes it again, and has people told.
async fn against(
    tx: &Tx,
    actor: &Actor,
    claim: assessment_version::Model,
    (words, source): (&str, &str),
    staff: Option<i64>,
    now: Now,
) -> Result<(), DbErr> {
    let row = claim_doubt::ActiveModel {
        version_id: Set(claim.id),
        words: Set(words.to_owned()),
        source: Set(source.to_owned()),
        staff_id: Set(staff),
        at: Set(now.utc()),
        ..Default::default()
    };
    let doubt = row.insert(tx).await?.id;
    if let Some(next) = claim.state.0.after(Deed::Review) {
        step(tx, actor, claim.id, Deed::Review, ("", ""), now).await?;
        let mut row = claim.into_active_model();
        row.state = Set(Stored(next));
        row.update(tx).await?;
    }
    jobs::enqueue(tx, &Doubted { doubt }, now).await
}

/// Brings evidence against the claim of an assessment that nobody is worse off. `false` where nothing
/// in force claims that.
pub(in crate::assessment) async fn doubt(
    tx: &Tx,
    by: &Writer,
    words: &str,
    source: &str,
    now: Now,
) -> Result<bool, DbErr> {
    let id = by.object().0;
    locked(tx, id).await?;
    let own = claims(tx, by.programme(), 0).await?;
    let Some(claim) = own.into_iter().find(|row| row.assessment_id == id) else {
        return Ok(false);
    };
    let detail = json!({ "doubt": true, "version": claim.number });
    against(
        tx,
        by.actor(),
        claim,
        (words, source),
        by.actor().staff(),
        now,
    )
    .await?;
    record(tx, by.actor(), id, detail, now).await?;
    Ok(true)
}

/// Shows the public the version that is signed off.
pub(in crate::assessment) async fn publish(
    tx: &Tx,
    by: &In<AssessmentId, PublishAssessment>,
    now: Now,
) -> Result<(), MoveError> {
    let held = publishing::queries::in_force(tx, by.programme(), now).await?;
    if held.is_some() {
        return Err(MoveError::Held);
    }
    let id = by.object().0;
    let (assessment, _) = locked(tx, id).await?;
    let signed = assessment_version::Entity::find()
        .filter(assessment_version::Column::AssessmentId.eq(id))
        .filter(assessment_version::Column::SignedAt.is_not_null())
        .order_by_desc(assessment_version::Column::Number)
        .one(tx)
        .await?;
    let can = |row: &assessment_version::Model| {
        row.published_at.is_none() && row.state.0.after(Deed::Publish).is_some()
    };
    let row = signed.filter(can).ok_or(MoveError::NotNow)?;
    step(tx, by.actor(), row.id, Deed::Publish, ("", ""), now).await?;
    let number = row.number;
    let mut row = row.into_active_model();
    row.published_at = Set(Some(now.utc()));
    row.update(tx).await?;
    if assessment.published_at.is_none() {
        let mut row = assessment.into_active_model();
        row.published_at = Set(Some(now.utc()));
        row.update(tx).await?;
    }
    let detail = json!({ "deed": "publish", "version": number });
    Ok(record(tx, by.actor(), id, detail, now).await?)
}

/// Says whether the public is told when the assessment is overdue.
pub(in crate::assessment) async fn show_overdue(
    tx: &Tx,
    by: &Writer,
    shown: bool,
    now: Now,
) -> Result<(), DbErr> {
    let (assessment, _) = locked(tx, by.object().0).await?;
    let mut row = assessment.into_active_model();
    row.overdue_hidden = Set(!shown);
    row.update(tx).await?;
    let detail = json!({ "overdue_shown": shown });
    record(tx, by.actor(), by.object().0, detail, now).await
}

/// Notes that people were told that a review is near or past.
pub(in crate::assessment) async fn told(tx: &Tx, due: &[queries::DueRow]) -> Result<(), DbErr> {
    for one in due {
        let mut row = one.assessment.clone().into_active_model();
        if one.overdue {
            row.told_overdue = Set(Some(one.review_on));
        } else {
            row.told_due = Set(Some(one.review_on));
        }
        row.update(tx).await?;
    }
    Ok(())
}

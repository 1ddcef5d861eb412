//! Asking for a grouping, storing what it found, and deciding about it.
//!
//! Whatever moves a comment is written as a decision of its own beside what the program proposed;
//! [`settle`] then works out what both come to.

use std::collections::BTreeSet;

use domain::Now;
use domain::change::Op;
use domain::frame::{How, RunState, ThemeState};
use entity::{
    Stored, comment, comment_read, proposal_comment, theme, theme_decision, theme_proposal,
    theme_run, theme_source, themed,
};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Set,
};
use serde_json::json;

use super::jobs::Group;
use crate::audit::{self, Deed};
use crate::db::{Change, Tx};
use crate::jobs;
use crate::staff::proof::{Actor, In, Scoped};
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;

mod codebook;
mod coding;
mod frame;
mod reading;
mod settle;
mod steps;

pub use codebook::{NewTheme, note_taken, take_codebook};
pub use coding::{
    Coding, SAMPLE, Together, accept_together, code, mark_words, move_comments, unmark_words,
};
pub use frame::{New, agree, judge, make, merge, place, rename, reopen, split};
pub(super) use reading::in_nobodys_turn;
pub use reading::{give, take_back};
pub use settle::settle;
pub(super) use settle::tree;
pub use steps::{Detail, Undone, undo, undoable};

/// A question of a survey whose comments are themed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The survey.
    pub survey: i64,
    /// The field: a question code, or `<code>.other`.
    pub field: String,
}

impl Question {
    /// The question of this field.
    #[must_use]
    pub fn of(by: &In<SurveyId, DecideThemes>, field: &str) -> Self {
        Self {
            survey: by.object().0,
            field: field.to_owned(),
        }
    }
}

/// Asks for the comments of a question to be grouped. `None` when that is being done already.
pub async fn ask(
    tx: &Tx,
    by: &In<SurveyId, DecideThemes>,
    field: &str,
    now: Now,
) -> Result<Option<i64>, DbErr> {
    let under_way = theme_run::Entity::find()
        .filter(theme_run::Column::SurveyId.eq(by.object().0))
        .filter(theme_run::Column::Field.eq(field))
        .filter(
            theme_run::Column::State.is_in([Stored(RunState::Waiting), Stored(RunState::Running)]),
        )
        .count(tx)
        .await?;
    if under_way > 0 {
        return Ok(None);
    }
    let row = theme_run::ActiveModel {
        survey_id: Set(by.object().0),
        field: Set(field.to_owned()),
        state: Set(Stored(RunState::Waiting)),
        percent: Set(0),
        seed: Set(1),
        comments: Set(0),
        asked_by: Set(by.actor().staff().unwrap_or_default()),
        asked_at: Set(now.utc()),
        ..Default::default()
    };
    let run = row.insert(tx).await?.id;
    jobs::enqueue(tx, &Group { run }, now).await?;
    let detail = json!({ "field": field, "run": run });
    record(tx, by, "themes.group", detail, now).await?;
    Ok(Some(run))
}

/// Puts into the audit chain what somebody did with the themes of a survey.
async fn record(
    tx: &Tx,
    by: &In<SurveyId, DecideThemes>,
    deed: &'static str,
    detail: serde_json::Value,
    now: Now,
) -> Result<(), DbErr> {
    let entry = Deed {
        now,
        actor: by.actor(),
        deed,
        object: format!("survey:{}", by.object().0),
        detail,
    };
    audit::record(tx, entry).await
}

/// A group of comments the program found.
#[derive(Debug)]
pub struct Proposal {
    /// What the program would call it.
    pub name: String,
    /// Its typical words.
    pub terms: Vec<String>,
    /// Its comments: key, rank among the comment's groups, confidence, place among the typical.
    pub comments: Vec<(i64, i32, f32, Option<i32>)>,
}

/// Stores what a run found, and proposes a theme for each group.
///
/// Themes that were proposed before and that nobody decided about make way; what an officer
/// accepted, renamed, merged or set aside stays.
pub async fn store(
    tx: &Tx,
    run: &theme_run::Model,
    proposals: &[Proposal],
    now: Now,
) -> Result<(), DbErr> {
    theme::Entity::delete_many()
        .filter(theme::Column::SurveyId.eq(run.survey_id))
        .filter(theme::Column::Field.eq(run.field.as_str()))
        .filter(theme::Column::State.eq(Stored(ThemeState::Proposed)))
        .filter(theme::Column::DecidedBy.is_null())
        .filter(theme::Column::CreatedBy.is_null())
        .filter(theme::Column::Id.not_in_subquery(put_by_hand()))
        .exec(tx)
        .await?;
    let first = next_number(tx, run.survey_id, &run.field).await?;
    for (number, proposal) in (1..).zip(proposals) {
        let terms = serde_json::to_string(&proposal.terms);
        let row = theme_proposal::ActiveModel {
            run_id: Set(run.id),
            number: Set(number),
            name: Set(proposal.name.clone()),
            terms: Set(terms.map_err(|error| DbErr::Json(error.to_string()))?),
            size: Set(i32::try_from(proposal.comments.len()).unwrap_or(i32::MAX)),
            ..Default::default()
        };
        let id = row.insert(tx).await?.id;
        for chunk in proposal.comments.chunks(200) {
            let rows = chunk.iter().map(|(comment, rank, confidence, typical)| {
                proposal_comment::ActiveModel {
                    proposal_id: Set(id),
                    comment_id: Set(*comment),
                    rank: Set(*rank),
                    confidence: Set(*confidence),
                    typical: Set(*typical),
                }
            });
            proposal_comment::Entity::insert_many(rows)
                .exec_without_returning(tx)
                .await?;
        }
        let row = theme::ActiveModel {
            survey_id: Set(run.survey_id),
            field: Set(run.field.clone()),
            name: Set(proposal.name.clone()),
            definition: Set(String::new()),
            excludes: Set(String::new()),
            number: Set(first + number - 1),
            state: Set(Stored(ThemeState::Proposed)),
            created_at: Set(now.utc()),
            ..Default::default()
        };
        let theme = row.insert(tx).await?.id;
        source(tx, theme, id).await?;
    }
    let comments = super::queries::comment_ids(tx, run.survey_id, &run.field).await?;
    settle(tx, run.survey_id, &run.field, &comments).await
}

/// Themes that somebody put a comment into: a word of theirs is never lost to a new grouping.
fn put_by_hand() -> sea_orm::sea_query::SelectStatement {
    theme_decision::Entity::find()
        .select_only()
        .column(theme_decision::Column::ThemeId)
        .filter(theme_decision::Column::Belongs.eq(true))
        .filter(theme_decision::Column::Undone.eq(false))
        .into_query()
}

/// The number the next theme of a question gets.
async fn next_number(tx: &Tx, survey: i64, field: &str) -> Result<i32, DbErr> {
    let highest: Option<Option<i32>> = theme::Entity::find()
        .select_only()
        .column_as(theme::Column::Number.max(), "highest")
        .filter(theme::Column::SurveyId.eq(survey))
        .filter(theme::Column::Field.eq(field))
        .into_tuple()
        .one(tx)
        .await?;
    Ok(highest.flatten().unwrap_or(0) + 1)
}

async fn source(tx: &Tx, theme: i64, proposal: i64) -> Result<(), DbErr> {
    let row = theme_source::ActiveModel {
        theme_id: Set(theme),
        proposal_id: Set(proposal),
    };
    theme_source::Entity::insert(row)
        .on_conflict_do_nothing()
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// The comments that belong to a theme, set aside or not.
async fn members_of(tx: &Tx, theme: i64) -> Result<Vec<i64>, DbErr> {
    themed::Entity::find()
        .select_only()
        .column(themed::Column::CommentId)
        .filter(themed::Column::ThemeId.eq(theme))
        .order_by_asc(themed::Column::CommentId)
        .into_tuple()
        .all(tx)
        .await
}

/// Notes that other themes are counted for the responses with these comments.
async fn noted(tx: &Tx, survey: i64, comments: &[i64]) -> Result<(), DbErr> {
    let mut responses = BTreeSet::new();
    for chunk in comments.chunks(500) {
        let found: Vec<i64> = comment::Entity::find()
            .select_only()
            .column(comment::Column::ResponseId)
            .filter(comment::Column::Id.is_in(chunk.iter().copied()))
            .into_tuple()
            .all(tx)
            .await?;
        responses.extend(found);
    }
    for response in responses {
        tx.note(Change {
            survey,
            op: Op::Themed,
            response,
        });
    }
    Ok(())
}

/// Notes an officer's word about a comment and a theme.
async fn decide(
    tx: &Tx,
    by: &Actor,
    step: i64,
    words: &[(i64, i64, bool)],
    how: How,
    now: Now,
) -> Result<(), DbErr> {
    for chunk in words.chunks(400) {
        let rows = chunk
            .iter()
            .map(|(theme, comment, belongs)| theme_decision::ActiveModel {
                theme_id: Set(*theme),
                comment_id: Set(*comment),
                belongs: Set(*belongs),
                decided_by: Set(by.staff().unwrap_or_default()),
                decided_at: Set(now.utc()),
                step_id: Set(Some(step)),
                how: Set(Stored(how)),
                undone: Set(false),
                ..Default::default()
            });
        theme_decision::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Notes that somebody has read these comments of a survey. Says how many were new to them.
pub async fn mark_read<O: Scoped>(
    tx: &Tx,
    by: &In<O, DecideThemes>,
    survey: i64,
    comments: &[i64],
    now: Now,
) -> Result<u64, DbErr> {
    let known: Vec<i64> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::Id.is_in(comments.iter().copied()))
        .filter(comment::Column::SurveyId.eq(survey))
        .into_tuple()
        .all(tx)
        .await?;
    note_read(tx, by.actor(), &known, now).await
}

/// The same for comments known to be within reach.
async fn note_read(tx: &Tx, by: &Actor, known: &[i64], now: Now) -> Result<u64, DbErr> {
    let Some(staff) = by.staff().filter(|_| !known.is_empty()) else {
        return Ok(0);
    };
    comment::Entity::update_many()
        .col_expr(comment::Column::ReadFirstBy, Expr::value(staff))
        .filter(comment::Column::Id.is_in(known.iter().copied()))
        .filter(comment::Column::ReadFirstBy.is_null())
        .exec(tx)
        .await?;
    let rows = known.iter().map(|comment| comment_read::ActiveModel {
        comment_id: Set(*comment),
        staff_id: Set(staff),
        read_at: Set(now.utc()),
    });
    let once = OnConflict::columns([
        comment_read::Column::CommentId,
        comment_read::Column::StaffId,
    ])
    .do_nothing()
    .to_owned();
    let inserted = comment_read::Entity::insert_many(rows).on_conflict(once);
    inserted.exec_without_returning(tx).await
}

async fn locked(tx: &Tx, theme: i64) -> Result<theme::Model, DbErr> {
    let found = theme::Entity::find_by_id(theme)
        .lock_exclusive()
        .one(tx)
        .await?;
    found.ok_or_else(|| DbErr::RecordNotFound(format!("theme {theme}")))
}

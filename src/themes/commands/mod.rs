//! Asking for a grouping, storing what it found, and deciding about it.
//!
//! Whatever moves a comment is written as a decision of its own beside what the program proposed;
//! [`settle`] then works out what both come to.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::Now;
use domain::change::Op;
use domain::frame::{Deed as StepDeed, How, RunState};
use entity::{
    Stored, comment, comment_read, theme, theme_decision, theme_run, theme_source, theme_step,
    themed,
};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
use serde_json::json;

use super::jobs::Group;
use crate::audit::{self, Deed};
use crate::db::{Change, Tx};
use crate::jobs;
use crate::staff::proof::{Actor, In, Scoped};
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;

mod bundles;
mod codebook;
mod coding;
mod finding;
mod frame;
mod published;
mod reading;
mod second;
mod settle;
mod sorting;
mod steps;
mod store;

pub use bundles::{
    Bundle, fill_bundle, forget_bundles, keep_bundle, leave_bundles, looked_through,
};
pub use codebook::{NewTheme, note_taken, take_codebook};
pub use coding::{
    Coding, SAMPLE, Together, accept_together, code, mark_words, move_comments, unmark_words,
};
pub use finding::{
    drop_search, keep_search, make_of_found, move_found, rename_search, write_words,
};
pub use frame::{New, agree, judge, make, merge, place, rename, reopen, split, take_part};
pub use published::{Publication, PublishError, ask_least, keep_measure, publish, told, withdraw};
pub(super) use reading::in_nobodys_turn;
pub use reading::{give, take_back};
pub use second::{Coded, Drawn, code_second, draw_sample, give_back, settle_difference};
pub use settle::settle;
pub(super) use settle::tree;
pub use sorting::{Sorted, split_by_examples};
pub use steps::{Detail, Undone, undo, undoable};
pub use store::{
    A_TURN, Found, KeptGroups, Moved, Proposal, Unsettled, begin_again, fill_group, finish,
    keep_group, propose, settle_anew,
};

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

/// How an officer wants comments grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// About so many themes; none to let the program propose.
    pub themes: Option<i32>,
    /// Nothing beside the themes that stand.
    pub closed: bool,
}

/// After so many comments coded anew the program learns from them.
const LESSON: u64 = 25;

/// Has the program learn from what people coded, once enough is new. It moves proposals only; what
/// is agreed it leaves alone. Whether it will.
pub async fn teach(
    tx: &Tx,
    by: &In<SurveyId, DecideThemes>,
    field: &str,
    now: Now,
) -> Result<bool, DbErr> {
    let question = Question::of(by, field);
    let last = theme_run::Entity::find()
        .filter(theme_run::Column::SurveyId.eq(question.survey))
        .filter(theme_run::Column::Field.eq(field))
        .order_by_desc(theme_run::Column::Id)
        .one(tx)
        .await?;
    // Until something was grouped there is nothing to correct.
    let Some(last) = last.filter(|run| run.finished_at.is_some()) else {
        return Ok(false);
    };
    let agreed = steps::lock(tx, &question).await?.agreed_at.is_some();
    if agreed || coded_since(tx, &question, Some(last.asked_at)).await? < LESSON {
        return Ok(false);
    }
    let enough = u64::try_from(domain::theme::ENOUGH).unwrap_or(u64::MAX);
    if coded_since(tx, &question, None).await? < enough {
        return Ok(false);
    }
    begin(tx, by.actor(), &question, Wish::default(), true, now).await?;
    Ok(true)
}

/// How often comments of a question were coded, since then.
async fn coded_since(
    tx: &Tx,
    question: &Question,
    since: Option<DateTime<Utc>>,
) -> Result<u64, DbErr> {
    let mut coded = theme_step::Entity::find()
        .filter(theme_step::Column::SurveyId.eq(question.survey))
        .filter(theme_step::Column::Field.eq(question.field.as_str()))
        .filter(theme_step::Column::Deed.eq(Stored(StepDeed::Code)))
        .filter(theme_step::Column::UndoneAt.is_null());
    if let Some(since) = since {
        coded = coded.filter(theme_step::Column::At.gt(since));
    }
    coded.count(tx).await
}

/// Writes a run down, to be done as soon as a worker is free. Its key.
async fn begin(
    tx: &Tx,
    by: &Actor,
    question: &Question,
    wish: Wish,
    learns: bool,
    now: Now,
) -> Result<i64, DbErr> {
    let row = theme_run::ActiveModel {
        survey_id: Set(question.survey),
        field: Set(question.field.clone()),
        state: Set(Stored(RunState::Waiting)),
        percent: Set(0),
        seed: Set(1),
        wanted: Set(wish.themes),
        closed: Set(wish.closed),
        learns: Set(learns),
        comments: Set(0),
        gained: Set(0),
        lost: Set(0),
        coded: Set(0),
        next: Set("[]".to_owned()),
        asked_by: Set(by.staff().unwrap_or_default()),
        asked_at: Set(now.utc()),
        ..Default::default()
    };
    let run = row.insert(tx).await?.id;
    jobs::enqueue(tx, &Group { run }, now).await?;
    Ok(run)
}

/// Stops a grouping that waits or is under way: what was there before stays. `false` when none is.
pub async fn stop(
    tx: &Tx,
    by: &In<SurveyId, DecideThemes>,
    field: &str,
    now: Now,
) -> Result<bool, DbErr> {
    let stopped = theme_run::Entity::update_many()
        .col_expr(
            theme_run::Column::State,
            Expr::value(Stored(RunState::Stopped)),
        )
        .filter(under_way(by.object().0, field))
        .exec(tx)
        .await?;
    if stopped.rows_affected > 0 {
        let detail = json!({ "field": field });
        record(tx, by, "themes.stop", detail, now).await?;
    }
    Ok(stopped.rows_affected > 0)
}

/// Runs of a question that wait or are at work.
fn under_way(survey: i64, field: &str) -> Condition {
    let at_work = [Stored(RunState::Waiting), Stored(RunState::Running)];
    Condition::all()
        .add(theme_run::Column::SurveyId.eq(survey))
        .add(theme_run::Column::Field.eq(field))
        .add(theme_run::Column::State.is_in(at_work))
}

/// Asks for the comments of a question to be grouped. `None` when that is being done already.
pub async fn ask(
    tx: &Tx,
    by: &In<SurveyId, DecideThemes>,
    field: &str,
    wish: Wish,
    now: Now,
) -> Result<Option<i64>, DbErr> {
    let others = theme_run::Entity::find()
        .filter(under_way(by.object().0, field))
        .filter(theme_run::Column::Learns.eq(false))
        .count(tx)
        .await?;
    if others > 0 {
        return Ok(None);
    }
    let question = Question::of(by, field);
    let run = begin(tx, by.actor(), &question, wish, false, now).await?;
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
        coded_at: Set(None),
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

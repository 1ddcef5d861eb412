//! What was done to the themes of a question, step by step, and undoing it.
//!
//! Steps that change the frame are undone from the last to the first. Steps that only move comments
//! are undone by whoever did them, the last one first.

use domain::frame::{Deed, ThemeState};
use domain::{Named, Now};
use entity::{Stored, commitment, theme, theme_decision, theme_question, theme_source, theme_step};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Question, members_of, noted, record, settle};
use crate::audit;
use crate::db::Tx;
use crate::staff::proof::{Actor, In};
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;

/// What a step was done to, and what was there before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Detail {
    /// The theme.
    pub theme: Option<i64>,
    /// What it is called.
    pub name: String,
    /// The other theme: it became part of that, was split from it, or stands below it.
    pub other: Option<i64>,
    /// What that is called.
    pub other_name: String,
    /// What the theme was called before.
    pub was_name: String,
    /// What belonged to it before.
    pub was_definition: String,
    /// What did not belong to it before.
    pub was_excludes: String,
    /// Words people use for it, before.
    pub was_words: String,
    /// How far it was before.
    pub was_state: Option<ThemeState>,
    /// How far it is.
    pub state: Option<ThemeState>,
    /// What it stood below before.
    pub was_parent: Option<i64>,
    /// Groups the other draws on since.
    pub sources: Vec<i64>,
    /// The comment that was read.
    pub comment: Option<i64>,
    /// Further themes that were made in the same step.
    pub more: Vec<i64>,
}

/// Lets nobody else change the frame of a question until this commits.
pub(super) async fn lock(tx: &Tx, question: &Question) -> Result<theme_question::Model, DbErr> {
    let fresh = theme_question::ActiveModel {
        survey_id: Set(question.survey),
        field: Set(question.field.clone()),
        agreed_why: Set(String::new()),
        ..Default::default()
    };
    let key = [
        theme_question::Column::SurveyId,
        theme_question::Column::Field,
    ];
    theme_question::Entity::insert(fresh)
        .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    let row = theme_question::Entity::find_by_id((question.survey, question.field.clone()))
        .lock_exclusive()
        .one(tx)
        .await?;
    row.ok_or_else(|| DbErr::RecordNotFound("the question".to_owned()))
}

/// Notes a step, in the history and in the audit chain. Its key.
pub(super) async fn step(
    tx: &Tx,
    by: &Actor,
    question: &Question,
    deed: Deed,
    detail: &Detail,
    comments: usize,
    now: Now,
) -> Result<i64, DbErr> {
    let json = serde_json::to_string(detail).map_err(|error| DbErr::Json(error.to_string()))?;
    let row = theme_step::ActiveModel {
        survey_id: Set(question.survey),
        field: Set(question.field.clone()),
        deed: Set(Stored(deed)),
        detail: Set(json),
        comments: Set(i32::try_from(comments).unwrap_or(i32::MAX)),
        staff_id: Set(by.staff()),
        at: Set(now.utc()),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    let object = match detail.theme {
        Some(theme) => format!("theme:{theme}"),
        None => format!("survey:{}", question.survey),
    };
    let detail = json!({
        "field": question.field, "step": id, "comments": comments,
        "other": detail.other, "state": detail.state, "comment": detail.comment,
    });
    let deed = match deed {
        Deed::Make => "themes.make",
        Deed::Name => "themes.rename",
        Deed::Judge => "themes.decide",
        Deed::Place => "themes.place",
        Deed::Merge => "themes.merge",
        Deed::Split => "themes.split",
        Deed::Code => "themes.code",
        Deed::Move => "themes.move",
        Deed::Batch => "themes.batch",
        Deed::Settle => "themes.settle",
    };
    let entry = audit::Deed {
        now,
        actor: by,
        deed,
        object,
        detail,
    };
    audit::record(tx, entry).await?;
    Ok(id)
}

/// The step that would be undone: the last one that changed the frame, or the last one by which
/// this officer moved comments.
pub async fn undoable(
    db: &impl ConnectionTrait,
    question: &Question,
    by: &Actor,
    of_the_frame: bool,
) -> Result<Option<theme_step::Model>, DbErr> {
    let deeds = Deed::ALL
        .iter()
        .filter(|deed| deed.is_of_the_frame() == of_the_frame)
        .map(|deed| Stored(*deed));
    let mut last = theme_step::Entity::find()
        .filter(theme_step::Column::SurveyId.eq(question.survey))
        .filter(theme_step::Column::Field.eq(question.field.as_str()))
        .filter(theme_step::Column::Deed.is_in(deeds))
        .filter(theme_step::Column::UndoneAt.is_null())
        .order_by_desc(theme_step::Column::Id);
    if !of_the_frame {
        last = last.filter(theme_step::Column::StaffId.eq(by.staff()));
    }
    last.one(db).await
}

/// What undoing came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undone {
    /// It is undone, and so many comments are where they were.
    Done(usize),
    /// It is not the last step any more.
    NotTheLast,
    /// Commitments answer the theme that would go.
    Answered,
}

/// Undoes a step. It stays in the history, as undone.
pub async fn undo(
    tx: &Tx,
    by: &In<SurveyId, DecideThemes>,
    field: &str,
    id: i64,
    now: Now,
) -> Result<Undone, DbErr> {
    let question = Question::of(by, field);
    lock(tx, &question).await?;
    let found = theme_step::Entity::find_by_id(id).one(tx).await?;
    let of_question =
        |row: &theme_step::Model| row.survey_id == question.survey && row.field == question.field;
    let Some(row) = found.filter(of_question) else {
        return Ok(Undone::NotTheLast);
    };
    let last = undoable(tx, &question, by.actor(), row.deed.0.is_of_the_frame()).await?;
    if last.map(|last| last.id) != Some(id) {
        return Ok(Undone::NotTheLast);
    }
    let detail: Detail =
        serde_json::from_str(&row.detail).map_err(|error| DbErr::Json(error.to_string()))?;
    let made = matches!(row.deed.0, Deed::Make | Deed::Split);
    let fresh: Vec<i64> = detail.theme.iter().chain(&detail.more).copied().collect();
    if made {
        let answering = commitment::Entity::find()
            .filter(commitment::Column::ThemeId.is_in(fresh.iter().copied()))
            .count(tx)
            .await?;
        if answering > 0 {
            return Ok(Undone::Answered);
        }
    }
    let mut comments = decisions_of(tx, id).await?;
    for theme in fresh.iter().copied().chain(detail.other) {
        if row.deed.0.is_of_the_frame() && row.deed.0 != Deed::Name {
            comments.extend(members_of(tx, theme).await?);
        }
    }
    comments.sort_unstable();
    comments.dedup();
    theme_decision::Entity::update_many()
        .col_expr(theme_decision::Column::Undone, Expr::value(true))
        .filter(theme_decision::Column::StepId.eq(id))
        .exec(tx)
        .await?;
    put_back(tx, row.deed.0, &detail).await?;
    settle::settle(tx, question.survey, &question.field, &comments).await?;
    noted(tx, question.survey, &comments).await?;
    let mut undone = row.into_active_model();
    undone.undone_by = Set(by.actor().staff());
    undone.undone_at = Set(Some(now.utc()));
    undone.update(tx).await?;
    let detail = json!({ "field": field, "step": id, "comments": comments.len() });
    record(tx, by, "themes.undo", detail, now).await?;
    Ok(Undone::Done(comments.len()))
}

async fn decisions_of(tx: &Tx, step: i64) -> Result<Vec<i64>, DbErr> {
    theme_decision::Entity::find()
        .select_only()
        .column(theme_decision::Column::CommentId)
        .filter(theme_decision::Column::StepId.eq(step))
        .into_tuple()
        .all(tx)
        .await
}

/// The theme as it was before the step.
async fn put_back(tx: &Tx, deed: Deed, was: &Detail) -> Result<(), DbErr> {
    let Some(id) = was.theme.filter(|_| deed.is_of_the_frame()) else {
        return Ok(());
    };
    if matches!(deed, Deed::Make | Deed::Split) {
        let made = std::iter::once(id).chain(was.more.iter().copied());
        theme::Entity::delete_many()
            .filter(theme::Column::Id.is_in(made))
            .exec(tx)
            .await?;
        return Ok(());
    }
    let Some(row) = theme::Entity::find_by_id(id).one(tx).await? else {
        return Ok(());
    };
    let mut row = row.into_active_model();
    match deed {
        Deed::Name => {
            row.name = Set(was.was_name.clone());
            row.definition = Set(was.was_definition.clone());
            row.excludes = Set(was.was_excludes.clone());
            row.words = Set(was.was_words.clone());
        }
        Deed::Judge => row.state = Set(Stored(was.was_state.unwrap_or(ThemeState::Proposed))),
        Deed::Place => row.parent_id = Set(was.was_parent),
        Deed::Merge => {
            row.state = Set(Stored(was.was_state.unwrap_or(ThemeState::Proposed)));
            row.merged_into = Set(None);
            theme_source::Entity::delete_many()
                .filter(theme_source::Column::ThemeId.eq(was.other))
                .filter(theme_source::Column::ProposalId.is_in(was.sources.iter().copied()))
                .exec(tx)
                .await?;
        }
        _ => return Ok(()),
    }
    row.update(tx).await?;
    Ok(())
}

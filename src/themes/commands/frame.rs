//! Changing the themes themselves: naming, placing, merging, splitting, standing by them.

use std::collections::BTreeSet;

use domain::Now;
use domain::frame::{DEEPEST, Deed, How, ThemeState};
use entity::{Stored, comment, proposal_comment, theme, theme_source};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use serde_json::json;

use super::steps::{Detail, lock, step};
use super::{
    Question, decide, locked, members_of, next_number, noted, record, settle, source, tree,
};
use crate::db::Tx;
use crate::staff::proof::{Actor, In};
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;
use crate::themes::ThemeId;
use crate::themes::queries::parts;

type Officer = In<ThemeId, DecideThemes>;

fn question_of(row: &theme::Model) -> Question {
    Question {
        survey: row.survey_id,
        field: row.field.clone(),
    }
}

pub(super) fn decided(row: &mut theme::ActiveModel, by: &Actor, now: Now) {
    row.decided_by = Set(by.staff());
    row.decided_at = Set(Some(now.utc()));
}

/// The theme, and its question kept from everybody else.
pub(super) async fn held(tx: &Tx, theme: i64) -> Result<(theme::Model, Question), DbErr> {
    let found = theme::Entity::find_by_id(theme).one(tx).await?;
    let found = found.ok_or_else(|| DbErr::RecordNotFound(format!("theme {theme}")))?;
    let question = question_of(&found);
    lock(tx, &question).await?;
    Ok((locked(tx, theme).await?, question))
}

/// Names a theme and says what belongs to it, what does not, and which words people use for it.
pub async fn rename(
    tx: &Tx,
    by: &Officer,
    name: &str,
    definition: &str,
    excludes: &str,
    words: &str,
    now: Now,
) -> Result<(), DbErr> {
    let (row, question) = held(tx, by.object().0).await?;
    let detail = Detail {
        theme: Some(row.id),
        name: name.to_owned(),
        was_name: row.name.clone(),
        was_definition: row.definition.clone(),
        was_excludes: row.excludes.clone(),
        was_words: row.words.clone(),
        ..Detail::default()
    };
    let mut row = row.into_active_model();
    row.name = Set(name.to_owned());
    row.definition = Set(definition.to_owned());
    row.excludes = Set(excludes.to_owned());
    row.words = Set(words.to_owned());
    decided(&mut row, by.actor(), now);
    row.update(tx).await?;
    step(tx, by.actor(), &question, Deed::Name, &detail, 0, now).await?;
    Ok(())
}

/// Stands by a theme, sets it aside, or takes either back. `None` when it was merged.
pub async fn judge(
    tx: &Tx,
    by: &Officer,
    state: ThemeState,
    now: Now,
) -> Result<Option<()>, DbErr> {
    let (row, question) = held(tx, by.object().0).await?;
    if row.state.0 == ThemeState::Merged || state == ThemeState::Merged {
        return Ok(None);
    }
    let detail = Detail {
        theme: Some(row.id),
        name: row.name.clone(),
        was_state: Some(row.state.0),
        state: Some(state),
        ..Detail::default()
    };
    let was = row.state.0;
    let comments = members_of(tx, row.id).await?;
    let mut row = row.into_active_model();
    row.state = Set(Stored(state));
    decided(&mut row, by.actor(), now);
    row.update(tx).await?;
    if (was == ThemeState::SetAside) != (state == ThemeState::SetAside) {
        settle(tx, question.survey, &question.field, &comments).await?;
    }
    if was != state {
        noted(tx, question.survey, &comments).await?;
    }
    step(tx, by.actor(), &question, Deed::Judge, &detail, 0, now).await?;
    Ok(Some(()))
}

/// Makes a theme part of another of the same question, which from then on draws on its groups. How
/// many comments came with it; `None` when either was merged before.
pub async fn merge(tx: &Tx, by: &Officer, into: i64, now: Now) -> Result<Option<usize>, DbErr> {
    let (from, question) = held(tx, by.object().0).await?;
    let target = locked(tx, into).await?;
    let merged = from.state.0 == ThemeState::Merged || target.state.0 == ThemeState::Merged;
    if from.id == target.id || question_of(&target) != question || merged {
        return Ok(None);
    }
    let moved = members_of(tx, from.id).await?;
    let mut comments = moved.clone();
    comments.extend(members_of(tx, target.id).await?);
    comments.sort_unstable();
    comments.dedup();
    let drawn = |theme: i64| {
        theme_source::Entity::find()
            .filter(theme_source::Column::ThemeId.eq(theme))
            .order_by_asc(theme_source::Column::ProposalId)
            .all(tx)
    };
    let had: BTreeSet<i64> = drawn(target.id)
        .await?
        .into_iter()
        .map(|s| s.proposal_id)
        .collect();
    let mut sources = Vec::new();
    for row in drawn(from.id).await? {
        if !had.contains(&row.proposal_id) {
            source(tx, target.id, row.proposal_id).await?;
            sources.push(row.proposal_id);
        }
    }
    let detail = Detail {
        theme: Some(from.id),
        name: from.name.clone(),
        other: Some(target.id),
        other_name: target.name.clone(),
        was_state: Some(from.state.0),
        sources,
        ..Detail::default()
    };
    let mut row = from.into_active_model();
    row.state = Set(Stored(ThemeState::Merged));
    row.merged_into = Set(Some(target.id));
    decided(&mut row, by.actor(), now);
    row.update(tx).await?;
    let mut row = target.into_active_model();
    decided(&mut row, by.actor(), now);
    row.update(tx).await?;
    settle(tx, question.survey, &question.field, &comments).await?;
    noted(tx, question.survey, &comments).await?;
    let count = moved.len();
    step(tx, by.actor(), &question, Deed::Merge, &detail, count, now).await?;
    Ok(Some(count))
}

/// Puts a theme below another, or at the top. `None` when it may not stand there.
pub async fn place(
    tx: &Tx,
    by: &Officer,
    parent: Option<i64>,
    now: Now,
) -> Result<Option<()>, DbErr> {
    let (row, question) = held(tx, by.object().0).await?;
    let mut above = None;
    if let Some(parent) = parent {
        let found = theme::Entity::find_by_id(parent).one(tx).await?;
        let fits = |found: &theme::Model| {
            question_of(found) == question && found.state.0 != ThemeState::Merged
        };
        let Some(found) = found.filter(fits) else {
            return Ok(None);
        };
        let tree = tree(tx, question.survey, &question.field).await?;
        if !tree.may_stand_below(row.id, parent) {
            return Ok(None);
        }
        above = Some(found);
    }
    let detail = Detail {
        theme: Some(row.id),
        name: row.name.clone(),
        other: above.as_ref().map(|above| above.id),
        other_name: above
            .as_ref()
            .map(|above| above.name.clone())
            .unwrap_or_default(),
        was_parent: row.parent_id,
        ..Detail::default()
    };
    let comments = members_of(tx, row.id).await?;
    let mut row = row.into_active_model();
    row.parent_id = Set(parent);
    decided(&mut row, by.actor(), now);
    row.update(tx).await?;
    if let Some(above) = above {
        let mut above = above.into_active_model();
        decided(&mut above, by.actor(), now);
        above.update(tx).await?;
    }
    settle(tx, question.survey, &question.field, &comments).await?;
    noted(tx, question.survey, &comments).await?;
    step(tx, by.actor(), &question, Deed::Place, &detail, 0, now).await?;
    Ok(Some(()))
}

/// A theme an officer makes.
#[derive(Debug)]
pub struct New<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What belongs to it.
    pub definition: &'a str,
    /// What does not.
    pub excludes: &'a str,
    /// Words people use for it, with commas between.
    pub words: &'a str,
    /// The theme above it.
    pub parent: Option<i64>,
}

/// Makes a theme, with these comments in it. Comments of other questions are left out. Its key, and
/// how many comments it has.
pub async fn make(
    tx: &Tx,
    by: &In<SurveyId, DecideThemes>,
    field: &str,
    new: &New<'_>,
    comments: &[i64],
    now: Now,
) -> Result<(i64, usize), DbErr> {
    make_as(tx, by, field, new, comments, How::Looked, now).await
}

/// The same, and how the officer came to it.
pub(super) async fn make_as(
    tx: &Tx,
    by: &In<SurveyId, DecideThemes>,
    field: &str,
    new: &New<'_>,
    comments: &[i64],
    how: How,
    now: Now,
) -> Result<(i64, usize), DbErr> {
    let question = Question::of(by, field);
    lock(tx, &question).await?;
    let comments = own(tx, &question, comments).await?;
    let id = insert(tx, by.actor(), &question, new, None, now).await?;
    let detail = Detail {
        theme: Some(id),
        name: new.name.to_owned(),
        ..Detail::default()
    };
    let count = comments.len();
    let step = step(tx, by.actor(), &question, Deed::Make, &detail, count, now).await?;
    let words: Vec<(i64, i64, bool)> = comments.iter().map(|c| (id, *c, true)).collect();
    decide(tx, by.actor(), step, &words, how, now).await?;
    settle(tx, question.survey, field, &comments).await?;
    noted(tx, question.survey, &comments).await?;
    Ok((id, count))
}

/// Takes comments out of a theme into a new one beside it. `None` when none of them is in it.
pub async fn split(
    tx: &Tx,
    by: &Officer,
    name: &str,
    comments: &[i64],
    how: How,
    now: Now,
) -> Result<Option<(i64, usize)>, DbErr> {
    let (row, question) = held(tx, by.object().0).await?;
    let members: BTreeSet<i64> = members_of(tx, row.id).await?.into_iter().collect();
    let comments: Vec<i64> = comments
        .iter()
        .copied()
        .filter(|comment| members.contains(comment))
        .collect();
    if comments.is_empty() || row.state.0 == ThemeState::Merged {
        return Ok(None);
    }
    let new = New {
        name,
        definition: "",
        excludes: "",
        words: "",
        parent: row.parent_id,
    };
    let id = insert(tx, by.actor(), &question, &new, Some(row.id), now).await?;
    let detail = Detail {
        theme: Some(id),
        name: name.to_owned(),
        other: Some(row.id),
        other_name: row.name.clone(),
        ..Detail::default()
    };
    let count = comments.len();
    let step = step(tx, by.actor(), &question, Deed::Split, &detail, count, now).await?;
    let mut words: Vec<(i64, i64, bool)> = comments.iter().map(|c| (row.id, *c, false)).collect();
    words.extend(comments.iter().map(|c| (id, *c, true)));
    decide(tx, by.actor(), step, &words, how, now).await?;
    let mut row = row.into_active_model();
    decided(&mut row, by.actor(), now);
    row.update(tx).await?;
    settle(tx, question.survey, &question.field, &comments).await?;
    noted(tx, question.survey, &comments).await?;
    Ok(Some((id, count)))
}

/// Makes a theme of a part the program sees in a theme: below it, or beside it where there is no room
/// below. Its key, and how many comments came with it; `None` when the part is gone or taken.
pub async fn take_part(
    tx: &Tx,
    by: &Officer,
    part: i64,
    now: Now,
) -> Result<Option<(i64, usize)>, DbErr> {
    let (row, question) = held(tx, by.object().0).await?;
    let seen = parts(tx, row.id).await?;
    let Some(part) = seen.into_iter().find(|seen| seen.id == part) else {
        return Ok(None);
    };
    let tree = tree(tx, question.survey, &question.field).await?;
    let has_room = tree.above(row.id).len() + 1 < DEEPEST;
    let new = New {
        name: &part.name,
        definition: "",
        excludes: "",
        words: "",
        parent: if has_room {
            Some(row.id)
        } else {
            row.parent_id
        },
    };
    let id = insert(tx, by.actor(), &question, &new, Some(row.id), now).await?;
    source(tx, id, part.id).await?;
    let comments: Vec<i64> = proposal_comment::Entity::find()
        .select_only()
        .column(proposal_comment::Column::CommentId)
        .filter(proposal_comment::Column::ProposalId.eq(part.id))
        .into_tuple()
        .all(tx)
        .await?;
    let detail = Detail {
        theme: Some(id),
        name: part.name.clone(),
        ..Detail::default()
    };
    let mut above = row.into_active_model();
    decided(&mut above, by.actor(), now);
    above.update(tx).await?;
    let count = comments.len();
    step(tx, by.actor(), &question, Deed::Make, &detail, count, now).await?;
    settle(tx, question.survey, &question.field, &comments).await?;
    noted(tx, question.survey, &comments).await?;
    Ok(Some((id, count)))
}

pub(super) async fn insert(
    tx: &Tx,
    by: &Actor,
    question: &Question,
    new: &New<'_>,
    split_from: Option<i64>,
    now: Now,
) -> Result<i64, DbErr> {
    let row = theme::ActiveModel {
        survey_id: Set(question.survey),
        field: Set(question.field.clone()),
        name: Set(new.name.to_owned()),
        definition: Set(new.definition.to_owned()),
        excludes: Set(new.excludes.to_owned()),
        words: Set(new.words.to_owned()),
        number: Set(next_number(tx, question.survey, &question.field).await?),
        parent_id: Set(new.parent),
        split_from: Set(split_from),
        state: Set(Stored(ThemeState::Proposed)),
        created_by: Set(by.staff()),
        created_at: Set(now.utc()),
        decided_by: Set(by.staff()),
        decided_at: Set(Some(now.utc())),
        ..Default::default()
    };
    Ok(row.insert(tx).await?.id)
}

/// Those of these comments that belong to the question.
pub(super) async fn own(tx: &Tx, question: &Question, comments: &[i64]) -> Result<Vec<i64>, DbErr> {
    let mut own = Vec::new();
    for chunk in comments.chunks(400) {
        let found: Vec<i64> = comment::Entity::find()
            .select_only()
            .column(comment::Column::Id)
            .filter(comment::Column::Id.is_in(chunk.iter().copied()))
            .filter(comment::Column::SurveyId.eq(question.survey))
            .filter(comment::Column::Field.eq(question.field.as_str()))
            .order_by_asc(comment::Column::Id)
            .into_tuple()
            .all(tx)
            .await?;
        own.extend(found);
    }
    Ok(own)
}

/// Puts an officer's name under the themes of a question; `why` where something is still open.
/// `false` when somebody did before.
pub async fn agree(
    tx: &Tx,
    by: &In<SurveyId, DecideThemes>,
    field: &str,
    why: &str,
    now: Now,
) -> Result<bool, DbErr> {
    let question = Question::of(by, field);
    let row = lock(tx, &question).await?;
    if row.agreed_at.is_some() {
        return Ok(false);
    }
    let mut row = row.into_active_model();
    row.agreed_by = Set(by.actor().staff());
    row.agreed_at = Set(Some(now.utc()));
    row.agreed_why = Set(why.to_owned());
    row.update(tx).await?;
    let detail = json!({ "field": field, "with_reason": !why.is_empty() });
    record(tx, by, "themes.agree", detail, now).await?;
    Ok(true)
}

/// Takes the name away again: the themes are decided about anew. `false` when nobody stood by them.
pub async fn reopen(
    tx: &Tx,
    by: &In<SurveyId, DecideThemes>,
    field: &str,
    now: Now,
) -> Result<bool, DbErr> {
    let question = Question::of(by, field);
    let row = lock(tx, &question).await?;
    if row.agreed_at.is_none() {
        return Ok(false);
    }
    let mut row = row.into_active_model();
    row.agreed_by = Set(None);
    row.agreed_at = Set(None);
    row.agreed_why = Set(String::new());
    row.update(tx).await?;
    let detail = json!({ "field": field, "with_reason": false });
    record(tx, by, "themes.reopen", detail, now).await?;
    Ok(true)
}

//! What an officer says about comments: which themes they belong to, what their writer thinks, and
//! the very words that say so.

use std::collections::{BTreeMap, BTreeSet};

use domain::Now;
use domain::frame::{By, Deed, How, Span, Stance, ThemeState};
use entity::{Stored, comment_coding, comment_span, theme, themed};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Set,
};

use super::frame::own;
use super::second::note_coded;
use super::steps::{Detail, lock, step};
use super::{Question, decide, note_read, noted, settle};
use crate::db::Tx;
use crate::staff::proof::{Actor, In, Scoped};
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;
use crate::themes::ThemeId;

type Officer = In<SurveyId, DecideThemes>;

/// What an officer says about one comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coding {
    /// The themes that were on the page.
    pub shown: BTreeSet<i64>,
    /// Those of them that were proposed there, and nobody had read the comment for.
    pub proposed: BTreeSet<i64>,
    /// Those it belongs to.
    pub themes: BTreeSet<i64>,
    /// Whether something was said of its themes beside ticking them.
    pub said: bool,
    /// The words that carry a theme, beside those marked before.
    pub spans: Vec<(i64, Span)>,
    /// What its writer thinks of what is proposed.
    pub stance: Option<Stance>,
    /// Whether it is strong evidence.
    pub strong: bool,
    /// Whether it is proposed as a quotation.
    pub quote: bool,
    /// A note.
    pub note: String,
}

/// Says what a comment is about, and that it was read. How many themes it was put into or taken out
/// of, and whether a proposal on the page still waits; `None` when it is not of this question.
///
/// Ticked is what the officer stands by, and no proposal is ticked for them. Who says what a comment
/// is about refuses what was proposed on their page and is not among it. Who says nothing of its
/// themes while something is proposed has read it and not coded it: the proposals stay. Themes
/// that were not on their page stay as they are.
pub async fn code(
    tx: &Tx,
    by: &Officer,
    field: &str,
    comment: i64,
    coding: &Coding,
    now: Now,
) -> Result<Option<(usize, bool)>, DbErr> {
    let question = Question::of(by, field);
    lock(tx, &question).await?;
    if own(tx, &question, &[comment]).await?.is_empty() {
        return Ok(None);
    }
    let live = live(tx, &question).await?;
    let now_in: BTreeMap<i64, By> = themed::Entity::find()
        .filter(themed::Column::CommentId.eq(comment))
        .all(tx)
        .await?
        .into_iter()
        .filter(|row| row.by.0 != By::Within)
        .map(|row| (row.theme_id, row.by.0))
        .collect();
    let shown: BTreeSet<i64> = coding.shown.intersection(&live).copied().collect();
    let is_read = |theme: &i64| now_in.get(theme) == Some(&By::Person);
    let waits = |theme: &i64| now_in.contains_key(theme) && !is_read(theme);
    let open = shown
        .iter()
        .any(|theme| waits(theme) && coding.proposed.contains(theme));
    let is_coded = !open
        || coding.said
        || shown
            .iter()
            .any(|theme| is_read(theme) != coding.themes.contains(theme));
    let mut words = Vec::new();
    let mut moved = 0;
    for theme in &shown {
        match (coding.themes.contains(theme), now_in.get(theme)) {
            (true, Some(By::Person)) | (false, None) => {}
            // Nobody has said anything of it who saw that it is proposed.
            (false, Some(_)) if waits(theme) && !(is_coded && coding.proposed.contains(theme)) => {}
            (true, was) => {
                words.push((*theme, comment, true));
                moved += usize::from(was.is_none());
            }
            (false, Some(_)) => {
                words.push((*theme, comment, false));
                moved += 1;
            }
        }
    }
    if !words.is_empty() {
        let detail = Detail {
            comment: Some(comment),
            ..Detail::default()
        };
        let step = step(tx, by.actor(), &question, Deed::Code, &detail, moved, now).await?;
        decide(tx, by.actor(), step, &words, How::Looked, now).await?;
        settle(tx, question.survey, field, &[comment]).await?;
    }
    if moved > 0 {
        noted(tx, question.survey, &[comment]).await?;
    }
    let spans = coding
        .spans
        .iter()
        .filter(|(theme, _)| live.contains(theme));
    for (theme, span) in spans {
        keep_span(tx, by.actor(), comment, *theme, *span, now).await?;
    }
    keep_notes(tx, by.actor(), comment, coding, now).await?;
    note_read(tx, by.actor(), &[comment], now).await?;
    if is_coded {
        note_coded(tx, by.actor().staff(), comment, now).await?;
    }
    Ok(Some((moved, !is_coded)))
}

/// The themes of a question a comment can be put into.
pub(super) async fn live(tx: &Tx, question: &Question) -> Result<BTreeSet<i64>, DbErr> {
    let ids: Vec<i64> = theme::Entity::find()
        .select_only()
        .column(theme::Column::Id)
        .filter(theme::Column::SurveyId.eq(question.survey))
        .filter(theme::Column::Field.eq(question.field.as_str()))
        .filter(theme::Column::State.ne(Stored(ThemeState::Merged)))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(ids.into_iter().collect())
}

async fn keep_notes(
    tx: &Tx,
    by: &Actor,
    comment: i64,
    coding: &Coding,
    now: Now,
) -> Result<(), DbErr> {
    let before = comment_coding::Entity::find_by_id(comment).one(tx).await?;
    let nothing =
        coding.stance.is_none() && !coding.strong && !coding.quote && coding.note.is_empty();
    if before.is_none() && nothing {
        return Ok(());
    }
    let stance = coding.stance.map(Stored);
    let same = |row: &comment_coding::Model| {
        (row.stance, row.strong, row.quote, row.note.as_str())
            == (stance, coding.strong, coding.quote, coding.note.as_str())
    };
    if before.as_ref().is_some_and(same) {
        return Ok(());
    }
    let row = comment_coding::ActiveModel {
        comment_id: Set(comment),
        stance: Set(stance),
        strong: Set(coding.strong),
        quote: Set(coding.quote),
        note: Set(coding.note.clone()),
        staff_id: Set(by.staff().unwrap_or_default()),
        at: Set(now.utc()),
    };
    match before {
        Some(_) => row.update(tx).await.map(drop),
        None => comment_coding::Entity::insert(row)
            .exec_without_returning(tx)
            .await
            .map(drop),
    }
}

async fn keep_span(
    tx: &Tx,
    by: &Actor,
    comment: i64,
    theme: i64,
    span: Span,
    now: Now,
) -> Result<(), DbErr> {
    let (Ok(start), Ok(length)) = (i32::try_from(span.start), i32::try_from(span.length)) else {
        return Ok(());
    };
    let there = comment_span::Entity::find()
        .filter(comment_span::Column::CommentId.eq(comment))
        .filter(comment_span::Column::ThemeId.eq(theme))
        .filter(comment_span::Column::Start.eq(start))
        .filter(comment_span::Column::Length.eq(length))
        .one(tx)
        .await?;
    if there.is_some() {
        return Ok(());
    }
    let row = comment_span::ActiveModel {
        comment_id: Set(comment),
        theme_id: Set(theme),
        start: Set(start),
        length: Set(length),
        staff_id: Set(by.staff().unwrap_or_default()),
        at: Set(now.utc()),
        ..Default::default()
    };
    row.insert(tx).await?;
    Ok(())
}

/// Marks the words of a comment that carry a theme, and puts the comment into it. `None` when
/// comment or theme are not of this question.
pub async fn mark_words(
    tx: &Tx,
    by: &Officer,
    field: &str,
    comment: i64,
    theme: i64,
    spans: &[Span],
    now: Now,
) -> Result<Option<()>, DbErr> {
    let question = Question::of(by, field);
    lock(tx, &question).await?;
    let is_own = !own(tx, &question, &[comment]).await?.is_empty();
    if !is_own || !live(tx, &question).await?.contains(&theme) {
        return Ok(None);
    }
    let by_person = themed::Entity::find_by_id((theme, comment))
        .filter(themed::Column::By.eq(Stored(By::Person)))
        .one(tx)
        .await?
        .is_some();
    if !by_person {
        let detail = Detail {
            comment: Some(comment),
            ..Detail::default()
        };
        let step = step(tx, by.actor(), &question, Deed::Code, &detail, 1, now).await?;
        let word = [(theme, comment, true)];
        decide(tx, by.actor(), step, &word, How::Looked, now).await?;
        settle(tx, question.survey, field, &[comment]).await?;
        noted(tx, question.survey, &[comment]).await?;
    }
    for span in spans {
        keep_span(tx, by.actor(), comment, theme, *span, now).await?;
    }
    Ok(Some(()))
}

/// Takes a mark away. `false` when there is none.
pub async fn unmark_words(
    tx: &Tx,
    by: &Officer,
    field: &str,
    comment: i64,
    span: i64,
) -> Result<bool, DbErr> {
    let question = Question::of(by, field);
    if own(tx, &question, &[comment]).await?.is_empty() {
        return Ok(false);
    }
    let gone = comment_span::Entity::delete_many()
        .filter(comment_span::Column::Id.eq(span))
        .filter(comment_span::Column::CommentId.eq(comment))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected > 0)
}

/// Moves comments that were picked: out of one theme, into another, or both. How many moved; `None`
/// when a theme is not of this question.
pub async fn move_comments<O: Scoped>(
    tx: &Tx,
    by: &In<O, DecideThemes>,
    question: &Question,
    comments: &[i64],
    ways: (Option<i64>, Option<i64>),
    now: Now,
) -> Result<Option<usize>, DbErr> {
    move_as(tx, by, question, comments, ways, How::Looked, now).await
}

/// The same, and how the officer came to it.
pub(super) async fn move_as<O: Scoped>(
    tx: &Tx,
    by: &In<O, DecideThemes>,
    question: &Question,
    comments: &[i64],
    (from, to): (Option<i64>, Option<i64>),
    how: How,
    now: Now,
) -> Result<Option<usize>, DbErr> {
    lock(tx, question).await?;
    let live = live(tx, question).await?;
    if [from, to]
        .into_iter()
        .flatten()
        .any(|id| !live.contains(&id))
    {
        return Ok(None);
    }
    let comments = own(tx, question, comments).await?;
    if comments.is_empty() || from == to {
        return Ok(Some(0));
    }
    let named = theme::Entity::find_by_id(to.or(from).unwrap_or_default())
        .one(tx)
        .await?;
    let detail = Detail {
        other: to,
        other_name: named.map(|row| row.name).unwrap_or_default(),
        ..Detail::default()
    };
    let count = comments.len();
    let step = step(tx, by.actor(), question, Deed::Move, &detail, count, now).await?;
    let mut words = Vec::with_capacity(count * 2);
    if let Some(from) = from {
        words.extend(comments.iter().map(|comment| (from, *comment, false)));
    }
    if let Some(to) = to {
        words.extend(comments.iter().map(|comment| (to, *comment, true)));
    }
    decide(tx, by.actor(), step, &words, how, now).await?;
    settle(tx, question.survey, &question.field, &comments).await?;
    noted(tx, question.survey, &comments).await?;
    Ok(Some(count))
}

/// How many proposals are read before the others stand together.
pub const SAMPLE: usize = 20;

/// What letting proposals stand together came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Together {
    /// So many were let stand without being read, and so many of the sample were taken out.
    Done(usize, usize),
    /// Fewer than a sample of what is still open was read.
    Unread,
    /// The theme was merged.
    Merged,
}

/// Lets the proposals of a theme stand together: those of a sample an officer read stay or go by
/// their word, all others stay.
pub async fn accept_together(
    tx: &Tx,
    by: &In<ThemeId, DecideThemes>,
    sample: &[i64],
    wrong: &BTreeSet<i64>,
    now: Now,
) -> Result<Together, DbErr> {
    let found = theme::Entity::find_by_id(by.object().0).one(tx).await?;
    let Some(row) = found.filter(|row| row.state.0 != ThemeState::Merged) else {
        return Ok(Together::Merged);
    };
    let question = Question {
        survey: row.survey_id,
        field: row.field.clone(),
    };
    lock(tx, &question).await?;
    let open: Vec<i64> = themed::Entity::find()
        .select_only()
        .column(themed::Column::CommentId)
        .filter(themed::Column::ThemeId.eq(row.id))
        .filter(themed::Column::By.eq(Stored(By::Machine)))
        .order_by_asc(themed::Column::CommentId)
        .into_tuple()
        .all(tx)
        .await?;
    let looked: BTreeSet<i64> = sample.iter().copied().collect();
    let (read, others): (Vec<i64>, Vec<i64>) = open.iter().partition(|id| looked.contains(id));
    if read.len() < SAMPLE.min(open.len()) {
        return Ok(Together::Unread);
    }
    let detail = Detail {
        other: Some(row.id),
        other_name: row.name.clone(),
        ..Detail::default()
    };
    let count = open.len();
    let step = step(tx, by.actor(), &question, Deed::Batch, &detail, count, now).await?;
    let by_hand: Vec<(i64, i64, bool)> = read
        .iter()
        .map(|comment| (row.id, *comment, !wrong.contains(comment)))
        .collect();
    decide(tx, by.actor(), step, &by_hand, How::Looked, now).await?;
    let together: Vec<(i64, i64, bool)> = others.iter().map(|c| (row.id, *c, true)).collect();
    decide(tx, by.actor(), step, &together, How::Batch, now).await?;
    let out: Vec<i64> = read.iter().copied().filter(|c| wrong.contains(c)).collect();
    let mut row = row.into_active_model();
    row.decided_by = Set(by.actor().staff());
    row.decided_at = Set(Some(now.utc()));
    row.update(tx).await?;
    settle(tx, question.survey, &question.field, &open).await?;
    noted(tx, question.survey, &out).await?;
    note_read(tx, by.actor(), &read, now).await?;
    Ok(Together::Done(others.len(), out.len()))
}

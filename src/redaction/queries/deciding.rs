//! What was found in comments, what waits for a decision, who opened what.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::Now;
use domain::frame::Span;
use domain::redaction::{Hidden, Kind, Reason, Sign, State, masked};
use domain::time::day_in_london;
use entity::{Stored, comment, original_opening, redacted, redaction};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::shown::Copies;
use crate::staff::proof::Actor;
use crate::staff::queries::{Names, names};

pub(super) fn span(row: &redaction::Model) -> Span {
    let place = |n: i32| usize::try_from(n).unwrap_or(0);
    Span {
        start: place(row.start),
        length: place(row.length),
    }
}

/// Words of a comment that were found or marked.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Key.
    pub id: i64,
    /// Which words.
    pub span: Span,
    /// What they may say.
    pub kind: Kind,
    /// Why that is thought.
    pub sign: Sign,
    /// What was decided.
    pub state: State,
    /// Why.
    pub reason: Option<Reason>,
    /// The reason in words.
    pub note: String,
    /// Who decided, and when.
    pub by: Option<(i64, DateTime<Utc>)>,
}

impl Mark {
    /// What it takes out of what is shown.
    #[must_use]
    pub fn hidden(&self) -> Option<Hidden> {
        self.state.hides().then_some(Hidden {
            span: self.span,
            kind: self.kind,
        })
    }
}

/// Everything found or marked in a comment, in the order of its words.
pub async fn marks(db: &impl ConnectionTrait, comment: i64) -> Result<Vec<Mark>, DbErr> {
    let rows = redaction::Entity::find()
        .filter(redaction::Column::CommentId.eq(comment))
        .order_by_asc(redaction::Column::Start)
        .order_by_asc(redaction::Column::Id)
        .all(db)
        .await?;
    let mark = |row: redaction::Model| Mark {
        id: row.id,
        span: span(&row),
        kind: row.kind.0,
        sign: row.sign.0,
        state: row.state.0,
        reason: row.reason.map(|reason| reason.0),
        by: row.staff_id.zip(row.at),
        note: row.note,
    };
    Ok(rows.into_iter().map(mark).collect())
}

/// A comment on the desk of whoever redacts.
#[derive(Debug)]
pub struct Sheet {
    /// The comment.
    pub comment: comment::Model,
    /// What was found or marked in it.
    pub marks: Vec<Mark>,
    /// The words that may be shown.
    pub shown: String,
    /// Names of those who decided.
    pub names: Names,
}

impl Sheet {
    /// A text as long as the comment, to look for words in that are not hidden.
    #[must_use]
    pub fn masked(&self) -> Cow<'_, str> {
        let hidden: Vec<Hidden> = self.marks.iter().filter_map(Mark::hidden).collect();
        match hidden.is_empty() {
            true => Cow::Borrowed(self.comment.text.as_str()),
            false => Cow::Owned(masked(&self.comment.text, &hidden).into_owned()),
        }
    }
}

/// A comment of a question; none when it is of another, or set aside.
pub async fn sheet(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
    id: i64,
) -> Result<Option<Sheet>, DbErr> {
    let row = comment::Entity::find_by_id(id)
        .filter(comment::Column::SurveyId.eq(survey))
        .filter(comment::Column::Field.eq(field))
        .one(db)
        .await?;
    let Some(comment) = row else { return Ok(None) };
    let copies = Copies::of(db, std::slice::from_ref(&comment)).await?;
    let marks = marks(db, id).await?;
    let staff = marks.iter().map(|mark| mark.by.map(|(staff, _)| staff));
    let names = names(db, staff).await?;
    Ok(Some(Sheet {
        shown: copies.shown(&comment),
        comment,
        marks,
        names,
    }))
}

fn undecided(survey: i64, field: &str) -> sea_orm::Select<comment::Entity> {
    let open = Query::select()
        .column(redacted::Column::CommentId)
        .from(redacted::Entity)
        .and_where(Expr::col(redacted::Column::Undecided).gt(0))
        .to_owned();
    comment::Entity::find()
        .filter(comment::Column::SurveyId.eq(survey))
        .filter(comment::Column::Field.eq(field))
        .filter(comment::Column::Id.in_subquery(open))
}

/// How many comments of a question hold something nobody has decided about.
pub async fn waiting(db: &impl ConnectionTrait, survey: i64, field: &str) -> Result<u64, DbErr> {
    undecided(survey, field).count(db).await
}

/// Those comments after one, in the order they came.
pub async fn queue(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
    after: i64,
    most: u64,
) -> Result<Vec<(i64, String)>, DbErr> {
    let rows = undecided(survey, field)
        .filter(comment::Column::Id.gt(after))
        .order_by_asc(comment::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    let copies = Copies::of(db, &rows).await?;
    Ok(rows.iter().map(|row| (row.id, copies.shown(row))).collect())
}

/// How many candidates of a question nobody has decided about, and in how many comments, by kind.
pub async fn kinds(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
) -> Result<Vec<(Kind, i64, i64)>, DbErr> {
    let rows: Vec<(Stored<Kind>, i64, i64)> = redaction::Entity::find()
        .select_only()
        .column(redaction::Column::Kind)
        .column_as(redaction::Column::Id.count(), "candidates")
        .expr_as(
            Expr::col((redaction::Entity, redaction::Column::CommentId)).count_distinct(),
            "comments",
        )
        .filter(redaction::Column::State.eq(Stored(State::Proposed)))
        .filter(redaction::Column::CommentId.in_subquery(of_question(survey, field)))
        .group_by(redaction::Column::Kind)
        .into_tuple()
        .all(db)
        .await?;
    let mut kinds: Vec<_> = rows
        .into_iter()
        .map(|(kind, n, of)| (kind.0, n, of))
        .collect();
    kinds.sort_by_key(|(kind, ..)| *kind);
    Ok(kinds)
}

/// The keys of the comments of a question.
pub(in crate::redaction) fn of_question(
    survey: i64,
    field: &str,
) -> sea_orm::sea_query::SelectStatement {
    Query::select()
        .column(comment::Column::Id)
        .from(comment::Entity)
        .and_where(Expr::col(comment::Column::SurveyId).eq(survey))
        .and_where(Expr::col(comment::Column::Field).eq(field))
        .to_owned()
}

/// Some words of a kind that wait, so that whoever accepts them all has seen what they are like.
pub async fn sample(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
    kind: Kind,
    most: u64,
) -> Result<Vec<String>, DbErr> {
    let rows = redaction::Entity::find()
        .filter(redaction::Column::State.eq(Stored(State::Proposed)))
        .filter(redaction::Column::Kind.eq(Stored(kind)))
        .filter(redaction::Column::CommentId.in_subquery(of_question(survey, field)))
        .order_by_asc(redaction::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    let texts: Vec<(i64, String)> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .column(comment::Column::Text)
        .filter(comment::Column::Id.is_in(rows.iter().map(|row| row.comment_id)))
        .into_tuple()
        .all(db)
        .await?;
    let texts: HashMap<i64, String> = texts.into_iter().collect();
    let said = |row: &redaction::Model| Some(span(row).of(texts.get(&row.comment_id)?));
    Ok(rows.iter().filter_map(said).collect())
}

/// What somebody did last to a question's candidates: when, and to how many.
pub async fn last_deed(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
    by: &Actor,
) -> Result<Option<(DateTime<Utc>, u64)>, DbErr> {
    let Some(staff) = by.staff() else {
        return Ok(None);
    };
    let mine = || {
        redaction::Entity::find()
            .filter(redaction::Column::StaffId.eq(staff))
            .filter(redaction::Column::CommentId.in_subquery(of_question(survey, field)))
    };
    let last = mine().order_by_desc(redaction::Column::At).one(db).await?;
    let Some(at) = last.and_then(|row| row.at) else {
        return Ok(None);
    };
    let count = mine()
        .filter(redaction::Column::At.eq(at))
        .count(db)
        .await?;
    Ok(Some((at, count)))
}

/// Whether somebody has said today what they open this comment for, or its whole question.
pub async fn is_open(
    db: &impl ConnectionTrait,
    by: &Actor,
    (survey, field, comment): (i64, &str, Option<i64>),
    now: Now,
) -> Result<bool, DbErr> {
    let Some(staff) = by.staff() else {
        return Ok(false);
    };
    let rows = original_opening::Entity::find()
        .filter(original_opening::Column::StaffId.eq(staff))
        .filter(original_opening::Column::SurveyId.eq(survey))
        .filter(original_opening::Column::Field.eq(field))
        .filter(original_opening::Column::At.gt(now.utc() - chrono::TimeDelta::days(1)))
        .all(db)
        .await?;
    let holds = |row: &original_opening::Model| {
        let of_this = row.comment_id.is_none() || (comment.is_some() && row.comment_id == comment);
        of_this && day_in_london(row.at) == now.day()
    };
    Ok(rows.iter().any(holds))
}

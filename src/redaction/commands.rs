//! Deciding what is hidden, opening what was written, and looking at quotations a second time.

use chrono::{DateTime, Utc};
use domain::frame::Span;
use domain::redaction::{Candidate, Hidden, Kind, OpenedFor, Reason, Sign, State, find, without};
use domain::text::Line;
use domain::theme;
use domain::{Named, Now};
use entity::{
    Stored, assessment_quote, comment, original_opening, publication_quote, quotation, redacted,
    redaction,
};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, ModelTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use serde_json::json;

use super::queries::{Mark, marks, of_question};
use crate::audit::{self, Deed};
use crate::db::Tx;
use crate::staff::proof::{In, Permission};
use crate::staff::roles::{DecideThemes, ReadOriginals};
use crate::survey::SurveyId;

/// Somebody who may see what was written.
pub type Redactor = In<SurveyId, ReadOriginals>;

/// Writes what was found in comments, with their copies. Those that are gone meanwhile, and those
/// another worker looked through, are passed over.
pub async fn found(tx: &Tx, found: Vec<(i64, Vec<Candidate>)>) -> Result<(), DbErr> {
    let ids = found.iter().map(|(id, _)| *id);
    let rows = comment::Entity::find()
        .filter(comment::Column::Id.is_in(ids))
        .filter(comment::Column::Looked.eq(false))
        .all(tx)
        .await?;
    let (mut candidates, mut copies) = (Vec::new(), Vec::new());
    for row in &rows {
        let found = found.iter().find(|(id, _)| *id == row.id);
        let Some((_, found)) = found.filter(|(_, found)| !found.is_empty()) else {
            continue;
        };
        candidates.extend(found.iter().map(|at| redaction::ActiveModel {
            comment_id: Set(row.id),
            start: Set(place(at.span.start)),
            length: Set(place(at.span.length)),
            kind: Set(at.kind.into()),
            sign: Set(at.sign.into()),
            state: Set(State::Proposed.into()),
            note: Set(String::new()),
            ..Default::default()
        }));
        let hidden: Vec<Hidden> = found.iter().copied().map(Hidden::from).collect();
        copies.push(redacted::ActiveModel {
            comment_id: Set(row.id),
            text: Set(without(&row.text, &hidden, &language(row))),
            undecided: Set(place(found.len())),
        });
    }
    while !candidates.is_empty() {
        let rest = candidates.split_off(candidates.len().min(200));
        redaction::Entity::insert_many(std::mem::replace(&mut candidates, rest))
            .exec_without_returning(tx)
            .await?;
    }
    while !copies.is_empty() {
        let rest = copies.split_off(copies.len().min(200));
        redacted::Entity::insert_many(std::mem::replace(&mut copies, rest))
            .exec_without_returning(tx)
            .await?;
    }
    comment::Entity::update_many()
        .col_expr(comment::Column::Looked, Expr::value(true))
        .filter(comment::Column::Id.is_in(rows.iter().map(|row| row.id)))
        .exec(tx)
        .await?;
    Ok(())
}

/// A moment as both databases keep it.
fn moment(now: Now) -> DateTime<Utc> {
    let micros = now.utc().timestamp_micros();
    DateTime::from_timestamp_micros(micros).unwrap_or_else(|| now.utc())
}

fn place(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// The language tokens are written in: that of the comment.
fn language(row: &comment::Model) -> String {
    let told = row.language.clone();
    told.or_else(|| theme::detect(&row.text).map(String::from))
        .unwrap_or_default()
}

/// Looks a comment through at once, where the job has not come to it yet.
pub async fn look(tx: &Tx, row: &comment::Model, staff: &[String]) -> Result<(), DbErr> {
    match row.looked {
        true => Ok(()),
        false => found(tx, vec![(row.id, find(&row.text, staff))]).await,
    }
}

/// Works the copy of a comment out anew from what was decided about it.
pub async fn recompute(tx: &Tx, id: i64) -> Result<(), DbErr> {
    let Some(row) = comment::Entity::find_by_id(id).one(tx).await? else {
        return Ok(());
    };
    // Its words are written down anew, from the new copy.
    comment::Entity::update_many()
        .col_expr(comment::Column::Words, Expr::value(None::<String>))
        .filter(comment::Column::Id.eq(id))
        .exec(tx)
        .await?;
    let marks = marks(tx, id).await?;
    if marks.is_empty() {
        redacted::Entity::delete_by_id(id).exec(tx).await?;
        return Ok(());
    }
    let hidden: Vec<Hidden> = marks.iter().filter_map(Mark::hidden).collect();
    let open = marks.iter().filter(|mark| mark.state == State::Proposed);
    let shown = without(&row.text, &hidden, &language(&row));
    unpublish(tx, id, &shown).await?;
    let copy = redacted::ActiveModel {
        comment_id: Set(id),
        text: Set(shown),
        undecided: Set(place(open.count())),
    };
    let anew = OnConflict::column(redacted::Column::CommentId)
        .update_columns([redacted::Column::Text, redacted::Column::Undecided])
        .to_owned();
    redacted::Entity::insert(copy)
        .on_conflict(anew)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Takes published quotations of a comment back that hold words which may not be shown any more.
async fn unpublish(tx: &Tx, id: i64, shown: &str) -> Result<(), DbErr> {
    let quoted = publication_quote::Entity::find()
        .filter(publication_quote::Column::CommentId.eq(id))
        .all(tx)
        .await?;
    for quote in quoted
        .into_iter()
        .filter(|quote| !shown.contains(&quote.text))
    {
        quote.delete(tx).await?;
    }
    let pinned = assessment_quote::Entity::find()
        .filter(assessment_quote::Column::CommentId.eq(id))
        .all(tx)
        .await?;
    for quote in pinned
        .into_iter()
        .filter(|quote| !shown.contains(&quote.text))
    {
        quote.delete(tx).await?;
    }
    Ok(())
}

/// Opens a comment, or every comment of a question, for today.
pub async fn open(
    tx: &Tx,
    by: &Redactor,
    field: &str,
    comment: Option<i64>,
    (reason, note): (OpenedFor, &str),
    now: Now,
) -> Result<(), DbErr> {
    let Some(staff) = by.actor().staff() else {
        return Ok(());
    };
    let row = original_opening::ActiveModel {
        staff_id: Set(staff),
        survey_id: Set(by.object().0),
        field: Set(field.to_owned()),
        comment_id: Set(comment),
        reason: Set(reason.into()),
        note: Set(note.to_owned()),
        at: Set(now.utc()),
        ..Default::default()
    };
    let opening = row.insert(tx).await?.id;
    let detail = json!({ "opening": opening, "field": field, "comment": comment,
        "reason": reason.name() });
    record(tx, by, now, detail).await
}

async fn record(tx: &Tx, by: &Redactor, now: Now, detail: serde_json::Value) -> Result<(), DbErr> {
    let deed = Deed {
        now,
        actor: by.actor(),
        deed: ReadOriginals::NAME,
        object: format!("survey:{}", by.object().0),
        detail,
    };
    audit::record(tx, deed).await
}

/// What is decided about one candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Which.
    pub mark: i64,
    /// What.
    pub state: State,
    /// Why.
    pub reason: Reason,
    /// The reason in words, where it is another.
    pub note: String,
}

/// Decides about candidates of a comment; what was decided the same before stays as it is.
pub async fn decide(
    tx: &Tx,
    by: &Redactor,
    comment: i64,
    decisions: &[Decision],
    now: Now,
) -> Result<usize, DbErr> {
    let known = marks(tx, comment).await?;
    let mut done = 0;
    for said in decisions {
        let Some(mark) = known.iter().find(|mark| mark.id == said.mark) else {
            continue;
        };
        if (mark.state, mark.reason) == (said.state, Some(said.reason)) && mark.note == said.note {
            continue;
        }
        let row = redaction::ActiveModel {
            id: Set(mark.id),
            state: Set(said.state.into()),
            reason: Set(Some(said.reason.into())),
            note: Set(said.note.clone()),
            staff_id: Set(by.actor().staff()),
            at: Set(Some(moment(now))),
            ..Default::default()
        };
        row.update(tx).await?;
        done += 1;
    }
    if done > 0 {
        recompute(tx, comment).await?;
        record(tx, by, now, json!({ "comment": comment, "decided": done })).await?;
    }
    Ok(done)
}

/// What somebody marks by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marking {
    /// Which words, every time they stand there.
    pub spans: Vec<Span>,
    /// What they say.
    pub kind: Kind,
    /// Why they are taken out.
    pub reason: Reason,
    /// The reason in words.
    pub note: String,
}

/// Hides words nobody found.
pub async fn mark(
    tx: &Tx,
    by: &Redactor,
    comment: i64,
    marking: &Marking,
    now: Now,
) -> Result<(), DbErr> {
    let rows = marking.spans.iter().map(|span| redaction::ActiveModel {
        comment_id: Set(comment),
        start: Set(place(span.start)),
        length: Set(place(span.length)),
        kind: Set(marking.kind.into()),
        sign: Set(Sign::Hand.into()),
        state: Set(State::Accepted.into()),
        reason: Set(Some(marking.reason.into())),
        note: Set(marking.note.clone()),
        staff_id: Set(by.actor().staff()),
        at: Set(Some(moment(now))),
        ..Default::default()
    });
    redaction::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    recompute(tx, comment).await?;
    let detail = json!({ "comment": comment, "marked": marking.spans.len() });
    record(tx, by, now, detail).await
}

/// Takes every candidate of a kind in a question out at once. Says how many those were.
pub async fn take_out_all(
    tx: &Tx,
    by: &Redactor,
    field: &str,
    kind: Kind,
    now: Now,
) -> Result<usize, DbErr> {
    let rows: Vec<(i64, i64)> = redaction::Entity::find()
        .select_only()
        .column(redaction::Column::Id)
        .column(redaction::Column::CommentId)
        .filter(redaction::Column::State.eq(Stored(State::Proposed)))
        .filter(redaction::Column::Kind.eq(Stored(kind)))
        .filter(redaction::Column::CommentId.in_subquery(of_question(by.object().0, field)))
        .order_by_asc(redaction::Column::Id)
        .into_tuple()
        .all(tx)
        .await?;
    for chunk in rows.chunks(500) {
        redaction::Entity::update_many()
            .set(redaction::ActiveModel {
                state: Set(State::Accepted.into()),
                reason: Set(Some(kind.usual_reason().into())),
                staff_id: Set(by.actor().staff()),
                at: Set(Some(moment(now))),
                ..Default::default()
            })
            .filter(redaction::Column::Id.is_in(chunk.iter().map(|(id, _)| *id)))
            .exec(tx)
            .await?;
    }
    settle(tx, rows.iter().map(|(_, comment)| *comment)).await?;
    if !rows.is_empty() {
        let detail = json!({ "field": field, "kind": kind.name(), "decided": rows.len() });
        record(tx, by, now, detail).await?;
    }
    Ok(rows.len())
}

async fn settle(tx: &Tx, comments: impl Iterator<Item = i64>) -> Result<(), DbErr> {
    let comments: std::collections::BTreeSet<i64> = comments.collect();
    for comment in comments {
        recompute(tx, comment).await?;
    }
    Ok(())
}

/// Takes back what somebody decided at one moment about a question: candidates wait again, and what
/// was marked by hand goes. Says how many those were.
pub async fn undo(
    tx: &Tx,
    by: &Redactor,
    field: &str,
    at: DateTime<Utc>,
    now: Now,
) -> Result<usize, DbErr> {
    let rows = redaction::Entity::find()
        .filter(redaction::Column::StaffId.eq(by.actor().staff()))
        .filter(redaction::Column::At.eq(at))
        .filter(redaction::Column::CommentId.in_subquery(of_question(by.object().0, field)))
        .all(tx)
        .await?;
    let by_hand = |row: &&redaction::Model| row.sign.0 == Sign::Hand;
    for chunk in rows.chunks(500) {
        redaction::Entity::delete_many()
            .filter(redaction::Column::Id.is_in(chunk.iter().filter(by_hand).map(|row| row.id)))
            .exec(tx)
            .await?;
        redaction::Entity::update_many()
            .set(redaction::ActiveModel {
                state: Set(State::Proposed.into()),
                reason: Set(None),
                note: Set(String::new()),
                staff_id: Set(None),
                at: Set(None),
                ..Default::default()
            })
            .filter(redaction::Column::Id.is_in(chunk.iter().map(|row| row.id)))
            .exec(tx)
            .await?;
    }
    settle(tx, rows.iter().map(|row| row.comment_id)).await?;
    if !rows.is_empty() {
        let detail = json!({ "field": field, "taken_back": rows.len() });
        record(tx, by, now, detail).await?;
    }
    Ok(rows.len())
}

/// What came of the second look at words that were proposed as a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The words.
    pub words: String,
    /// Whether they may be quoted.
    pub passed: bool,
    /// Why they may not; or why the one who proposed them looks a second time too.
    pub why: Option<Line>,
}

/// Writes down a second look. The last one counts.
pub async fn second_look(
    tx: &Tx,
    by: &In<SurveyId, DecideThemes>,
    comment: i64,
    look: &Look,
    now: Now,
) -> Result<(), DbErr> {
    let Some(staff) = by.actor().staff() else {
        return Ok(());
    };
    let why = look.why.as_ref().map_or("", Line::as_str);
    let row = quotation::ActiveModel {
        comment_id: Set(comment),
        words: Set(look.words.clone()),
        passed: Set(look.passed),
        why: Set(why.to_owned()),
        staff_id: Set(staff),
        at: Set(now.utc()),
    };
    let anew = OnConflict::column(quotation::Column::CommentId)
        .update_columns([
            quotation::Column::Words,
            quotation::Column::Passed,
            quotation::Column::Why,
            quotation::Column::StaffId,
            quotation::Column::At,
        ])
        .to_owned();
    quotation::Entity::insert(row)
        .on_conflict(anew)
        .exec_without_returning(tx)
        .await?;
    let deed = Deed {
        now,
        actor: by.actor(),
        deed: DecideThemes::NAME,
        object: format!("survey:{}", by.object().0),
        detail: json!({ "quotation": comment, "passed": look.passed, "alone": look.passed && !why.is_empty() }),
    };
    audit::record(tx, deed).await
}

//! Coding comments a second time without seeing what was said of them, and settling where the two
//! differ.
//!
//! What a second person says is kept apart: it changes no theme and no figure. What the first person
//! and the program had said is kept beside it when a sample is drawn, so that nothing that happens
//! later changes what is compared.

use std::collections::{BTreeMap, BTreeSet};

use domain::Now;
use domain::frame::{Coder, Deed, How};
use domain::stats::agreement::draw;
use entity::{Stored, comment_read, second_coding, second_sample, second_word, themed};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use serde_json::json;

use super::frame::own;
use super::steps::{Detail, lock, step};
use super::{Question, decide, note_read, noted, record, settle};
use crate::db::Tx;
use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;
use crate::themes::queries;

type Officer = In<SurveyId, DecideThemes>;

/// What drawing a sample came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// So many comments wait for the second person.
    Waiting(usize),
    /// They have a sample of this question already.
    Busy,
    /// There is no comment that one other person coded and they have not read.
    Nothing,
}

/// Draws comments one other person coded, for somebody who has not read them.
pub async fn draw_sample(
    tx: &Tx,
    by: &Officer,
    field: &str,
    second: i64,
    most: usize,
    now: Now,
) -> Result<Drawn, DbErr> {
    let question = Question::of(by, field);
    lock(tx, &question).await?;
    if queries::open_sample(tx, &question, Some(second))
        .await?
        .is_some()
    {
        return Ok(Drawn::Busy);
    }
    let eligible = queries::eligible(tx, &question, second).await?;
    if eligible.is_empty() {
        return Ok(Drawn::Nothing);
    }
    let keys: Vec<i64> = eligible.iter().map(|one| one.comment).collect();
    let seed = now.utc().timestamp_micros();
    let order = draw(&keys, most, seed.unsigned_abs());
    let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    let sample = second_sample::ActiveModel {
        survey_id: Set(question.survey),
        field: Set(question.field.clone()),
        staff_id: Set(second),
        drawn_by: Set(by.actor().staff().unwrap_or_default()),
        drawn_at: Set(now.utc()),
        seed: Set(seed),
        drawn_from: Set(count(keys.len())),
        comments: Set(count(order.len())),
        ..Default::default()
    };
    let sample = sample.insert(tx).await?.id;
    let drawn: Vec<_> = order
        .iter()
        .filter_map(|id| eligible.iter().find(|one| one.comment == *id).copied())
        .collect();
    for (chunk, from) in drawn.chunks(200).zip((0..).step_by(200)) {
        let rows = (from..)
            .zip(chunk)
            .map(|(place, one)| second_coding::ActiveModel {
                comment_id: Set(one.comment),
                sample_id: Set(sample),
                place: Set(place),
                first_by: Set(one.staff),
                ..Default::default()
            });
        second_coding::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    for (coder, said) in queries::said_before(tx, &question, &drawn).await? {
        for one in &drawn {
            let words = said.get(&one.comment).cloned().unwrap_or_default();
            keep(tx, one.comment, coder, words).await?;
        }
    }
    let detail = json!({
        "field": field, "sample": sample, "second": second, "comments": order.len(),
        "from": keys.len(), "seed": seed,
    });
    record(tx, by, "themes.second.draw", detail, now).await?;
    Ok(Drawn::Waiting(order.len()))
}

async fn keep(
    tx: &Tx,
    comment: i64,
    coder: Coder,
    words: impl IntoIterator<Item = (i64, bool)>,
) -> Result<(), DbErr> {
    let rows: Vec<second_word::ActiveModel> = words
        .into_iter()
        .map(|(theme, belongs)| second_word::ActiveModel {
            comment_id: Set(comment),
            theme_id: Set(theme),
            coder: Set(Stored(coder)),
            belongs: Set(belongs),
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    second_word::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// What coding a comment second came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coded {
    /// The next one.
    Next(i64),
    /// It was the last one: the sample is coded.
    Last,
}

/// Says what a comment is about, second. `None` when it is in no sample this person codes.
pub async fn code_second(
    tx: &Tx,
    by: &Officer,
    field: &str,
    comment: i64,
    shown: &BTreeSet<i64>,
    themes: &BTreeSet<i64>,
    now: Now,
) -> Result<Option<Coded>, DbErr> {
    let question = Question::of(by, field);
    lock(tx, &question).await?;
    let staff = by.actor().staff();
    let Some(sample) = queries::open_sample(tx, &question, staff).await? else {
        return Ok(None);
    };
    let found = second_coding::Entity::find_by_id(comment)
        .filter(second_coding::Column::SampleId.eq(sample))
        .one(tx)
        .await?;
    let Some(row) = found else { return Ok(None) };
    second_word::Entity::delete_many()
        .filter(second_word::Column::CommentId.eq(comment))
        .filter(second_word::Column::Coder.eq(Stored(Coder::Second)))
        .exec(tx)
        .await?;
    let live = super::coding::live(tx, &question).await?;
    let words: BTreeMap<i64, bool> = shown
        .intersection(&live)
        .map(|theme| (*theme, themes.contains(theme)))
        .collect();
    keep(tx, comment, Coder::Second, words).await?;
    let mut row = row.into_active_model();
    row.coded_at = Set(Some(now.utc()));
    row.update(tx).await?;
    note_read(tx, by.actor(), &[comment], now).await?;
    if let Some(next) = queries::next_second(tx, sample, Some(comment)).await? {
        return Ok(Some(Coded::Next(next)));
    }
    end(tx, sample, now).await?;
    let detail = json!({ "field": field, "sample": sample });
    record(tx, by, "themes.second.done", detail, now).await?;
    Ok(Some(Coded::Last))
}

async fn end(tx: &Tx, sample: i64, now: Now) -> Result<(), DbErr> {
    second_sample::Entity::update_many()
        .col_expr(second_sample::Column::EndedAt, Expr::value(Some(now.utc())))
        .filter(second_sample::Column::Id.eq(sample))
        .exec(tx)
        .await?;
    Ok(())
}

/// Ends a sample before all of it is coded. What was coded counts: the comments stand in the order of
/// drawing. The others can be drawn again. `false` when there is no such sample, or it has ended.
pub async fn give_back(
    tx: &Tx,
    by: &Officer,
    field: &str,
    sample: i64,
    now: Now,
) -> Result<bool, DbErr> {
    let question = Question::of(by, field);
    lock(tx, &question).await?;
    let found = second_sample::Entity::find_by_id(sample)
        .filter(second_sample::Column::SurveyId.eq(question.survey))
        .filter(second_sample::Column::Field.eq(field))
        .filter(second_sample::Column::EndedAt.is_null())
        .one(tx)
        .await?;
    if found.is_none() {
        return Ok(false);
    }
    second_coding::Entity::delete_many()
        .filter(second_coding::Column::SampleId.eq(sample))
        .filter(second_coding::Column::CodedAt.is_null())
        .exec(tx)
        .await?;
    end(tx, sample, now).await?;
    let detail = json!({ "field": field, "sample": sample });
    record(tx, by, "themes.second.back", detail, now).await?;
    Ok(true)
}

/// Notes that somebody coded a comment, and did not only read it.
pub(super) async fn note_coded(
    tx: &Tx,
    staff: Option<i64>,
    comment: i64,
    now: Now,
) -> Result<(), DbErr> {
    comment_read::Entity::update_many()
        .col_expr(comment_read::Column::CodedAt, Expr::value(Some(now.utc())))
        .filter(comment_read::Column::CommentId.eq(comment))
        .filter(comment_read::Column::StaffId.eq(staff))
        .exec(tx)
        .await?;
    Ok(())
}

/// Settles where two people differ about a comment: for each theme, whether it belongs. It becomes
/// the word of who settles it, in one step. How many themes the comment went into and out of; `None`
/// when nothing differs there, or not about all of these.
pub async fn settle_difference(
    tx: &Tx,
    by: &Officer,
    field: &str,
    comment: i64,
    words: &BTreeMap<i64, bool>,
    now: Now,
) -> Result<Option<(usize, usize)>, DbErr> {
    let question = Question::of(by, field);
    lock(tx, &question).await?;
    let differ = queries::differences(tx, &question).await?;
    let row = differ.into_iter().find(|row| row.comment == comment);
    let fits =
        |row: &queries::DifferenceRow| row.themes.iter().map(|(theme, _)| theme).eq(words.keys());
    if row.is_none_or(|row| !fits(&row)) || own(tx, &question, &[comment]).await?.is_empty() {
        return Ok(None);
    }
    let inside: BTreeSet<i64> = themed::Entity::find()
        .filter(themed::Column::CommentId.eq(comment))
        .all(tx)
        .await?
        .into_iter()
        .filter(|row| row.by.0 != domain::frame::By::Within)
        .map(|row| row.theme_id)
        .collect();
    let moved = |to: bool| {
        let said = words.iter().filter(|(_, belongs)| **belongs == to);
        said.filter(|(theme, _)| inside.contains(theme) != to)
            .count()
    };
    let (into, out) = (moved(true), moved(false));
    let detail = Detail {
        comment: Some(comment),
        ..Detail::default()
    };
    let step = step(
        tx,
        by.actor(),
        &question,
        Deed::Settle,
        &detail,
        into + out,
        now,
    )
    .await?;
    let decisions: Vec<(i64, i64, bool)> = words
        .iter()
        .map(|(theme, belongs)| (*theme, comment, *belongs))
        .collect();
    decide(tx, by.actor(), step, &decisions, How::Looked, now).await?;
    settle(tx, question.survey, field, &[comment]).await?;
    noted(tx, question.survey, &[comment]).await?;
    note_read(tx, by.actor(), &[comment], now).await?;
    second_coding::Entity::update_many()
        .col_expr(second_coding::Column::StepId, Expr::value(Some(step)))
        .filter(second_coding::Column::CommentId.eq(comment))
        .exec(tx)
        .await?;
    Ok(Some((into, out)))
}

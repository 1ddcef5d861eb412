//! Which files came with answers.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::survey::{Attached, Closed, Code};
use entity::{attachment, comment, response};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

use crate::keys::{Keys, Purpose};
use crate::staff::proof::{In, Permission};
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;

/// A file with the response it came with.
#[derive(Clone, Debug)]
pub struct FileRow {
    /// Key of the response.
    pub response: i64,
    /// The day it came in.
    pub received_on: NaiveDate,
    /// The question it answers.
    pub question: Code,
    /// What is known of it.
    pub file: Attached,
    /// What was written with it, in the order it was stored.
    pub words: Vec<String>,
}

/// The responses of a survey that have files, those set aside left out.
fn with_files(survey: i64) -> sea_orm::Select<response::Entity> {
    let mut named = attachment::Entity::find()
        .select_only()
        .column(attachment::Column::ResponseId)
        .filter(attachment::Column::ResponseId.is_not_null());
    let named = QueryTrait::query(&mut named).take();
    response::Entity::find()
        .filter(response::Column::SurveyId.eq(survey))
        .filter(response::Column::SetAside.is_null())
        .filter(response::Column::Id.in_subquery(named))
}

/// How many responses have files.
pub async fn count(
    db: &impl ConnectionTrait,
    officer: &In<SurveyId, DecideThemes>,
) -> Result<u64, DbErr> {
    with_files(officer.object().0).count(db).await
}

/// One page of responses with their files, the newest first.
pub async fn page(
    db: &impl ConnectionTrait,
    officer: &In<SurveyId, DecideThemes>,
    from: u64,
    most: u64,
) -> Result<Vec<FileRow>, DbErr> {
    let responses = with_files(officer.object().0)
        .order_by_desc(response::Column::Id)
        .offset(from)
        .limit(most)
        .all(db)
        .await?;
    let ids = responses.iter().map(|row| row.id);
    let comments = comment::Entity::find()
        .filter(comment::Column::ResponseId.is_in(ids))
        .order_by_asc(comment::Column::Id)
        .all(db)
        .await?;
    let mut rows = Vec::new();
    for row in responses {
        let written = comments.iter().filter(|said| said.response_id == row.id);
        let words: Vec<String> = written.map(|said| said.text.clone()).collect();
        for (question, file) in files(&row)? {
            rows.push(FileRow {
                response: row.id,
                received_on: row.received_on,
                question,
                file,
                words: words.clone(),
            });
        }
    }
    Ok(rows)
}

/// The files a response names.
fn files(row: &response::Model) -> Result<Vec<(Code, Attached)>, DbErr> {
    let closed: BTreeMap<Code, Closed> =
        serde_json::from_str(&row.answers).map_err(|error| DbErr::Json(error.to_string()))?;
    let file = |(code, closed)| match closed {
        Closed::File { file } => Some((code, file)),
        _ => None,
    };
    Ok(closed.into_iter().filter_map(file).collect())
}

/// A file of a survey with its content; none when there is none of this name there, or when it does
/// not open.
pub async fn content(
    db: &impl ConnectionTrait,
    keys: &Keys,
    officer: &In<SurveyId, DecideThemes>,
    token: &str,
) -> Result<Option<(FileRow, Vec<u8>)>, DbErr> {
    let found = attachment::Entity::find_by_id(token.to_owned())
        .filter(attachment::Column::ResponseId.is_not_null())
        .one(db)
        .await?;
    let Some((found, response)) = found.and_then(|row| Some((row.clone(), row.response_id?)))
    else {
        return Ok(None);
    };
    let row = with_files(officer.object().0)
        .filter(response::Column::Id.eq(response))
        .one(db)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let named = files(&row)?
        .into_iter()
        .find(|(_, file)| file.token == token);
    let plain = keys.unseal(Purpose::Attachment, token.as_bytes(), &found.sealed);
    let of = |(question, file)| FileRow {
        response,
        received_on: row.received_on,
        question,
        file,
        words: Vec::new(),
    };
    Ok(named.map(of).zip(plain.ok()))
}

/// How many files came in for a survey, by question.
pub async fn by_question<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, P>,
) -> Result<BTreeMap<Code, u32>, DbErr> {
    let mut counts: BTreeMap<Code, u32> = BTreeMap::new();
    for row in with_files(who.object().0).all(db).await? {
        for (question, _) in files(&row)? {
            *counts.entry(question).or_default() += 1;
        }
    }
    Ok(counts)
}

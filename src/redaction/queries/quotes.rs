//! What was proposed as a quotation, and what may be one.

use chrono::{DateTime, Utc};
use domain::redaction::{Quote, Quoted, State, Unfit};
use domain::response::Channel;
use entity::{Stored, comment, comment_coding, quotation, redaction, response};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::deciding::of_question;
use super::shown::Copies;

/// Words somebody proposed to quote, and whether they may be.
#[derive(Debug)]
pub struct QuoteRow {
    /// Key of the comment.
    pub comment: i64,
    /// What may be shown of it.
    pub shown: String,
    /// Who proposed it.
    pub proposed_by: i64,
    /// The words that were looked at a second time.
    pub words: Option<String>,
    /// What came of that: whether they passed, why, who looked, when.
    pub looked: Option<(bool, String, i64, DateTime<Utc>)>,
    /// The quotation, or every rule that does not let it be one.
    pub quote: Result<Quote, Vec<Unfit>>,
}

/// How many people have answered a survey, for the rule of quotations.
async fn people(db: &impl ConnectionTrait, survey: i64) -> Result<u32, DbErr> {
    let count = response::Entity::find()
        .filter(response::Column::SurveyId.eq(survey))
        .filter(response::Column::SetAside.is_null())
        .filter(response::Column::Signatures.is_null())
        .filter(response::Column::Channel.ne(Stored(Channel::Organisation)))
        .count(db)
        .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Every comment of a question that was proposed as a quotation, in the order they came.
pub async fn quotes(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
) -> Result<Vec<QuoteRow>, DbErr> {
    let proposed: Vec<(i64, i64)> = comment_coding::Entity::find()
        .select_only()
        .column(comment_coding::Column::CommentId)
        .column(comment_coding::Column::StaffId)
        .filter(comment_coding::Column::Quote.eq(true))
        .filter(comment_coding::Column::CommentId.in_subquery(of_question(survey, field)))
        .order_by_asc(comment_coding::Column::CommentId)
        .into_tuple()
        .all(db)
        .await?;
    let responses = people(db, survey).await?;
    let mut quotes = Vec::with_capacity(proposed.len());
    for chunk in proposed.chunks(500) {
        let ids = || chunk.iter().map(|(id, _)| *id);
        let rows = comment::Entity::find()
            .filter(comment::Column::Id.is_in(ids()))
            .order_by_asc(comment::Column::Id)
            .all(db)
            .await?;
        let copies = Copies::of(db, &rows).await?;
        let marks = redaction::Entity::find()
            .filter(redaction::Column::CommentId.is_in(ids()))
            .all(db)
            .await?;
        let passed = quotation::Entity::find()
            .filter(quotation::Column::CommentId.is_in(ids()))
            .all(db)
            .await?;
        for row in &rows {
            let shown = copies.shown(row);
            let second = passed.iter().find(|one| one.comment_id == row.id);
            let of_row = marks.iter().filter(|mark| mark.comment_id == row.id);
            let mut states: Vec<State> = of_row.map(|mark| mark.state.0).collect();
            if !row.looked {
                states.push(State::Proposed);
            }
            let is_person = row.channel.0 != Channel::Organisation;
            let quoted = Quoted {
                shown: Some(shown.as_str()).filter(|_| is_person),
                states: &states,
                passed: second
                    .filter(|one| one.passed)
                    .map(|one| one.words.as_str()),
                responses,
                consent: None,
                tag: None,
            };
            quotes.push(QuoteRow {
                comment: row.id,
                proposed_by: chunk
                    .iter()
                    .find(|(id, _)| *id == row.id)
                    .map_or(0, |(_, staff)| *staff),
                words: second.map(|one| one.words.clone()),
                looked: second.map(|one| (one.passed, one.why.clone(), one.staff_id, one.at)),
                quote: Quote::of(&quoted),
                shown,
            });
        }
    }
    Ok(quotes)
}

/// The words of a question that may be published, with the comment each is of, in the order they
/// came. Nothing else may be.
pub async fn public_quotes(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
) -> Result<Vec<(i64, Quote)>, DbErr> {
    let rows = quotes(db, survey, field).await?;
    let fit = rows.into_iter().filter_map(|row| {
        let comment = row.comment;
        row.quote.ok().map(|quote| (comment, quote))
    });
    Ok(fit.collect())
}

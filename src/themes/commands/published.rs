//! Measuring agreement, saying how much is asked for, and publishing what was found.

use domain::Now;
use domain::frame::Least;
use entity::{publication_quote, survey, theme_measure, theme_publication};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, Set,
};
use serde_json::json;

use super::steps::lock;
use super::{Question, record};
use crate::db::Tx;
use crate::publish;
use crate::results;
use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;
use crate::themes::queries::{Measurement, Quotable, Reason, Told};

type Officer = In<SurveyId, DecideThemes>;

fn json_of(value: &impl serde::Serialize) -> Result<String, DbErr> {
    serde_json::to_string(value).map_err(|error| DbErr::Json(error.to_string()))
}

/// Keeps what was measured of a question.
pub async fn keep_measure(
    tx: &Tx,
    by: &Officer,
    field: &str,
    measured: &Measurement,
    now: Now,
) -> Result<(), DbErr> {
    let row = theme_measure::ActiveModel {
        survey_id: Set(by.object().0),
        field: Set(field.to_owned()),
        body: Set(json_of(measured)?),
        measured_by: Set(by.actor().staff()),
        measured_at: Set(now.utc()),
        ..Default::default()
    };
    row.insert(tx).await?;
    let detail = json!({
        "field": field, "twice": measured.people.comments, "alpha": measured.alpha(),
        "f1": measured.f1(),
    });
    record(tx, by, "themes.measure", detail, now).await
}

/// Says how much agreement is asked for of a question.
pub async fn ask_least(
    tx: &Tx,
    by: &Officer,
    field: &str,
    least: Least,
    now: Now,
) -> Result<(), DbErr> {
    let mut row = lock(tx, &Question::of(by, field))
        .await?
        .into_active_model();
    row.alpha_least = Set(Some(least.alpha));
    row.f1_least = Set(Some(least.f1));
    row.update(tx).await?;
    let detail = json!({ "field": field, "alpha": least.alpha, "f1": least.f1 });
    record(tx, by, "themes.least", detail, now).await
}

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// A hold on publishing is in force.
    #[error("publishing is on hold")]
    Held,
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// What is published.
#[derive(Debug)]
pub struct Publication<'a> {
    /// What the public reads.
    pub told: &'a Told,
    /// What was open, and why it is published all the same.
    pub reasons: &'a [Reason],
    /// The quotations that were picked.
    pub quotes: &'a [Quotable],
}

/// Shows the public what was found. What it read before makes way and stays in the history.
pub async fn publish(
    tx: &Tx,
    by: &Officer,
    field: &str,
    new: &Publication<'_>,
    now: Now,
) -> Result<(), PublishError> {
    let question = Question::of(by, field);
    lock(tx, &question).await?;
    if publish::queries::in_force(tx, by.programme(), now)
        .await?
        .is_some()
    {
        return Err(PublishError::Held);
    }
    end(tx, by, &question, "", now).await?;
    let row = theme_publication::ActiveModel {
        survey_id: Set(question.survey),
        field: Set(question.field.clone()),
        body: Set(json_of(new.told)?),
        reasons: Set(json_of(&new.reasons)?),
        published_by: Set(by.actor().staff()),
        published_at: Set(now.utc()),
        ended_why: Set(String::new()),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    let quotes = new.quotes.iter().flat_map(|quote| {
        quote
            .themes
            .iter()
            .map(|theme| publication_quote::ActiveModel {
                publication_id: Set(id),
                comment_id: Set(quote.comment),
                theme_id: Set(*theme),
                text: Set(quote.text.clone()),
            })
    });
    let quotes: Vec<_> = quotes.collect();
    for chunk in quotes.chunks(200) {
        publication_quote::Entity::insert_many(chunk.to_vec())
            .exec_without_returning(tx)
            .await?;
    }
    told(tx, question.survey, now).await?;
    let reasons: Vec<_> = new
        .reasons
        .iter()
        .map(|one| json!({ "check": one.check, "why": one.why }))
        .collect();
    let detail = json!({
        "field": field, "publication": id, "quotes": quotes.len(), "reasons": reasons,
    });
    Ok(record(tx, by, "themes.publish", detail, now).await?)
}

/// Takes back what the public reads of a question. `false` when it reads nothing.
pub async fn withdraw(
    tx: &Tx,
    by: &Officer,
    field: &str,
    why: &str,
    now: Now,
) -> Result<bool, DbErr> {
    let question = Question::of(by, field);
    lock(tx, &question).await?;
    if !end(tx, by, &question, why, now).await? {
        return Ok(false);
    }
    told(tx, question.survey, now).await?;
    let detail = json!({ "field": field, "why": why });
    record(tx, by, "themes.withdraw", detail, now).await?;
    Ok(true)
}

async fn end(
    tx: &Tx,
    by: &Officer,
    question: &Question,
    why: &str,
    now: Now,
) -> Result<bool, DbErr> {
    let ended = theme_publication::Entity::update_many()
        .col_expr(
            theme_publication::Column::EndedAt,
            Expr::value(Some(now.utc())),
        )
        .col_expr(
            theme_publication::Column::EndedBy,
            Expr::value(by.actor().staff()),
        )
        .col_expr(theme_publication::Column::EndedWhy, Expr::value(why))
        .filter(theme_publication::Column::SurveyId.eq(question.survey))
        .filter(theme_publication::Column::Field.eq(question.field.as_str()))
        .filter(theme_publication::Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(ended.rows_affected > 0)
}

/// Notes at the survey whether the public reads anything of it, themes or figures.
pub async fn told(tx: &Tx, survey: i64, now: Now) -> Result<(), DbErr> {
    let some = theme_publication::Entity::find()
        .filter(theme_publication::Column::SurveyId.eq(survey))
        .filter(theme_publication::Column::EndedAt.is_null())
        .count(tx)
        .await?;
    let figures = results::queries::public_since(tx, survey).await?;
    let since = (some > 0 || figures.is_some()).then(|| now.utc());
    survey::Entity::update_many()
        .col_expr(survey::Column::ResultsAt, Expr::value(since))
        .filter(survey::Column::Id.eq(survey))
        .exec(tx)
        .await?;
    Ok(())
}

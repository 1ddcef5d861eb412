//! The questions of a survey that hold comments, and how far each is.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::frame::{QuestionState, RunState, ThemeState};
use entity::{Stored, comment, theme, theme_question, theme_run};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

use super::RunRow;
use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;

/// A question with comments.
#[derive(Clone, Debug)]
pub struct QuestionRow {
    /// The field: a question code, or `<code>.other`.
    pub field: String,
    /// Comments.
    pub comments: u64,
    /// Comments a person has read.
    pub read: u64,
    /// Comments that belong to some theme.
    pub in_themes: u64,
    /// Themes an officer stands by.
    pub accepted: u64,
    /// Themes nobody decided about.
    pub open: u64,
    /// The last grouping.
    pub run: Option<RunRow>,
    /// Who stands by the themes, since when, and why where something was open.
    pub agreed: Option<(Option<i64>, DateTime<Utc>, String)>,
    /// Whether the public reads what was found.
    pub published: bool,
}

impl QuestionRow {
    /// How far it is.
    #[must_use]
    pub fn state(&self) -> QuestionState {
        let has_themes = self.accepted + self.open > 0;
        QuestionState::of(
            self.published,
            self.agreed.is_some(),
            self.run.map(|run| run.state),
            has_themes,
        )
    }
}

/// The questions of a survey that hold comments, in as many queries for fifty as for one.
pub async fn questions(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, DecideThemes>,
) -> Result<Vec<QuestionRow>, DbErr> {
    rows(db, who.object().0, None).await
}

/// One question; none when nobody commented on it.
pub async fn question(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
) -> Result<Option<QuestionRow>, DbErr> {
    Ok(rows(db, survey, Some(field)).await?.pop())
}

async fn rows(
    db: &impl ConnectionTrait,
    survey: i64,
    field: Option<&str>,
) -> Result<Vec<QuestionRow>, DbErr> {
    // What is left to be done is counted, not what was done: it lies together in an index, and
    // becomes less.
    let counted = counts(db, survey, field, None).await?;
    let unread = comment::Column::ReadFirstBy.is_null();
    let unread: HashMap<String, u64> = by_field(counts(db, survey, field, Some(unread)).await?);
    let outside = comment::Column::InTheme.eq(false);
    let outside: HashMap<String, u64> = by_field(counts(db, survey, field, Some(outside)).await?);
    let themes: Vec<(String, Stored<ThemeState>, i64)> = theme::Entity::find()
        .select_only()
        .column(theme::Column::Field)
        .column(theme::Column::State)
        .column_as(theme::Column::Id.count(), "n")
        .filter(theme::Column::SurveyId.eq(survey))
        .group_by(theme::Column::Field)
        .group_by(theme::Column::State)
        .into_tuple()
        .all(db)
        .await?;
    let mut runs = runs(db, survey).await?;
    let public = super::published::public_fields(db, survey).await?;
    let mut agreed: HashMap<String, _> = theme_question::Entity::find()
        .filter(theme_question::Column::SurveyId.eq(survey))
        .all(db)
        .await?
        .into_iter()
        .filter_map(|row| Some((row.field, (row.agreed_by, row.agreed_at?, row.agreed_why))))
        .collect();
    let count = |n: Option<&i64>| n.copied().unwrap_or(0).unsigned_abs();
    let left = |of: &HashMap<String, u64>, field: &str| of.get(field).copied().unwrap_or(0);
    let row = |(field, comments): (String, u64)| {
        let in_state = |state: ThemeState| {
            let of = themes
                .iter()
                .find(|(of, at, _)| *of == field && at.0 == state);
            count(of.map(|(_, _, n)| n))
        };
        QuestionRow {
            comments,
            read: comments.saturating_sub(left(&unread, &field)),
            in_themes: comments.saturating_sub(left(&outside, &field)),
            accepted: in_state(ThemeState::Accepted),
            open: in_state(ThemeState::Proposed),
            run: runs.remove(&field),
            agreed: agreed.remove(&field),
            published: public.contains(&field),
            field,
        }
    };
    Ok(counted.into_iter().map(row).collect())
}

fn by_field(counts: Vec<(String, u64)>) -> HashMap<String, u64> {
    counts.into_iter().collect()
}

/// How many comments each question has, or one, for which something holds. Of one question none is
/// said where there are none.
async fn counts(
    db: &impl ConnectionTrait,
    survey: i64,
    field: Option<&str>,
    only: Option<Expr>,
) -> Result<Vec<(String, u64)>, DbErr> {
    let of_survey = Condition::all()
        .add(comment::Column::SurveyId.eq(survey))
        .add_option(only);
    let all = comment::Entity::find().select_only().filter(of_survey);
    let Some(field) = field else {
        let counted: Vec<(String, i64)> = all
            .column(comment::Column::Field)
            .expr_as(Expr::cust("COUNT(*)"), "n")
            .group_by(comment::Column::Field)
            .order_by_asc(comment::Column::Field)
            .into_tuple()
            .all(db)
            .await?;
        let row = |(field, n): (String, i64)| (field, n.unsigned_abs());
        return Ok(counted.into_iter().map(row).collect());
    };
    let counted: Option<i64> = all
        .expr_as(Expr::cust("COUNT(*)"), "n")
        .filter(comment::Column::Field.eq(field))
        .into_tuple()
        .one(db)
        .await?;
    let some = counted.filter(|n| *n > 0).map(i64::unsigned_abs);
    Ok(some.map(|n| (field.to_owned(), n)).into_iter().collect())
}

/// Whether anybody commented on a question.
pub async fn is_commented(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
) -> Result<bool, DbErr> {
    let one: Option<i64> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::SurveyId.eq(survey))
        .filter(comment::Column::Field.eq(field))
        .order_by_asc(comment::Column::Id)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(one.is_some())
}

/// The last grouping of each question.
async fn runs(db: &impl ConnectionTrait, survey: i64) -> Result<HashMap<String, RunRow>, DbErr> {
    let last = theme_run::Entity::find()
        .select_only()
        .column_as(theme_run::Column::Id.max(), "last")
        .filter(theme_run::Column::SurveyId.eq(survey))
        .filter(theme_run::Column::Learns.eq(false))
        .group_by(theme_run::Column::Field)
        .into_query();
    let runs: Vec<(String, Stored<RunState>, i32, i32)> = theme_run::Entity::find()
        .select_only()
        .column(theme_run::Column::Field)
        .column(theme_run::Column::State)
        .column(theme_run::Column::Percent)
        .column(theme_run::Column::Comments)
        .filter(theme_run::Column::Id.in_subquery(last))
        .into_tuple()
        .all(db)
        .await?;
    let row = |(field, state, percent, comments): (String, Stored<RunState>, i32, i32)| {
        let run = RunRow {
            state: state.0,
            percent,
            comments,
        };
        (field, run)
    };
    Ok(runs.into_iter().map(row).collect())
}

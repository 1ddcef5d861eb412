//! The questions of a survey that hold comments, and how far each is.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::frame::{QuestionState, RunState, ThemeState};
use entity::{Stored, comment, theme, theme_question, theme_run};
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
}

impl QuestionRow {
    /// How far it is.
    #[must_use]
    pub fn state(&self) -> QuestionState {
        let has_themes = self.accepted + self.open > 0;
        QuestionState::of(
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
    let of_survey = || {
        let all = Condition::all().add(comment::Column::SurveyId.eq(survey));
        let all = all.add_option(field.map(|field| comment::Column::Field.eq(field)));
        comment::Entity::find()
            .select_only()
            .column(comment::Column::Field)
            .column_as(comment::Column::Id.count(), "n")
            .filter(all)
            .group_by(comment::Column::Field)
            .order_by_asc(comment::Column::Field)
    };
    let counted: Vec<(String, i64, i64)> = of_survey()
        .column_as(comment::Column::ReadFirstBy.count(), "was_read")
        .into_tuple()
        .all(db)
        .await?;
    let inside: HashMap<String, i64> = of_survey()
        .filter(comment::Column::InTheme.eq(true))
        .into_tuple()
        .all(db)
        .await?
        .into_iter()
        .collect();
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
    let mut agreed: HashMap<String, _> = theme_question::Entity::find()
        .filter(theme_question::Column::SurveyId.eq(survey))
        .all(db)
        .await?
        .into_iter()
        .filter_map(|row| Some((row.field, (row.agreed_by, row.agreed_at?, row.agreed_why))))
        .collect();
    let count = |n: Option<&i64>| n.copied().unwrap_or(0).unsigned_abs();
    let row = |(field, comments, read): (String, i64, i64)| {
        let in_state = |state: ThemeState| {
            let of = themes
                .iter()
                .find(|(of, at, _)| *of == field && at.0 == state);
            count(of.map(|(_, _, n)| n))
        };
        QuestionRow {
            comments: comments.unsigned_abs(),
            read: read.unsigned_abs(),
            in_themes: count(inside.get(&field)),
            accepted: in_state(ThemeState::Accepted),
            open: in_state(ThemeState::Proposed),
            run: runs.remove(&field),
            agreed: agreed.remove(&field),
            field,
        }
    };
    Ok(counted.into_iter().map(row).collect())
}

/// The last grouping of each question.
async fn runs(db: &impl ConnectionTrait, survey: i64) -> Result<HashMap<String, RunRow>, DbErr> {
    let last = theme_run::Entity::find()
        .select_only()
        .column_as(theme_run::Column::Id.max(), "last")
        .filter(theme_run::Column::SurveyId.eq(survey))
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

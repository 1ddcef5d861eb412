//! Reading comments, themes, and who has read what.

use std::collections::HashMap;

use domain::frame::{RunState, ThemeState};
use entity::{Stored, comment, comment_read, survey, theme, theme_run, themed};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::ThemeId;
use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;

mod agreement;
mod bundles;
mod coding;
mod comments;
mod finding;
mod frame;
mod published;
mod questions;
mod reading;
mod runs;
mod second;
mod sizes;
mod standing;
mod steps;
mod words;

pub use agreement::{
    Compared, Described, MeasureRow, Measurement, OfTheme, Since, compared, last_measure, least,
    since,
};
pub use bundles::{
    BundleRow, Bundles, Unlooked, bundles, bundles_in, bundles_of, unlooked, usual, with_copies,
};
pub use coding::{CodedRow, CodingRow, OwnTheme, SpanRow, coded, coding, near, sample};
pub use comments::{
    Asked, CommentRow, From, Listed, Show, comments, count, list, members, with_words,
};
pub use finding::{Said, SearchRow, all_found, among, kept, said_after, said_in, searches, spread};
pub use frame::{Size, ThemeRow, around, borderline, frame, outline};
pub use published::{
    Campaigns, PublicationRow, Quotable, Reason, Told, ToldAt, ToldTheme, found, public,
    public_quotes, publications, quotable, quoted, texts, to_be_told, told_at, told_in,
};
pub use questions::{QuestionRow, is_commented, question, questions};
pub use reading::{Reading, TurnRow, languages, next_unread, reading};
pub use runs::{Outcome, PartRow, is_followed, next_to_teach, not_done, outcome, parts, terms};
pub use second::{
    DifferenceRow, SampleRow, SecondRow, differences, next_second, open_sample, samples, second,
};
pub(super) use second::{eligible, said_before};
pub use standing::{Kept, standing};
pub use steps::{StepRow, last_step, steps};
pub use words::coded_by;

/// A theme as a commitment refers to it.
#[derive(Debug)]
pub struct Named {
    /// What it is called.
    pub name: String,
    /// Key of the programme it belongs to.
    pub programme: i64,
}

/// Name and programme of a theme.
pub async fn name_of(db: &impl ConnectionTrait, id: i64) -> Result<Option<Named>, DbErr> {
    let Some(theme) = theme::Entity::find_by_id(id).one(db).await? else {
        return Ok(None);
    };
    let survey = survey::Entity::find_by_id(theme.survey_id).one(db).await?;
    Ok(survey.map(|survey| Named {
        name: theme.name,
        programme: survey.programme_id,
    }))
}

/// A grouping.
#[derive(Clone, Copy, Debug)]
pub struct RunRow {
    /// How far it is.
    pub state: RunState,
    /// How much of it is done.
    pub percent: i32,
    /// How many comments it grouped.
    pub comments: i32,
}

/// The last grouping of a question.
pub async fn last_run(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
) -> Result<Option<RunRow>, DbErr> {
    let run = theme_run::Entity::find()
        .filter(theme_run::Column::SurveyId.eq(survey))
        .filter(theme_run::Column::Field.eq(field))
        .filter(theme_run::Column::Learns.eq(false))
        .order_by_desc(theme_run::Column::Id)
        .one(db)
        .await?;
    Ok(run.map(|run| RunRow {
        state: run.state.0,
        percent: run.percent,
        comments: run.comments,
    }))
}

/// The themes each of these comments belongs to, after merges and by the last word of officers; also
/// the themes above those.
pub async fn themes_of(
    db: &impl ConnectionTrait,
    comments: &[i64],
) -> Result<HashMap<i64, Vec<i64>>, DbErr> {
    let mut of_comments: HashMap<i64, Vec<i64>> = HashMap::new();
    for chunk in comments.chunks(500) {
        let rows: Vec<(i64, i64)> = themed::Entity::find()
            .select_only()
            .column(themed::Column::CommentId)
            .column(themed::Column::ThemeId)
            .filter(themed::Column::CommentId.is_in(chunk.iter().copied()))
            .order_by_asc(themed::Column::CommentId)
            .order_by_asc(themed::Column::ThemeId)
            .into_tuple()
            .all(db)
            .await?;
        for (comment, theme) in rows {
            of_comments.entry(comment).or_default().push(theme);
        }
    }
    Ok(of_comments)
}

/// How many of these comments a person has read.
pub async fn read_of(db: &impl ConnectionTrait, comments: &[i64]) -> Result<usize, DbErr> {
    let mut read: Vec<i64> = comment_read::Entity::find()
        .select_only()
        .column(comment_read::Column::CommentId)
        .filter(comment_read::Column::CommentId.is_in(comments.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    read.sort_unstable();
    read.dedup();
    Ok(read.len())
}

/// Those of these themes an officer stands by, with their names.
pub async fn accepted(
    db: &impl ConnectionTrait,
    themes: &[i64],
) -> Result<Vec<(i64, String)>, DbErr> {
    theme::Entity::find()
        .select_only()
        .column(theme::Column::Id)
        .column(theme::Column::Name)
        .filter(theme::Column::Id.is_in(themes.iter().copied()))
        .filter(theme::Column::State.eq(Stored(ThemeState::Accepted)))
        .order_by_asc(theme::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// The keys of all comments of a question, in the order they came.
pub async fn comment_ids(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
) -> Result<Vec<i64>, DbErr> {
    comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::SurveyId.eq(survey))
        .filter(comment::Column::Field.eq(field))
        .order_by_asc(comment::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// Survey and question of a theme.
pub async fn place_of(
    db: &impl ConnectionTrait,
    who: &In<ThemeId, DecideThemes>,
) -> Result<(i64, String), DbErr> {
    let found = theme::Entity::find_by_id(who.object().0).one(db).await?;
    let theme = found.ok_or_else(|| DbErr::RecordNotFound("theme".to_owned()))?;
    Ok((theme.survey_id, theme.field))
}

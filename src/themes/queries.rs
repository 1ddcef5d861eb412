//! Reading comments, themes, and who has read what.

use std::collections::{BTreeMap, HashMap};

use domain::frame::{Decision, RunState, ThemeState, after_merges, members};
use domain::response::Channel;
use entity::{
    Stored, comment, comment_read, proposal_comment, response, survey, theme, theme_decision,
    theme_run, theme_source,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

use super::ThemeId;
use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;

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

/// The comments of one question: how many, how many read, and the last grouping.
#[derive(Debug)]
pub struct QuestionRow {
    /// The field: a question code, or `<code>.other`.
    pub field: String,
    /// Comments.
    pub comments: u64,
    /// Comments a person has read.
    pub read: u64,
    /// Themes an officer stands by.
    pub accepted: u64,
    /// The last grouping.
    pub run: Option<RunRow>,
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

/// The fields of a survey that hold comments.
pub async fn questions(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, DecideThemes>,
) -> Result<Vec<QuestionRow>, DbErr> {
    let survey = who.object().0;
    let fields: Vec<(String, i64)> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Field)
        .column_as(comment::Column::Id.count(), "comments")
        .filter(comment::Column::SurveyId.eq(survey))
        .group_by(comment::Column::Field)
        .order_by_asc(comment::Column::Field)
        .into_tuple()
        .all(db)
        .await?;
    let mut rows = Vec::with_capacity(fields.len());
    for (field, comments) in fields {
        rows.push(QuestionRow {
            comments: comments.unsigned_abs(),
            read: read_count(db, survey, &field).await?,
            accepted: theme::Entity::find()
                .filter(theme::Column::SurveyId.eq(survey))
                .filter(theme::Column::Field.eq(field.as_str()))
                .filter(theme::Column::State.eq(Stored(ThemeState::Accepted)))
                .count(db)
                .await?,
            run: last_run(db, survey, &field).await?,
            field,
        });
    }
    Ok(rows)
}

async fn read_count(db: &impl ConnectionTrait, survey: i64, field: &str) -> Result<u64, DbErr> {
    let was_read = comment_read::Entity::find()
        .select_only()
        .column(comment_read::Column::CommentId)
        .into_query();
    comment::Entity::find()
        .filter(comment::Column::SurveyId.eq(survey))
        .filter(comment::Column::Field.eq(field))
        .filter(comment::Column::Id.in_subquery(was_read))
        .count(db)
        .await
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
        .order_by_desc(theme_run::Column::Id)
        .one(db)
        .await?;
    Ok(run.map(|run| RunRow {
        state: run.state.0,
        percent: run.percent,
        comments: run.comments,
    }))
}

/// A theme with the comments that belong to it.
#[derive(Clone, Debug)]
pub struct ThemeRow {
    /// Key.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// What belongs to it.
    pub definition: String,
    /// How far it is.
    pub state: ThemeState,
    /// Its comments.
    pub comments: Vec<i64>,
    /// Its most typical comments.
    pub typical: Vec<i64>,
}

/// The code frame of a question: its themes, the largest first, merged ones left out.
pub async fn frame(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
) -> Result<Vec<ThemeRow>, DbErr> {
    let themes = theme::Entity::find()
        .filter(theme::Column::SurveyId.eq(survey))
        .filter(theme::Column::Field.eq(field))
        .order_by_asc(theme::Column::Id)
        .all(db)
        .await?;
    let merged: BTreeMap<i64, i64> = themes
        .iter()
        .filter_map(|theme| Some((theme.id, theme.merged_into?)))
        .collect();
    let of_themes = theme::Entity::find()
        .select_only()
        .column(theme::Column::Id)
        .filter(theme::Column::SurveyId.eq(survey))
        .filter(theme::Column::Field.eq(field));
    let proposed = proposed(db, of_themes.clone().into_query()).await?;
    let decisions: Vec<(i64, i64, bool)> = theme_decision::Entity::find()
        .select_only()
        .column(theme_decision::Column::ThemeId)
        .column(theme_decision::Column::CommentId)
        .column(theme_decision::Column::Belongs)
        .filter(theme_decision::Column::ThemeId.in_subquery(of_themes.into_query()))
        .order_by_asc(theme_decision::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let mut belonging = members(
        proposed
            .iter()
            .map(|row| (after_merges(row.theme, &merged), row.comment)),
        decisions
            .into_iter()
            .map(|(theme, comment, belongs)| Decision {
                theme: after_merges(theme, &merged),
                comment,
                belongs,
            }),
    );
    // What is set aside belongs to no survey, and to no theme.
    let counted: std::collections::HashSet<i64> =
        comment_ids(db, survey, field).await?.into_iter().collect();
    let mut rows: Vec<ThemeRow> = themes
        .into_iter()
        .filter(|theme| theme.state.0 != ThemeState::Merged)
        .map(|theme| {
            let mut comments = belonging.remove(&theme.id).unwrap_or_default();
            comments.retain(|comment| counted.contains(comment));
            let mut typical: Vec<(i32, i64)> = proposed
                .iter()
                .filter(|row| after_merges(row.theme, &merged) == theme.id)
                .filter_map(|row| Some((row.typical?, row.comment)))
                .filter(|(_, comment)| comments.binary_search(comment).is_ok())
                .collect();
            typical.sort_unstable();
            typical.dedup_by_key(|(_, comment)| *comment);
            ThemeRow {
                id: theme.id,
                name: theme.name,
                definition: theme.definition,
                state: theme.state.0,
                typical: typical
                    .into_iter()
                    .map(|(_, comment)| comment)
                    .take(5)
                    .collect(),
                comments,
            }
        })
        .collect();
    rows.sort_by_key(|row| {
        (
            row.state == ThemeState::SetAside,
            std::cmp::Reverse(row.comments.len()),
            row.id,
        )
    });
    Ok(rows)
}

struct Proposed {
    theme: i64,
    comment: i64,
    typical: Option<i32>,
}

async fn proposed(
    db: &impl ConnectionTrait,
    themes: sea_orm::sea_query::SelectStatement,
) -> Result<Vec<Proposed>, DbErr> {
    let sources = theme_source::Entity::find()
        .filter(theme_source::Column::ThemeId.in_subquery(themes))
        .all(db)
        .await?;
    let mut list = Vec::new();
    for chunk in sources.chunks(200) {
        let ids = chunk.iter().map(|source| source.proposal_id);
        let rows: Vec<(i64, i64, Option<i32>)> = proposal_comment::Entity::find()
            .select_only()
            .column(proposal_comment::Column::ProposalId)
            .column(proposal_comment::Column::CommentId)
            .column(proposal_comment::Column::Typical)
            .filter(proposal_comment::Column::ProposalId.is_in(ids))
            .into_tuple()
            .all(db)
            .await?;
        for (proposal, comment, typical) in rows {
            let drawing = chunk.iter().filter(|source| source.proposal_id == proposal);
            list.extend(drawing.map(|source| Proposed {
                theme: source.theme_id,
                comment,
                typical,
            }));
        }
    }
    Ok(list)
}

/// The themes each of these comments belongs to, after merges and by the last word of officers.
pub async fn themes_of(
    db: &impl ConnectionTrait,
    survey: i64,
    comments: &[i64],
) -> Result<HashMap<i64, Vec<i64>>, DbErr> {
    let themes: Vec<(i64, Option<i64>)> = theme::Entity::find()
        .select_only()
        .column(theme::Column::Id)
        .column(theme::Column::MergedInto)
        .filter(theme::Column::SurveyId.eq(survey))
        .into_tuple()
        .all(db)
        .await?;
    let merged: BTreeMap<i64, i64> = themes
        .iter()
        .filter_map(|(id, into)| Some((*id, (*into)?)))
        .collect();
    let of_survey = theme::Entity::find()
        .select_only()
        .column(theme::Column::Id)
        .filter(theme::Column::SurveyId.eq(survey))
        .into_query();
    let sources = theme_source::Entity::find()
        .filter(theme_source::Column::ThemeId.in_subquery(of_survey))
        .all(db)
        .await?;
    let mut drawing: HashMap<i64, Vec<i64>> = HashMap::new();
    for source in sources {
        let theme = after_merges(source.theme_id, &merged);
        drawing.entry(source.proposal_id).or_default().push(theme);
    }
    let mut of_comments: HashMap<i64, Vec<i64>> = HashMap::new();
    for chunk in comments.chunks(500) {
        let proposed: Vec<(i64, i64)> = proposal_comment::Entity::find()
            .select_only()
            .column(proposal_comment::Column::ProposalId)
            .column(proposal_comment::Column::CommentId)
            .filter(proposal_comment::Column::CommentId.is_in(chunk.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        let decisions: Vec<(i64, i64, bool)> = theme_decision::Entity::find()
            .select_only()
            .column(theme_decision::Column::ThemeId)
            .column(theme_decision::Column::CommentId)
            .column(theme_decision::Column::Belongs)
            .filter(theme_decision::Column::CommentId.is_in(chunk.iter().copied()))
            .order_by_asc(theme_decision::Column::Id)
            .into_tuple()
            .all(db)
            .await?;
        let belonging = members(
            proposed.iter().flat_map(|(proposal, comment)| {
                let themes = drawing.get(proposal).into_iter().flatten();
                themes.map(|theme| (*theme, *comment))
            }),
            decisions
                .into_iter()
                .map(|(theme, comment, belongs)| Decision {
                    theme: after_merges(theme, &merged),
                    comment,
                    belongs,
                }),
        );
        for (theme, comments) in belonging {
            for comment in comments {
                of_comments.entry(comment).or_default().push(theme);
            }
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

/// A comment as an officer reads it.
#[derive(Clone, Debug)]
pub struct CommentRow {
    /// Key.
    pub id: i64,
    /// The words.
    pub text: String,
    /// Language they seem to be in.
    pub language: Option<String>,
    /// How they came in.
    pub channel: Channel,
    /// Whether somebody has read them.
    pub read: bool,
}

/// These comments, in the order asked for.
pub async fn comments(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<CommentRow>, DbErr> {
    let mut found: BTreeMap<i64, CommentRow> = BTreeMap::new();
    for chunk in ids.chunks(500) {
        let rows = comment::Entity::find()
            .filter(comment::Column::Id.is_in(chunk.iter().copied()))
            .all(db)
            .await?;
        let responses: Vec<(i64, Stored<Channel>)> = response::Entity::find()
            .select_only()
            .column(response::Column::Id)
            .column(response::Column::Channel)
            .filter(response::Column::Id.is_in(rows.iter().map(|row| row.response_id)))
            .into_tuple()
            .all(db)
            .await?;
        let read: Vec<i64> = comment_read::Entity::find()
            .select_only()
            .column(comment_read::Column::CommentId)
            .filter(comment_read::Column::CommentId.is_in(chunk.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        for row in rows {
            let channel = responses.iter().find(|(id, _)| *id == row.response_id);
            let shown = CommentRow {
                id: row.id,
                text: row.text,
                language: row.language.filter(|language| language != "und"),
                channel: channel.map_or(Channel::Online, |(_, channel)| channel.0),
                read: read.contains(&row.id),
            };
            found.insert(row.id, shown);
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
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

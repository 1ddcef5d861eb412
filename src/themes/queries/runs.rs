//! What the last grouping of a question came to, and the parts it sees in themes.

use std::collections::HashMap;

use domain::frame::{Grouping, RunState};
use entity::{Stored, comment, proposal_comment, theme_proposal, theme_run, theme_source};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

use super::RunRow;
use crate::themes::commands::Question;

/// What the last grouping that was finished did.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Comments that came to themes that stood.
    pub gained: u64,
    /// Comments that went from them.
    pub lost: u64,
    /// Comments people coded that it learned from.
    pub coded: u64,
    /// How it does on comments it was not shown: F1, and from where to where that lies.
    pub agreement: Option<(f32, f32, f32)>,
    /// Comments from whose coding most is to be learned, the first first.
    pub next: Vec<i64>,
}

/// What the last finished grouping of a question did.
pub async fn outcome(
    db: &impl ConnectionTrait,
    question: &Question,
) -> Result<Option<Outcome>, DbErr> {
    let run = theme_run::Entity::find()
        .filter(theme_run::Column::SurveyId.eq(question.survey))
        .filter(theme_run::Column::Field.eq(question.field.as_str()))
        .filter(theme_run::Column::State.eq(Stored(RunState::Done)))
        .order_by_desc(theme_run::Column::Id)
        .one(db)
        .await?;
    let count = |n: i32| u64::from(n.unsigned_abs());
    Ok(run.map(|run| Outcome {
        gained: count(run.gained),
        lost: count(run.lost),
        coded: count(run.coded),
        agreement: run
            .agreement
            .zip(run.agreement_from)
            .zip(run.agreement_to)
            .map(|((f1, from), to)| (f1, from, to)),
        next: serde_json::from_str(&run.next).unwrap_or_default(),
    }))
}

/// Whether the last grouping of a question failed after it had proposed its themes: they are there,
/// and not every comment is in them.
async fn is_half_done(db: &impl ConnectionTrait, question: &Question) -> Result<bool, DbErr> {
    let last = theme_run::Entity::find()
        .filter(theme_run::Column::SurveyId.eq(question.survey))
        .filter(theme_run::Column::Field.eq(question.field.as_str()))
        .order_by_desc(theme_run::Column::Id)
        .one(db)
        .await?;
    let Some(failed) = last.filter(|run| run.state.0 == RunState::Failed) else {
        return Ok(false);
    };
    let groups = theme_proposal::Entity::find()
        .select_only()
        .column(theme_proposal::Column::Id)
        .filter(theme_proposal::Column::RunId.eq(failed.id));
    let drawn_on = theme_source::Entity::find()
        .filter(theme_source::Column::ProposalId.in_subquery(groups.into_query()))
        .limit(1)
        .one(db)
        .await?;
    Ok(drawn_on.is_some())
}

/// How far the last grouping of a question came, where it is not done and its themes may be there.
pub async fn not_done(
    db: &impl ConnectionTrait,
    question: &Question,
    last: Option<RunRow>,
) -> Result<Option<Grouping>, DbErr> {
    Ok(match last.map(|run| run.state) {
        Some(RunState::Running) => Some(Grouping::UnderWay),
        Some(RunState::Failed) if is_half_done(db, question).await? => Some(Grouping::BrokenOff),
        _ => None,
    })
}

/// Whether somebody asked for another grouping of the question after this one.
pub async fn is_followed(db: &impl ConnectionTrait, run: &theme_run::Model) -> Result<bool, DbErr> {
    let later = theme_run::Entity::find()
        .filter(theme_run::Column::SurveyId.eq(run.survey_id))
        .filter(theme_run::Column::Field.eq(run.field.as_str()))
        .filter(theme_run::Column::Id.gt(run.id))
        .limit(1)
        .one(db)
        .await?;
    Ok(later.is_some())
}

/// The comment from whose coding most is to be learned, of those nobody has read; after the one
/// somebody is at, if it is one of these.
pub async fn next_to_teach(
    db: &impl ConnectionTrait,
    question: &Question,
    after: i64,
) -> Result<Option<i64>, DbErr> {
    let next = outcome(db, question).await?.unwrap_or_default().next;
    let at = next
        .iter()
        .position(|id| *id == after)
        .map_or(0, |at| at + 1);
    let (before, ahead) = next.split_at(at.min(next.len()));
    let unread: Vec<i64> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::Id.is_in(next.iter().copied()))
        .filter(comment::Column::SurveyId.eq(question.survey))
        .filter(comment::Column::ReadFirstBy.is_null())
        .into_tuple()
        .all(db)
        .await?;
    let mut order = ahead.iter().chain(before);
    Ok(order.find(|id| unread.contains(id)).copied())
}

/// What is said of each of these themes more than of others, as the program found it.
pub async fn terms(
    db: &impl ConnectionTrait,
    themes: &[i64],
) -> Result<HashMap<i64, Vec<String>>, DbErr> {
    let drawing = theme_source::Entity::find()
        .filter(theme_source::Column::ThemeId.is_in(themes.iter().copied()))
        .order_by_asc(theme_source::Column::ProposalId)
        .all(db)
        .await?;
    let groups = theme_proposal::Entity::find()
        .filter(theme_proposal::Column::Id.is_in(drawing.iter().map(|row| row.proposal_id)))
        .all(db)
        .await?;
    let mut terms: HashMap<i64, Vec<String>> = HashMap::new();
    for row in drawing {
        let group = groups.iter().find(|group| group.id == row.proposal_id);
        let words = group.and_then(|group| serde_json::from_str::<Vec<String>>(&group.terms).ok());
        let own = terms.entry(row.theme_id).or_default();
        own.extend(words.unwrap_or_default());
    }
    Ok(terms)
}

/// A part the program sees in a theme.
#[derive(Clone, Debug)]
pub struct PartRow {
    /// Key of its group.
    pub id: i64,
    /// What the program would call it.
    pub name: String,
    /// Its typical words.
    pub terms: Vec<String>,
    /// How many comments it holds.
    pub comments: u64,
    /// Its most typical comment.
    pub typical: Option<i64>,
}

/// The parts the program sees in a theme, largest first, as far as no theme draws on them yet.
pub async fn parts(db: &impl ConnectionTrait, theme: i64) -> Result<Vec<PartRow>, DbErr> {
    let drawn = theme_source::Entity::find()
        .select_only()
        .column(theme_source::Column::ProposalId)
        .filter(theme_source::Column::ThemeId.eq(theme))
        .into_query();
    let taken = theme_source::Entity::find()
        .select_only()
        .column(theme_source::Column::ProposalId)
        .into_query();
    let rows = theme_proposal::Entity::find()
        .filter(theme_proposal::Column::PartOf.in_subquery(drawn))
        .filter(theme_proposal::Column::Id.not_in_subquery(taken))
        .order_by_desc(theme_proposal::Column::Size)
        .order_by_asc(theme_proposal::Column::Id)
        .all(db)
        .await?;
    let typical: Vec<(i64, i64)> = proposal_comment::Entity::find()
        .select_only()
        .column(proposal_comment::Column::ProposalId)
        .column(proposal_comment::Column::CommentId)
        .filter(proposal_comment::Column::ProposalId.is_in(rows.iter().map(|row| row.id)))
        .filter(proposal_comment::Column::Typical.eq(0))
        .into_tuple()
        .all(db)
        .await?;
    let part = |row: theme_proposal::Model| PartRow {
        typical: typical
            .iter()
            .find(|(of, _)| *of == row.id)
            .map(|(_, comment)| *comment),
        id: row.id,
        name: row.name,
        terms: serde_json::from_str(&row.terms).unwrap_or_default(),
        comments: u64::from(row.size.unsigned_abs()),
    };
    Ok(rows.into_iter().map(part).collect())
}

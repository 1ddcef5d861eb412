//! What the public reads of the themes of a question.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use domain::disclosure::Figure;
use domain::frame::{By, Check, Found, Grouping, ThemeState};
use domain::stats::agreement::Worth;
use entity::{Stored, comment, publication_quote, survey, theme, theme_publication, themed};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use serde::{Deserialize, Serialize};

use super::{MeasureRow, QuestionRow, Since, ThemeRow};
use crate::redaction::queries::quotes;
use crate::themes::commands::Question;

/// A theme as it was published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ToldTheme {
    /// Key.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// What belongs to it.
    pub definition: String,
    /// What does not.
    pub excludes: String,
    /// How deep it stands, from 0.
    pub depth: usize,
}

/// Near-identical texts, as the public reads of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaigns {
    /// How many groups of them there are.
    pub groups: usize,
    /// How many comments belong to one.
    pub comments: Figure,
    /// How many different points they make.
    pub points: usize,
}

/// What is published of a question: the themes as they were then and how they came about. Never a
/// count of a theme: those are looked up in the release of the day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// The themes, each before those below it.
    pub themes: Vec<ToldTheme>,
    /// What share of the comments a person has read, in percent.
    pub read: u64,
    /// Whether the program proposed the themes.
    pub machine: bool,
    /// Whether comments are sorted by it that nobody read.
    pub sorted: bool,
    /// What the agreement of two people is worth, and how many comments both coded; none where it
    /// was not measured.
    pub agreement: Option<(Worth, usize)>,
    /// Near-identical texts; none where there are none.
    pub campaigns: Option<Campaigns>,
}

/// What was open when something was published, and why it was all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// What was open.
    pub check: Check,
    /// What was found, in words.
    pub found: String,
    /// Why it was published.
    pub why: String,
}

/// A publication.
#[derive(Clone, Debug)]
pub struct PublicationRow {
    /// Key.
    pub id: i64,
    /// Of which question.
    pub field: String,
    /// What the public reads.
    pub told: Told,
    /// What was open.
    pub reasons: Vec<Reason>,
    /// Who published it, and when.
    pub published: (Option<i64>, DateTime<Utc>),
    /// Who ended it, when and why; the reason is empty where another took its place.
    pub ended: Option<(Option<i64>, DateTime<Utc>, String)>,
}

fn row(row: theme_publication::Model) -> Result<PublicationRow, DbErr> {
    let json = |error: serde_json::Error| DbErr::Json(error.to_string());
    Ok(PublicationRow {
        id: row.id,
        field: row.field,
        told: serde_json::from_str(&row.body).map_err(json)?,
        reasons: serde_json::from_str(&row.reasons).map_err(json)?,
        published: (row.published_by, row.published_at),
        ended: row.ended_at.map(|at| (row.ended_by, at, row.ended_why)),
    })
}

/// What the public reads of the questions of a survey.
pub async fn public(db: &impl ConnectionTrait, survey: i64) -> Result<Vec<PublicationRow>, DbErr> {
    told(db, theme_publication::Column::SurveyId.eq(survey)).await
}

/// What the public reads of all questions of a programme.
pub async fn told_in(
    db: &impl ConnectionTrait,
    programme: i64,
) -> Result<Vec<PublicationRow>, DbErr> {
    let surveys = survey::Entity::find()
        .select_only()
        .column(survey::Column::Id)
        .filter(survey::Column::ProgrammeId.eq(programme))
        .into_query();
    told(db, theme_publication::Column::SurveyId.in_subquery(surveys)).await
}

async fn told(db: &impl ConnectionTrait, here: Expr) -> Result<Vec<PublicationRow>, DbErr> {
    let rows = theme_publication::Entity::find()
        .filter(here)
        .filter(theme_publication::Column::EndedAt.is_null())
        .order_by_asc(theme_publication::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(row).collect()
}

/// What the public reads, and read, of a question: the newest first.
pub async fn publications(
    db: &impl ConnectionTrait,
    question: &Question,
) -> Result<Vec<PublicationRow>, DbErr> {
    let rows = theme_publication::Entity::find()
        .filter(theme_publication::Column::SurveyId.eq(question.survey))
        .filter(theme_publication::Column::Field.eq(question.field.as_str()))
        .order_by_desc(theme_publication::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(row).collect()
}

/// The fields of a survey the public reads about.
pub(super) async fn public_fields(
    db: &impl ConnectionTrait,
    survey: i64,
) -> Result<BTreeSet<String>, DbErr> {
    let fields: Vec<String> = theme_publication::Entity::find()
        .select_only()
        .column(theme_publication::Column::Field)
        .filter(theme_publication::Column::SurveyId.eq(survey))
        .filter(theme_publication::Column::EndedAt.is_null())
        .into_tuple()
        .all(db)
        .await?;
    Ok(fields.into_iter().collect())
}

/// The quotations of a publication, by theme. Words of a response that was set aside since are left
/// out; those of one that was withdrawn are gone.
pub async fn public_quotes(
    db: &impl ConnectionTrait,
    publication: i64,
) -> Result<HashMap<i64, Vec<String>>, DbErr> {
    let counted = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::SurveyId.is_not_null())
        .into_query();
    let rows: Vec<(i64, String)> = publication_quote::Entity::find()
        .select_only()
        .column(publication_quote::Column::ThemeId)
        .column(publication_quote::Column::Text)
        .filter(publication_quote::Column::PublicationId.eq(publication))
        .filter(publication_quote::Column::CommentId.in_subquery(counted))
        .order_by_asc(publication_quote::Column::CommentId)
        .into_tuple()
        .all(db)
        .await?;
    let mut quotes: HashMap<i64, Vec<String>> = HashMap::new();
    for (theme, text) in rows {
        quotes.entry(theme).or_default().push(text);
    }
    Ok(quotes)
}

/// The comments the public reads words of at the moment.
pub async fn quoted(
    db: &impl ConnectionTrait,
    question: &Question,
) -> Result<BTreeSet<i64>, DbErr> {
    let current = theme_publication::Entity::find()
        .select_only()
        .column(theme_publication::Column::Id)
        .filter(theme_publication::Column::SurveyId.eq(question.survey))
        .filter(theme_publication::Column::Field.eq(question.field.as_str()))
        .filter(theme_publication::Column::EndedAt.is_null())
        .into_query();
    let comments: Vec<i64> = publication_quote::Entity::find()
        .select_only()
        .column(publication_quote::Column::CommentId)
        .filter(publication_quote::Column::PublicationId.in_subquery(current))
        .into_tuple()
        .all(db)
        .await?;
    Ok(comments.into_iter().collect())
}

/// The words of every comment of a question.
pub async fn texts(db: &impl ConnectionTrait, question: &Question) -> Result<Vec<String>, DbErr> {
    comment::Entity::find()
        .select_only()
        .column(comment::Column::Text)
        .filter(comment::Column::SurveyId.eq(question.survey))
        .filter(comment::Column::Field.eq(question.field.as_str()))
        .order_by_asc(comment::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// Where the public reads of a theme, and what it is called there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldAt {
    /// Name of the survey in addresses.
    pub slug: String,
    /// Of which question.
    pub field: String,
    /// What it was called when it was published.
    pub name: String,
}

/// Where the public reads of themes, by theme.
pub async fn told_at(
    db: &impl ConnectionTrait,
    themes: &[i64],
) -> Result<HashMap<i64, ToldAt>, DbErr> {
    if themes.is_empty() {
        return Ok(HashMap::new());
    }
    let surveys = theme::Entity::find()
        .select_only()
        .column(theme::Column::SurveyId)
        .filter(theme::Column::Id.is_in(themes.iter().copied()))
        .into_query();
    let rows = theme_publication::Entity::find()
        .filter(theme_publication::Column::SurveyId.in_subquery(surveys))
        .filter(theme_publication::Column::EndedAt.is_null())
        .find_also_related(survey::Entity)
        .all(db)
        .await?;
    let mut at = HashMap::new();
    for (publication, survey) in rows {
        let Some(survey) = survey else { continue };
        let publication = row(publication)?;
        for theme in publication.told.themes {
            let told = ToldAt {
                slug: survey.slug.clone(),
                field: publication.field.clone(),
                name: theme.name,
            };
            at.insert(theme.id, told);
        }
    }
    Ok(at)
}

/// A quotation that may be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotable {
    /// The comment.
    pub comment: i64,
    /// The themes it belongs to that the public will read of.
    pub themes: Vec<i64>,
    /// The words the public would read.
    pub text: String,
}

/// The quotations of these themes that may be published, and how many were proposed that may not be
/// yet. Which words may be is said by [`domain::redaction::Quote`] and by nothing else.
pub async fn quotable(
    db: &impl ConnectionTrait,
    question: &Question,
    themes: &[i64],
) -> Result<(Vec<Quotable>, u64), DbErr> {
    let rows = quotes(db, question.survey, &question.field).await?;
    let belonging: Vec<(i64, i64)> = themed::Entity::find()
        .select_only()
        .column(themed::Column::CommentId)
        .column(themed::Column::ThemeId)
        .filter(themed::Column::CommentId.is_in(rows.iter().map(|row| row.comment)))
        .filter(themed::Column::ThemeId.is_in(themes.iter().copied()))
        .filter(themed::Column::By.is_in([Stored(By::Person), Stored(By::Batch)]))
        .order_by_asc(themed::Column::ThemeId)
        .into_tuple()
        .all(db)
        .await?;
    let (mut fit, mut unfit) = (Vec::new(), 0);
    for row in rows {
        let own = belonging
            .iter()
            .filter(|(comment, _)| *comment == row.comment);
        let themes: Vec<i64> = own.map(|(_, theme)| *theme).collect();
        match row.quote {
            _ if themes.is_empty() => {}
            Ok(quote) => fit.push(Quotable {
                comment: row.comment,
                themes,
                text: quote.words().to_owned(),
            }),
            Err(_) => unfit += 1,
        }
    }
    Ok((fit, unfit))
}

/// The themes the public would read of now: those somebody stands by, without what is below one that
/// was set aside.
#[must_use]
pub fn to_be_told(frame: &[ThemeRow]) -> Vec<ToldTheme> {
    let accepted = |row: &&ThemeRow| row.state == ThemeState::Accepted;
    let kept: Vec<&ThemeRow> = frame.iter().filter(accepted).collect();
    let depth = |row: &ThemeRow| {
        let mut depth = 0;
        let mut at = row.parent;
        while let Some(above) = at.and_then(|id| frame.iter().find(|one| one.id == id)) {
            depth += usize::from(above.state == ThemeState::Accepted);
            at = above.parent.filter(|_| depth < frame.len());
        }
        depth
    };
    let told = |row: &&ThemeRow| ToldTheme {
        id: row.id,
        name: row.name.clone(),
        definition: row.definition.clone(),
        excludes: row.excludes.clone(),
        depth: depth(row),
    };
    kept.iter().map(told).collect()
}

/// What publishing finds of a question.
#[must_use]
pub fn found(
    question: &QuestionRow,
    frame: &[ThemeRow],
    measured: Option<&MeasureRow>,
    since: &[(super::Described, Since)],
    unchecked: u64,
    grouping: Option<Grouping>,
) -> Found {
    let open = |row: &&ThemeRow| row.state == ThemeState::Accepted;
    let proposals: u64 = frame.iter().filter(open).map(|row| row.size.open).sum();
    Found {
        unread: question.comments.saturating_sub(question.read),
        grouping,
        agreed: question.agreed.is_some(),
        undecided: question.open + proposals,
        alpha: measured.and_then(|row| row.measured.alpha()),
        f1: measured.and_then(|row| row.measured.f1()),
        out_of_date: since.iter().any(|(_, since)| *since != Since::Same),
        machine: proposals > 0,
        unchecked,
    }
}

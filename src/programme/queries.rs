//! Reading programmes for public pages.

use chrono::{DateTime, NaiveDate, Utc};
use domain::Now;
use domain::survey::{Definition, Door, SurveyState, Text, door};
use entity::{organisation, phase, programme, survey, survey_version};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// A programme in full.
#[derive(Debug)]
pub struct ProgrammeRow {
    /// Key.
    pub id: i64,
    /// Name in addresses.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// What it is, in a sentence or two.
    pub summary: String,
    /// What it is about, in Markdown.
    pub body: String,
    /// The body that asks.
    pub body_name: String,
    /// What is not yet decided.
    pub undecided: String,
    /// What was decided, in Markdown.
    pub decision: String,
    /// The day of the decision.
    pub decided_on: Option<NaiveDate>,
    /// Which set of figures says who lives where it is about; empty where none is set.
    pub area: String,
    /// Where the facts come from.
    pub source: String,
    /// Whether it is made up.
    pub fictional: bool,
    /// Whether nothing more is asked.
    pub finished: bool,
}

pub(super) fn row(model: programme::Model) -> ProgrammeRow {
    ProgrammeRow {
        id: model.id,
        slug: model.slug,
        title: model.title,
        summary: model.summary,
        body: model.body,
        body_name: model.body_name,
        undecided: model.undecided,
        decision: model.decision,
        decided_on: model.decided_on,
        area: model.area,
        source: model.source,
        fictional: model.fictional,
        finished: model.finished,
    }
}

/// Every programme: those still asking first, then the newest.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<ProgrammeRow>, DbErr> {
    let rows = programme::Entity::find()
        .order_by_asc(programme::Column::Finished)
        .order_by_desc(programme::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(row).collect())
}

/// The programme with this key.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<ProgrammeRow>, DbErr> {
    Ok(programme::Entity::find_by_id(id).one(db).await?.map(row))
}

/// The programme of this name.
pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<ProgrammeRow>, DbErr> {
    Ok(with_phases(db, slug).await?.map(|(programme, _)| programme))
}

/// A phase of a programme: title, period, and what happened in Markdown.
pub type PhaseRow = (String, String, String);

/// The programme of this name, with its phases in order.
pub async fn with_phases(
    db: &impl ConnectionTrait,
    slug: &str,
) -> Result<Option<(ProgrammeRow, Vec<PhaseRow>)>, DbErr> {
    let found = programme::Entity::find()
        .filter(programme::Column::Slug.eq(slug))
        .find_with_related(phase::Entity)
        .order_by_asc(phase::Column::Position)
        .all(db)
        .await?;
    Ok(told(found))
}

/// The programme with this key, with its phases in order.
pub async fn by_id_with_phases(
    db: &impl ConnectionTrait,
    id: i64,
) -> Result<Option<(ProgrammeRow, Vec<PhaseRow>)>, DbErr> {
    let found = programme::Entity::find_by_id(id)
        .find_with_related(phase::Entity)
        .order_by_asc(phase::Column::Position);
    Ok(told(found.all(db).await?))
}

fn told(
    found: Vec<(programme::Model, Vec<phase::Model>)>,
) -> Option<(ProgrammeRow, Vec<PhaseRow>)> {
    let phase = |phase: phase::Model| (phase.title, phase.period, phase.body);
    let (programme, phases) = found.into_iter().next()?;
    Some((row(programme), phases.into_iter().map(phase).collect()))
}

/// The key of the programme of this name.
pub async fn id_by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<i64>, DbErr> {
    Ok(by_slug(db, slug).await?.map(|programme| programme.id))
}

/// A survey as public lists show it.
#[derive(Debug)]
pub struct PublicSurvey {
    /// Name in addresses.
    pub slug: String,
    /// Title in the languages it exists in.
    pub title: Text,
    /// Purpose in the languages it exists in.
    pub purpose: Text,
    /// Whether it can be answered.
    pub door: Door,
    /// Until when.
    pub closes_at: Option<DateTime<Utc>>,
    /// Of which programme.
    pub programme: i64,
    /// Whether the public reads what was found in the answers.
    pub results: bool,
}

/// Surveys the public may know of, of one programme or of all: open ones first, soonest to close.
pub async fn surveys(
    db: &impl ConnectionTrait,
    programme: Option<i64>,
    now: Now,
) -> Result<Vec<PublicSurvey>, DbErr> {
    let mut query = survey::Entity::find()
        .filter(survey::Column::State.ne(entity::Stored(SurveyState::Draft)))
        .order_by_asc(survey::Column::ClosesAt)
        .order_by_asc(survey::Column::Id)
        .limit(100)
        .find_also_related(survey_version::Entity);
    if let Some(programme) = programme {
        query = query.filter(survey::Column::ProgrammeId.eq(programme));
    }
    let mut open = Vec::new();
    for (survey, version) in query.all(db).await? {
        let definition: Option<Definition> =
            version.and_then(|version| serde_json::from_str(&version.definition).ok());
        let Some(definition) = definition else {
            continue;
        };
        open.push(PublicSurvey {
            slug: survey.slug,
            title: definition.title,
            purpose: definition.purpose,
            door: door(survey.state.0, survey.opens_at, survey.closes_at, now),
            closes_at: survey.closes_at,
            programme: survey.programme_id,
            results: survey.results_at.is_some(),
        });
    }
    open.sort_by_key(|survey| survey.door != Door::Open);
    Ok(open)
}

/// An organisation: key, name in addresses, name.
pub async fn organisations(db: &impl ConnectionTrait) -> Result<Vec<(i64, String, String)>, DbErr> {
    let rows = organisation::Entity::find()
        .order_by_asc(organisation::Column::Name)
        .order_by_asc(organisation::Column::Id)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.id, row.slug, row.name))
        .collect())
}

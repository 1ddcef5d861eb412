//! Reading surveys for staff pages.

use chrono::{DateTime, Utc};
use domain::Named;
use domain::response::Channel;
use domain::survey::{Definition, SurveyFile, SurveyState};
use domain::time::clock_in_london;
use entity::{comment, comment_read, programme, response, staff, survey, survey_version};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

use super::SurveyId;
use crate::programme::ProgrammeId;
use crate::staff::proof::{In, Permission, Reach, Staff};
use crate::staff::roles::SeeSurveys;

/// A survey in the list of surveys.
#[derive(Debug)]
pub struct SurveyRow {
    /// Key.
    pub id: i64,
    /// Name in addresses.
    pub slug: String,
    /// Title, in English or whatever there is.
    pub title: String,
    /// The programme's key.
    pub programme_id: i64,
    /// The programme's title.
    pub programme: String,
    /// State.
    pub state: SurveyState,
    /// From when.
    pub opens_at: Option<DateTime<Utc>>,
    /// Until when.
    pub closes_at: Option<DateTime<Utc>>,
    /// Responses that count. Exact: to be rounded before anybody sees it.
    pub responses: u32,
    /// Comments, and how many of them a person has read.
    pub comments: u32,
    /// Comments a person has read.
    pub read: u32,
    /// Whether a version waits to be published.
    pub has_draft: bool,
}

/// Every survey within reach, the newest first.
pub async fn list(
    db: &impl ConnectionTrait,
    who: &Staff<SeeSurveys>,
) -> Result<Vec<SurveyRow>, DbErr> {
    let mut query = survey::Entity::find().order_by_desc(survey::Column::Id);
    if let Reach::Programmes(programmes) = who.reach() {
        query = query.filter(survey::Column::ProgrammeId.is_in(programmes.iter().copied()));
    }
    let mut rows = Vec::new();
    for survey in query.all(db).await? {
        rows.push(row(db, survey).await?);
    }
    Ok(rows)
}

/// The surveys of a programme, the newest first.
pub async fn of_programme<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<ProgrammeId, P>,
) -> Result<Vec<SurveyRow>, DbErr> {
    let query = survey::Entity::find()
        .filter(survey::Column::ProgrammeId.eq(who.object().0))
        .order_by_desc(survey::Column::Id);
    let mut rows = Vec::new();
    for survey in query.all(db).await? {
        rows.push(row(db, survey).await?);
    }
    Ok(rows)
}

/// Responses that count of the surveys of a programme, by survey and the way they came in. Exact:
/// to be rounded before anybody sees them.
pub async fn channels_of_programme<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<ProgrammeId, P>,
) -> Result<Vec<(i64, Channel, u32)>, DbErr> {
    let theirs = survey::Entity::find()
        .select_only()
        .column(survey::Column::Id)
        .filter(survey::Column::ProgrammeId.eq(who.object().0))
        .into_query();
    let counted: Vec<(i64, String, i64)> = response::Entity::find()
        .select_only()
        .column(response::Column::SurveyId)
        .column(response::Column::Channel)
        .column_as(response::Column::Id.count(), "responses")
        .filter(response::Column::SurveyId.in_subquery(theirs))
        .filter(response::Column::SetAside.is_null())
        .group_by(response::Column::SurveyId)
        .group_by(response::Column::Channel)
        .into_tuple()
        .all(db)
        .await?;
    let mut rows: Vec<(i64, Channel, u32)> = counted
        .into_iter()
        .filter_map(|(survey, channel, n)| {
            let n = u32::try_from(n).unwrap_or(u32::MAX);
            Some((survey, Channel::from_name(&channel)?, n))
        })
        .collect();
    // In the order channels are always named.
    rows.sort_by_key(|(survey, channel, _)| {
        let place = Channel::ALL.iter().position(|one| one == channel);
        (*survey, place)
    });
    Ok(rows)
}

/// One survey.
pub async fn one<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, P>,
) -> Result<SurveyRow, DbErr> {
    let found = survey::Entity::find_by_id(who.object().0).one(db).await?;
    let survey = found.ok_or_else(|| DbErr::RecordNotFound("survey".to_owned()))?;
    row(db, survey).await
}

async fn row(db: &impl ConnectionTrait, survey: survey::Model) -> Result<SurveyRow, DbErr> {
    let version = survey_version::Entity::find()
        .filter(survey_version::Column::SurveyId.eq(survey.id))
        .order_by_desc(survey_version::Column::Number)
        .one(db)
        .await?;
    let title = version
        .as_ref()
        .and_then(|v| title(&v.definition))
        .unwrap_or(survey.slug.clone());
    let programme = programme::Entity::find_by_id(survey.programme_id)
        .one(db)
        .await?;
    let responses = response::Entity::find()
        .filter(response::Column::SurveyId.eq(survey.id))
        .filter(response::Column::SetAside.is_null())
        .count(db)
        .await?;
    let (comments, read) = read_share(db, survey.id).await?;
    Ok(SurveyRow {
        id: survey.id,
        title,
        programme_id: survey.programme_id,
        programme: programme
            .map(|programme| programme.title)
            .unwrap_or_default(),
        state: survey.state.0,
        opens_at: survey.opens_at,
        closes_at: survey.closes_at,
        responses: u32::try_from(responses).unwrap_or(u32::MAX),
        comments,
        read,
        has_draft: version.is_some_and(|version| version.published_at.is_none()),
        slug: survey.slug,
    })
}

fn title(definition: &str) -> Option<String> {
    let definition: Definition = serde_json::from_str(definition).ok()?;
    Some(definition.title.get("en").0.to_owned())
}

/// How many comments a survey has, and how many a person has read.
pub async fn read_share(db: &impl ConnectionTrait, survey: i64) -> Result<(u32, u32), DbErr> {
    let of_survey = || comment::Entity::find().filter(comment::Column::SurveyId.eq(survey));
    let all = of_survey().count(db).await?;
    let was_read = comment_read::Entity::find()
        .select_only()
        .column(comment_read::Column::CommentId)
        .into_query();
    let read = of_survey()
        .filter(comment::Column::Id.in_subquery(was_read))
        .count(db)
        .await?;
    let count = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    Ok((count(all), count(read)))
}

/// Responses that count by the way they came in. Exact: to be rounded before anybody sees them.
pub async fn by_channel<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, P>,
) -> Result<Vec<(Channel, u32)>, DbErr> {
    let counted: Vec<(String, i64)> = response::Entity::find()
        .select_only()
        .column(response::Column::Channel)
        .column_as(response::Column::Id.count(), "responses")
        .filter(response::Column::SurveyId.eq(who.object().0))
        .filter(response::Column::SetAside.is_null())
        .group_by(response::Column::Channel)
        .into_tuple()
        .all(db)
        .await?;
    let of = |channel: Channel| {
        counted
            .iter()
            .find(|(name, _)| name == channel.name())
            .map_or(0, |(_, n)| *n)
    };
    Ok(Channel::ALL
        .iter()
        .map(|channel| (*channel, u32::try_from(of(*channel)).unwrap_or(u32::MAX)))
        .filter(|(_, n)| *n > 0)
        .collect())
}

/// The survey of this name as a file: its draft, or what was last published.
pub async fn export(db: &impl ConnectionTrait, slug: &str) -> Result<Option<SurveyFile>, DbErr> {
    let found = survey::Entity::find()
        .filter(survey::Column::Slug.eq(slug))
        .one(db)
        .await?;
    let Some(survey) = found else { return Ok(None) };
    let version = survey_version::Entity::find()
        .filter(survey_version::Column::SurveyId.eq(survey.id))
        .order_by_desc(survey_version::Column::Number)
        .one(db)
        .await?;
    let programme = programme::Entity::find_by_id(survey.programme_id)
        .one(db)
        .await?;
    let (Some(version), Some(programme)) = (version, programme) else {
        return Ok(None);
    };
    let definition = serde_json::from_str(&version.definition);
    Ok(Some(SurveyFile {
        format: domain::survey::FORMAT.to_owned(),
        slug: survey.slug,
        programme: programme.slug,
        schedule: domain::survey::Schedule {
            opens: survey.opens_at.map(clock_in_london),
            closes: survey.closes_at.map(clock_in_london),
        },
        definition: definition.map_err(|error| DbErr::Json(error.to_string()))?,
    }))
}

/// The key and programme of the survey of this name.
pub async fn by_slug(
    db: &impl ConnectionTrait,
    slug: &str,
) -> Result<Option<(SurveyId, i64)>, DbErr> {
    let found = survey::Entity::find()
        .filter(survey::Column::Slug.eq(slug))
        .one(db)
        .await?;
    Ok(found.map(|survey| (SurveyId(survey.id), survey.programme_id)))
}

/// Who read how many comments of a survey.
pub async fn readers<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, P>,
) -> Result<Vec<(String, i64)>, DbErr> {
    let of_survey = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::SurveyId.eq(who.object().0))
        .into_query();
    let counted: Vec<(i64, i64)> = comment_read::Entity::find()
        .select_only()
        .column(comment_read::Column::StaffId)
        .column_as(comment_read::Column::CommentId.count(), "read")
        .filter(comment_read::Column::CommentId.in_subquery(of_survey))
        .group_by(comment_read::Column::StaffId)
        .into_tuple()
        .all(db)
        .await?;
    let names = staff::Entity::find()
        .filter(staff::Column::Id.is_in(counted.iter().map(|(id, _)| *id)))
        .all(db)
        .await?;
    let name = |id: i64| names.iter().find(|s| s.id == id).map(|s| s.name.clone());
    Ok(counted
        .into_iter()
        .filter_map(|(id, n)| Some((name(id)?, n)))
        .collect())
}

/// The key of the version of a survey that is answered now, if it was ever opened.
pub async fn current_version<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, P>,
) -> Result<Option<i64>, DbErr> {
    let found = survey::Entity::find_by_id(who.object().0).one(db).await?;
    Ok(found.and_then(|survey| survey.version_id))
}

/// Surveys that were ever opened, within reach: key and title, the newest first.
pub async fn titles(db: &impl ConnectionTrait, reach: &Reach) -> Result<Vec<(i64, String)>, DbErr> {
    let mut query = survey::Entity::find()
        .filter(survey::Column::VersionId.is_not_null())
        .order_by_desc(survey::Column::Id);
    if let Reach::Programmes(programmes) = reach {
        query = query.filter(survey::Column::ProgrammeId.is_in(programmes.iter().copied()));
    }
    let mut list = Vec::new();
    for survey in query.all(db).await? {
        let Some(version) = survey.version_id else {
            continue;
        };
        let version = survey_version::Entity::find_by_id(version).one(db).await?;
        let title = version
            .and_then(|version| title(&version.definition))
            .unwrap_or(survey.slug);
        list.push((survey.id, title));
    }
    Ok(list)
}

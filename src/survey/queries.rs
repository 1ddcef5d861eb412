//! Reading surveys for staff pages.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::Named;
use domain::response::Channel;
use domain::survey::{Definition, SurveyFile, SurveyState, Text, files};
use domain::time::clock_in_london;
use entity::{comment, programme, response, survey, survey_version, upload};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};

use super::SurveyId;
use crate::programme::ProgrammeId;
use crate::staff::proof::{In, Permission, Reach, Staff};
use crate::staff::queries::names;
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
    rows(db, query.all(db).await?).await
}

/// The surveys of a programme, the newest first.
pub async fn of_programme<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<ProgrammeId, P>,
) -> Result<Vec<SurveyRow>, DbErr> {
    let query = survey::Entity::find()
        .filter(survey::Column::ProgrammeId.eq(who.object().0))
        .order_by_desc(survey::Column::Id);
    rows(db, query.all(db).await?).await
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
        .expr_as(Expr::cust("COUNT(*)"), "responses")
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
    let row = rows(db, vec![survey]).await?.pop();
    row.ok_or_else(|| DbErr::RecordNotFound("survey".to_owned()))
}

/// Everything the list says of these surveys, in as many queries for a hundred as for one.
async fn rows(
    db: &impl ConnectionTrait,
    surveys: Vec<survey::Model>,
) -> Result<Vec<SurveyRow>, DbErr> {
    let ids: Vec<i64> = surveys.iter().map(|survey| survey.id).collect();
    let newest = newest(db, &ids).await?;
    let titles = titles_of(db, newest.values().map(|version| version.id)).await?;
    let programmes: HashMap<i64, String> = programme::Entity::find()
        .select_only()
        .column(programme::Column::Id)
        .column(programme::Column::Title)
        .filter(programme::Column::Id.is_in(surveys.iter().map(|survey| survey.programme_id)))
        .into_tuple()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let responses = response::Entity::find()
        .filter(response::Column::SurveyId.is_in(ids.iter().copied()))
        .filter(response::Column::SetAside.is_null());
    let responses = counted(db, responses, response::Column::SurveyId).await?;
    let of_surveys =
        || comment::Entity::find().filter(comment::Column::SurveyId.is_in(ids.iter().copied()));
    let comments = counted(db, of_surveys(), comment::Column::SurveyId).await?;
    let read = of_surveys().filter(comment::Column::ReadFirstBy.is_not_null());
    let read = counted(db, read, comment::Column::SurveyId).await?;
    let row = |survey: survey::Model| {
        let of = |counts: &HashMap<i64, u32>| counts.get(&survey.id).copied().unwrap_or(0);
        let version = newest.get(&survey.id);
        SurveyRow {
            id: survey.id,
            title: version
                .and_then(|version| titles.get(&version.id).cloned())
                .unwrap_or_else(|| survey.slug.clone()),
            programme_id: survey.programme_id,
            programme: programmes
                .get(&survey.programme_id)
                .cloned()
                .unwrap_or_default(),
            state: survey.state.0,
            opens_at: survey.opens_at,
            closes_at: survey.closes_at,
            responses: of(&responses),
            comments: of(&comments),
            read: of(&read),
            has_draft: version.is_some_and(|version| !version.is_published),
            slug: survey.slug,
        }
    };
    Ok(surveys.into_iter().map(row).collect())
}

/// How many rows a query finds for each survey.
async fn counted<E: EntityTrait>(
    db: &impl ConnectionTrait,
    query: Select<E>,
    of: E::Column,
) -> Result<HashMap<i64, u32>, DbErr> {
    let counted: Vec<(i64, i64)> = query
        .select_only()
        .column(of)
        .expr_as(Expr::cust("COUNT(*)"), "n")
        .group_by(of)
        .into_tuple()
        .all(db)
        .await?;
    let count = |(survey, n): (i64, i64)| (survey, u32::try_from(n).unwrap_or(u32::MAX));
    Ok(counted.into_iter().map(count).collect())
}

/// The newest version of a survey.
struct Newest {
    id: i64,
    is_published: bool,
}

async fn newest(db: &impl ConnectionTrait, surveys: &[i64]) -> Result<HashMap<i64, Newest>, DbErr> {
    let versions: Vec<(i64, i64, Option<DateTime<Utc>>)> = survey_version::Entity::find()
        .select_only()
        .column(survey_version::Column::SurveyId)
        .column(survey_version::Column::Id)
        .column(survey_version::Column::PublishedAt)
        .filter(survey_version::Column::SurveyId.is_in(surveys.iter().copied()))
        .order_by_asc(survey_version::Column::Number)
        .into_tuple()
        .all(db)
        .await?;
    // Of those of one survey the last stays.
    let newest = versions.into_iter().map(|(survey, id, published_at)| {
        let is_published = published_at.is_some();
        (survey, Newest { id, is_published })
    });
    Ok(newest.collect())
}

/// The titles of versions.
async fn titles_of(
    db: &impl ConnectionTrait,
    versions: impl IntoIterator<Item = i64>,
) -> Result<HashMap<i64, String>, DbErr> {
    /// As much of a definition as is asked for here.
    #[derive(serde::Deserialize)]
    struct Titled {
        title: Text,
    }
    let definitions: Vec<(i64, String)> = survey_version::Entity::find()
        .select_only()
        .column(survey_version::Column::Id)
        .column(survey_version::Column::Definition)
        .filter(survey_version::Column::Id.is_in(versions))
        .into_tuple()
        .all(db)
        .await?;
    let title = |(version, definition): (i64, String)| {
        let titled: Titled = serde_json::from_str(&definition).ok()?;
        Some((version, titled.title.get("en").0.to_owned()))
    };
    Ok(definitions.into_iter().filter_map(title).collect())
}

/// Responses that count by the way they came in. Exact: to be rounded before anybody sees them.
pub async fn by_channel<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, P>,
) -> Result<Vec<(Channel, u32)>, DbErr> {
    let counted: Vec<(String, i64)> = response::Entity::find()
        .select_only()
        .column(response::Column::Channel)
        .expr_as(Expr::cust("COUNT(*)"), "responses")
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

/// Petitions that count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Petitions {
    /// How many. Each is one response.
    pub count: u32,
    /// How many people signed them. Nobody knows who signed two, or answered as well.
    pub signatures: i64,
}

/// What came in with signatures under it.
pub async fn petitions<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, P>,
) -> Result<Petitions, DbErr> {
    // The few that staff typed in as words: no form asks for signatures.
    let typed_in = Channel::ALL
        .iter()
        .filter(|channel| !matches!(channel, Channel::Online | Channel::Paper))
        .map(|channel| channel.name());
    let counted: Option<(i64, Option<i64>)> = response::Entity::find()
        .select_only()
        .expr_as(Expr::cust("COUNT(*)"), "petitions")
        .expr_as(Expr::cust("SUM(signatures)"), "signatures")
        .filter(response::Column::SurveyId.eq(who.object().0))
        .filter(response::Column::SetAside.is_null())
        .filter(response::Column::Channel.is_in(typed_in))
        .filter(response::Column::Signatures.gt(0))
        .into_tuple()
        .one(db)
        .await?;
    let (count, signatures) = counted.unwrap_or_default();
    Ok(Petitions {
        count: u32::try_from(count).unwrap_or(u32::MAX),
        signatures: signatures.unwrap_or(0),
    })
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

/// The name in addresses of the survey with this key.
pub async fn slug(db: &impl ConnectionTrait, survey: i64) -> Result<Option<String>, DbErr> {
    let found = survey::Entity::find_by_id(survey).one(db).await?;
    Ok(found.map(|survey| survey.slug))
}

/// Who read how many comments of a survey first.
pub async fn readers<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, P>,
) -> Result<Vec<(String, i64)>, DbErr> {
    let counted: Vec<(Option<i64>, i64)> = comment::Entity::find()
        .select_only()
        .column(comment::Column::ReadFirstBy)
        .expr_as(Expr::cust("COUNT(*)"), "read")
        .filter(comment::Column::SurveyId.eq(who.object().0))
        .group_by(comment::Column::ReadFirstBy)
        .order_by_asc(comment::Column::ReadFirstBy)
        .into_tuple()
        .all(db)
        .await?;
    let names = names(db, counted.iter().map(|(id, _)| *id)).await?;
    Ok(counted
        .into_iter()
        .filter_map(|(id, n)| Some((names.of(Some(id?))?, n)))
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
    let surveys = query.all(db).await?;
    let titles = titles_of(db, surveys.iter().filter_map(|survey| survey.version_id)).await?;
    let titled = |survey: survey::Model| {
        let title = titles.get(&survey.version_id?);
        Some((survey.id, title.cloned().unwrap_or(survey.slug)))
    };
    Ok(surveys.into_iter().filter_map(titled).collect())
}

/// Whether a questionnaire uses a file that is not here: it came with a survey file from another
/// site.
pub async fn lacks_files(
    db: &impl ConnectionTrait,
    definition: &Definition,
) -> Result<bool, DbErr> {
    let used = files(definition);
    if used.is_empty() {
        return Ok(false);
    }
    let here = upload::Entity::find()
        .filter(upload::Column::Token.is_in(used.keys().map(String::as_str)))
        .count(db)
        .await?;
    Ok(here < used.len() as u64)
}

//! Reading notices: what the public sees, and who said it when.

use chrono::{DateTime, Utc};
use domain::notice::NoticeKind;
use domain::survey::{Definition, Text};
use entity::{notice, notice_wording, programme, staff, survey, survey_version, telling};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

use crate::staff::proof::{In, Permission};
use crate::survey::SurveyId;

/// A notice with all its wordings.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Key.
    pub id: i64,
    /// About which survey.
    pub survey: i64,
    /// What it is.
    pub kind: NoticeKind,
    /// Whether those who left an address are to be told.
    pub tell: bool,
    /// When they were told, and how many.
    pub told: Option<(DateTime<Utc>, i32)>,
    /// What it says now; what it said before follows, the newest first. Never empty.
    pub wordings: Vec<Worded>,
}

/// One wording of a notice.
#[derive(Clone, Debug)]
pub struct Worded {
    /// Its number, from 1.
    pub number: i32,
    /// The question, what was wrong, or the headline.
    pub first: Text,
    /// The answer, what is right, or the news.
    pub second: Text,
    /// The page of this site it is about.
    pub link: Option<String>,
    /// Whether the notice is taken back.
    pub withdrawn: bool,
    /// Why it was changed or taken back.
    pub reason: Option<String>,
    /// Who published it, for staff alone; none for the operator, or where it was not asked for.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Every notice of a survey as the public may see it, the newest first, in one statement.
pub async fn published(db: &impl ConnectionTrait, survey: i64) -> Result<Vec<Notice>, DbErr> {
    let rows = wordings(notice::Column::SurveyId.eq(survey))
        .all(db)
        .await?;
    let rows = rows.into_iter().map(|(row, notice)| (row, notice, None));
    collected(rows)
}

/// What the notices of a programme say now, by their keys, without those that were taken back.
pub async fn standing_in(
    db: &impl ConnectionTrait,
    programme: i64,
) -> Result<Vec<(i64, Worded)>, DbErr> {
    let surveys = survey::Entity::find()
        .select_only()
        .column(survey::Column::Id)
        .filter(survey::Column::ProgrammeId.eq(programme));
    let rows = wordings(notice::Column::SurveyId.in_subquery(surveys.into_query()))
        .all(db)
        .await?;
    let rows = rows.into_iter().map(|(row, notice)| (row, notice, None));
    let now = |notice: Notice| {
        let now = notice.wordings.into_iter().next()?;
        (!now.withdrawn).then_some((notice.id, now))
    };
    Ok(collected(rows)?.into_iter().filter_map(now).collect())
}

/// The same with who said what, for staff.
pub async fn with_names<P: Permission>(
    db: &impl ConnectionTrait,
    of: &In<SurveyId, P>,
) -> Result<Vec<Notice>, DbErr> {
    let rows = wordings(notice::Column::SurveyId.eq(of.object().0))
        .find_also(notice_wording::Entity, staff::Entity)
        .all(db)
        .await?;
    collected(rows.into_iter())
}

/// One notice, with who said what.
pub async fn one<P: Permission>(
    db: &impl ConnectionTrait,
    of: &In<super::NoticeId, P>,
) -> Result<Option<Notice>, DbErr> {
    let rows = wordings(notice::Column::Id.eq(of.object().0))
        .find_also(notice_wording::Entity, staff::Entity)
        .all(db)
        .await?;
    Ok(collected(rows.into_iter())?.pop())
}

fn wordings(
    of: sea_orm::sea_query::Expr,
) -> sea_orm::SelectTwo<notice_wording::Entity, notice::Entity> {
    notice_wording::Entity::find()
        .filter(of)
        .order_by_desc(notice_wording::Column::NoticeId)
        .order_by_desc(notice_wording::Column::Number)
        .find_also_related(notice::Entity)
}

type Row = (
    notice_wording::Model,
    Option<notice::Model>,
    Option<staff::Model>,
);

fn collected(rows: impl Iterator<Item = Row>) -> Result<Vec<Notice>, DbErr> {
    let mut notices: Vec<Notice> = Vec::new();
    for (row, notice, by) in rows {
        let Some(notice) = notice else { continue };
        let worded = worded(row, by)?;
        match notices.last_mut().filter(|known| known.id == notice.id) {
            Some(known) => known.wordings.push(worded),
            None => notices.push(Notice {
                id: notice.id,
                survey: notice.survey_id,
                kind: notice.kind.0,
                tell: notice.tell,
                told: notice.told_at.zip(notice.told),
                wordings: vec![worded],
            }),
        }
    }
    Ok(notices)
}

fn worded(row: notice_wording::Model, by: Option<staff::Model>) -> Result<Worded, DbErr> {
    let text = |json: &str| {
        serde_json::from_str::<Text>(json).map_err(|error| DbErr::Json(error.to_string()))
    };
    Ok(Worded {
        number: row.number,
        first: text(&row.first)?,
        second: text(&row.second)?,
        link: row.link,
        withdrawn: row.withdrawn,
        reason: row.reason,
        by: by.map(|by| by.name),
        at: row.at,
    })
}

/// The programme of a notice.
pub async fn programme_of(db: &impl ConnectionTrait, notice: i64) -> Result<Option<i64>, DbErr> {
    let found = notice::Entity::find_by_id(notice)
        .find_also_related(survey::Entity)
        .one(db)
        .await?;
    Ok(found.and_then(|(_, survey)| survey.map(|survey| survey.programme_id)))
}

/// A survey as notices and the mails about them name it.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Key.
    pub survey: i64,
    /// Name in addresses.
    pub slug: String,
    /// Its programme.
    pub programme: i64,
    /// The body that asks.
    pub body_name: String,
    /// Whether it is made up.
    pub fictional: bool,
    /// Name of the programme in addresses.
    pub programme_slug: String,
    /// Whether what was decided is public.
    pub decided: bool,
    /// Until when it can be answered.
    pub closes_at: Option<DateTime<Utc>>,
    /// The questionnaire people answer now, or its draft.
    pub definition: Definition,
}

/// The survey with this key.
pub async fn subject(db: &impl ConnectionTrait, survey: i64) -> Result<Option<Subject>, DbErr> {
    let found = survey::Entity::find_by_id(survey)
        .find_also_related(programme::Entity)
        .one(db)
        .await?;
    let Some((survey, Some(programme))) = found else {
        return Ok(None);
    };
    let mut version = survey_version::Entity::find()
        .filter(survey_version::Column::SurveyId.eq(survey.id))
        .order_by_desc(survey_version::Column::Number);
    if let Some(current) = survey.version_id {
        version = version.filter(survey_version::Column::Id.eq(current));
    }
    let Some(version) = version.one(db).await? else {
        return Ok(None);
    };
    let definition = serde_json::from_str(&version.definition);
    Ok(Some(Subject {
        survey: survey.id,
        slug: survey.slug,
        programme: programme.id,
        body_name: programme.body_name,
        fictional: programme.fictional,
        decided: !programme.decision.is_empty(),
        programme_slug: programme.slug,
        closes_at: survey.closes_at,
        definition: definition.map_err(|error| DbErr::Json(error.to_string()))?,
    }))
}

/// Notices that people are still to be told of, the oldest first.
pub async fn untold(db: &impl ConnectionTrait) -> Result<Vec<Notice>, DbErr> {
    let of = sea_orm::Condition::all()
        .add(notice::Column::Tell.eq(true))
        .add(notice::Column::ToldAt.is_null());
    let rows = notice_wording::Entity::find()
        .order_by_desc(notice_wording::Column::NoticeId)
        .order_by_desc(notice_wording::Column::Number)
        .find_also_related(notice::Entity)
        .filter(of)
        .all(db)
        .await?;
    let rows = rows.into_iter().map(|(row, notice)| (row, notice, None));
    let mut notices = collected(rows)?;
    notices.reverse();
    Ok(notices)
}

/// When people were last told what became of a survey, and how many those were.
pub async fn last_digest(
    db: &impl ConnectionTrait,
    survey: i64,
) -> Result<Option<(DateTime<Utc>, i32)>, DbErr> {
    let row = telling::Entity::find_by_id(survey).one(db).await?;
    Ok(row.and_then(|row| row.last_at.zip(row.last_count)))
}

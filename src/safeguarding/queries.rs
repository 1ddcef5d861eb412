//! Reading the queue, and who leads when.

use chrono::{DateTime, NaiveDate, Utc};
use domain::Named;
use domain::distress::{Topic, Whose};
use domain::response::Channel;
use domain::role::Role;
use domain::safeguarding::{CaseState, Hours};
use entity::{
    Stored, comment, programme, programme_safety, response, safety_case, safety_step, staff,
    staff_role, survey,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
};

use super::CaseId;
use crate::programme::ProgrammeId;
use crate::staff::proof::{In, Permission, Reach, Staff};
use crate::staff::queries::names;
use crate::staff::roles::{DecideThemes, EditSurvey, ReadDistress};
use crate::survey::SurveyId;

/// Who leads in a programme, and when.
#[derive(Clone, Debug)]
pub struct SafetyRow {
    /// The lead's account.
    pub lead: i64,
    /// Their hours.
    pub hours: Hours,
    /// The programme's own lines of help.
    pub lines: Vec<String>,
}

fn safety(row: programme_safety::Model) -> Option<SafetyRow> {
    let (from, until) = (row.from_minute, row.until_minute);
    Some(SafetyRow {
        lead: row.lead_id,
        hours: Hours::stored(row.first_day, row.last_day, from, until)?,
        lines: row.lines.lines().map(str::to_owned).collect(),
    })
}

/// What is set for a programme.
pub async fn of_programme(
    db: &impl ConnectionTrait,
    programme: i64,
) -> Result<Option<SafetyRow>, DbErr> {
    let row = programme_safety::Entity::find_by_id(programme)
        .one(db)
        .await?;
    Ok(row.and_then(safety))
}

/// The response of a comment; none of another survey or field, or set aside.
pub async fn response_of(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, DecideThemes>,
    field: &str,
    comment: i64,
) -> Result<Option<i64>, DbErr> {
    comment::Entity::find_by_id(comment)
        .select_only()
        .column(comment::Column::ResponseId)
        .filter(comment::Column::SurveyId.eq(who.object().0))
        .filter(comment::Column::Field.eq(field))
        .into_tuple()
        .one(db)
        .await
}

/// Whether the response of a comment is in the queue, or was.
pub async fn is_case(db: &impl ConnectionTrait, comment: i64) -> Result<bool, DbErr> {
    let response = comment::Entity::find_by_id(comment)
        .select_only()
        .column(comment::Column::ResponseId)
        .into_query();
    let cases = safety_case::Entity::find()
        .filter(safety_case::Column::ResponseId.in_subquery(response))
        .count(db)
        .await?;
    Ok(cases > 0)
}

/// What is set for the programme of a survey.
pub async fn of_survey(db: &impl ConnectionTrait, survey: i64) -> Result<Option<SafetyRow>, DbErr> {
    let programme = survey::Entity::find()
        .select_only()
        .column(survey::Column::ProgrammeId)
        .filter(survey::Column::Id.eq(survey))
        .into_query();
    let row = programme_safety::Entity::find()
        .filter(programme_safety::Column::ProgrammeId.in_subquery(programme))
        .one(db)
        .await?;
    Ok(row.and_then(safety))
}

/// Whether words of distress were heard in a response.
pub async fn is_flagged(db: &impl ConnectionTrait, response: i64) -> Result<bool, DbErr> {
    let found = safety_case::Entity::find()
        .filter(safety_case::Column::ResponseId.eq(response))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// A case as the queue lists it.
#[derive(Debug)]
pub struct CaseRow {
    /// Key.
    pub id: i64,
    /// Title of the programme.
    pub programme: String,
    /// Key of the survey.
    pub survey: i64,
    /// The day the response came in.
    pub received_on: NaiveDate,
    /// The way it came in.
    pub channel: Channel,
    /// Language it was answered in.
    pub language: String,
    /// What was heard.
    pub topic: Topic,
    /// Whom it is about.
    pub whose: Whose,
    /// Whether it seems to be long ago.
    pub long_ago: bool,
    /// How far it is.
    pub state: CaseState,
    /// Who did the last step, and when.
    pub last: Option<Step>,
}

/// One step of a case.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it became.
    pub state: CaseState,
    /// What was done.
    pub note: Option<String>,
    /// Who; none for the operator.
    pub name: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The most cases one page lists.
const LISTED: u64 = 200;

/// The cases within reach, those nobody looked at first and of those the longest waiting; with
/// `ended`, those that are finished instead, the newest first.
pub async fn queue(
    db: &impl ConnectionTrait,
    who: &Staff<ReadDistress>,
    ended: bool,
) -> Result<Vec<CaseRow>, DbErr> {
    let mut surveys = survey::Entity::find()
        .select_only()
        .column(survey::Column::Id);
    if let Reach::Programmes(programmes) = who.reach() {
        surveys = surveys.filter(survey::Column::ProgrammeId.is_in(programmes.iter().copied()));
    }
    let responses = response::Entity::find()
        .select_only()
        .column(response::Column::Id)
        .filter(response::Column::SurveyId.in_subquery(surveys.into_query()))
        .into_query();
    let states = CaseState::ALL
        .iter()
        .filter(|state| state.is_open() != ended);
    let mut query = safety_case::Entity::find()
        .filter(safety_case::Column::ResponseId.in_subquery(responses))
        .filter(safety_case::Column::State.is_in(states.map(|state| state.name())))
        .limit(LISTED);
    query = match ended {
        true => query.order_by_desc(safety_case::Column::Id),
        // By their names: "new" stands after "looking".
        false => query
            .order_by_desc(safety_case::Column::State)
            .order_by_asc(safety_case::Column::LongAgo)
            .order_by_asc(safety_case::Column::Id),
    };
    rows(db, query.all(db).await?).await
}

/// One case.
pub async fn case(
    db: &impl ConnectionTrait,
    who: &In<CaseId, ReadDistress>,
) -> Result<CaseRow, DbErr> {
    let found = safety_case::Entity::find_by_id(who.object().0)
        .all(db)
        .await?;
    let mut rows = rows(db, found).await?;
    rows.pop()
        .ok_or_else(|| DbErr::RecordNotFound("case".to_owned()))
}

async fn rows(
    db: &impl ConnectionTrait,
    cases: Vec<safety_case::Model>,
) -> Result<Vec<CaseRow>, DbErr> {
    let responses = response::Entity::find()
        .filter(response::Column::Id.is_in(cases.iter().map(|case| case.response_id)))
        .all(db)
        .await?;
    let surveys = survey::Entity::find()
        .filter(survey::Column::Id.is_in(responses.iter().filter_map(|r| r.survey_id)))
        .all(db)
        .await?;
    let programmes = programme::Entity::find()
        .filter(programme::Column::Id.is_in(surveys.iter().map(|survey| survey.programme_id)))
        .all(db)
        .await?;
    let steps = safety_step::Entity::find()
        .filter(safety_step::Column::CaseId.is_in(cases.iter().map(|case| case.id)))
        .order_by_asc(safety_step::Column::Id)
        .all(db)
        .await?;
    let last = named(db, steps).await?;
    let row = |case: safety_case::Model| {
        let response = responses.iter().find(|r| r.id == case.response_id)?;
        let survey = surveys.iter().find(|s| Some(s.id) == response.survey_id)?;
        let programme = programmes.iter().find(|p| p.id == survey.programme_id)?;
        let of_case = last.iter().rev().find(|(id, _)| *id == case.id);
        Some(CaseRow {
            id: case.id,
            programme: programme.title.clone(),
            survey: survey.id,
            received_on: response.received_on,
            channel: response.channel.0,
            language: response.language.clone(),
            topic: case.topic.0,
            whose: case.whose.0,
            long_ago: case.long_ago,
            state: case.state.0,
            last: of_case.map(|(_, step)| step.clone()),
        })
    };
    Ok(cases.into_iter().filter_map(row).collect())
}

async fn named(
    db: &impl ConnectionTrait,
    steps: Vec<safety_step::Model>,
) -> Result<Vec<(i64, Step)>, DbErr> {
    let names = names(db, steps.iter().map(|step| step.staff_id)).await?;
    Ok(steps
        .into_iter()
        .map(|step| {
            let row = Step {
                state: step.state.0,
                note: step.note,
                name: names.of(step.staff_id),
                at: step.at,
            };
            (step.case_id, row)
        })
        .collect())
}

/// What was done about a case, the last first.
pub async fn steps(
    db: &impl ConnectionTrait,
    who: &In<CaseId, ReadDistress>,
) -> Result<Vec<Step>, DbErr> {
    let steps = safety_step::Entity::find()
        .filter(safety_step::Column::CaseId.eq(who.object().0))
        .order_by_desc(safety_step::Column::Id)
        .all(db)
        .await?;
    let steps = named(db, steps).await?;
    Ok(steps.into_iter().map(|(_, step)| step).collect())
}

/// Words of a response, with the version and the field they were written in.
#[derive(Debug)]
pub struct Words {
    /// The field: a question code, or `<code>.other`.
    pub field: String,
    /// The words.
    pub text: String,
}

/// Everything a case's response says in words, and the version it answers.
pub async fn words(
    db: &impl ConnectionTrait,
    who: &In<CaseId, ReadDistress>,
) -> Result<(i64, Vec<Words>), DbErr> {
    let none = || DbErr::RecordNotFound("case".to_owned());
    let case = safety_case::Entity::find_by_id(who.object().0)
        .one(db)
        .await?;
    let case = case.ok_or_else(none)?;
    let response = response::Entity::find_by_id(case.response_id)
        .one(db)
        .await?;
    let response = response.ok_or_else(none)?;
    let comments = comment::Entity::find()
        .filter(comment::Column::ResponseId.eq(response.id))
        .order_by_asc(comment::Column::Id)
        .all(db)
        .await?;
    let words = |comment: comment::Model| Words {
        field: comment.field,
        text: comment.text,
    };
    Ok((
        response.version_id,
        comments.into_iter().map(words).collect(),
    ))
}

/// Who can lead in a programme: key and name of accounts with the role there.
pub async fn leads(
    db: &impl ConnectionTrait,
    who: &In<ProgrammeId, EditSurvey>,
) -> Result<Vec<(i64, String)>, DbErr> {
    let here = Condition::any()
        .add(staff_role::Column::ProgrammeId.is_null())
        .add(staff_role::Column::ProgrammeId.eq(who.programme()));
    let holders = staff_role::Entity::find()
        .select_only()
        .column(staff_role::Column::StaffId)
        .filter(staff_role::Column::Role.eq(Stored(Role::Safeguarding)))
        .filter(here)
        .into_query();
    let people = staff::Entity::find()
        .filter(staff::Column::Id.in_subquery(holders))
        .filter(staff::Column::DisabledAt.is_null())
        .order_by_asc(staff::Column::Name)
        .order_by_asc(staff::Column::Id)
        .all(db)
        .await?;
    Ok(people
        .into_iter()
        .map(|staff| (staff.id, staff.name))
        .collect())
}

/// The title of a programme.
pub async fn programme_title<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<ProgrammeId, P>,
) -> Result<String, DbErr> {
    let found = programme::Entity::find_by_id(who.programme())
        .one(db)
        .await?;
    Ok(found.map(|programme| programme.title).unwrap_or_default())
}

/// Cases a lead was not told of, with the lead's address.
#[derive(Debug)]
pub struct Untold {
    /// The lead's address.
    pub email: String,
    /// Keys of the cases.
    pub cases: Vec<i64>,
}

/// Cases nobody was told of, by lead. Those of an import that is not finished wait for it.
pub async fn untold(db: &impl ConnectionTrait) -> Result<Vec<Untold>, DbErr> {
    let cases = safety_case::Entity::find()
        .filter(safety_case::Column::Told.eq(false))
        .order_by_asc(safety_case::Column::Id)
        .limit(LISTED)
        .all(db)
        .await?;
    let responses: Vec<(i64, Option<i64>)> = response::Entity::find()
        .select_only()
        .column(response::Column::Id)
        .column(response::Column::SurveyId)
        .filter(response::Column::Id.is_in(cases.iter().map(|case| case.response_id)))
        .into_tuple()
        .all(db)
        .await?;
    let survey = |response: i64| {
        let found = responses.iter().find(|(id, _)| *id == response);
        found.and_then(|(_, survey)| *survey)
    };
    let waiting: Vec<(i64, Option<i64>)> = cases
        .iter()
        .map(|case| (case.id, survey(case.response_id)))
        .collect();
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let leads = programme_safety::Entity::find().all(db).await?;
    let people = staff::Entity::find()
        .filter(staff::Column::Id.is_in(leads.iter().map(|row| row.lead_id)))
        .filter(staff::Column::DisabledAt.is_null())
        .all(db)
        .await?;
    let surveys: Vec<(i64, i64)> = survey::Entity::find()
        .select_only()
        .column(survey::Column::Id)
        .column(survey::Column::ProgrammeId)
        .into_tuple()
        .all(db)
        .await?;
    let mut list: Vec<Untold> = Vec::new();
    for (case, survey) in waiting {
        let programme = surveys.iter().find(|(id, _)| Some(*id) == survey);
        let lead = programme.and_then(|(_, programme)| {
            let set = leads.iter().find(|row| row.programme_id == *programme)?;
            people.iter().find(|staff| staff.id == set.lead_id)
        });
        let Some(lead) = lead else { continue };
        match list.iter_mut().find(|untold| untold.email == lead.email) {
            Some(untold) => untold.cases.push(case),
            None => list.push(Untold {
                email: lead.email.clone(),
                cases: vec![case],
            }),
        }
    }
    Ok(list)
}

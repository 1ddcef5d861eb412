//! Reading assessments.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::assessment::{Deed, Document, Stage, State};
use domain::role::Role;
use entity::{
    Stored, assessment, assessment_quote, assessment_step, assessment_version, claim_doubt,
    comment, commitment, staff_role, survey, survey_version,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
};

use super::{AssessmentId, Writer};
use crate::programme::queries::{self as programmes, ProgrammeRow};
use crate::staff::proof::{In, Permission, Reach, Staff};
use crate::staff::queries::names;
use crate::staff::roles::WriteAssessment;

/// An assessment.
#[derive(Clone, Debug)]
pub struct AssessmentRow {
    /// Key.
    pub id: i64,
    /// Key of its programme.
    pub programme: i64,
    /// Title of its programme.
    pub title: String,
    /// Name of its programme in addresses.
    pub slug: String,
    /// Whether the programme is made up.
    pub fictional: bool,
    /// When the decision on the programme was made.
    pub decided_on: Option<NaiveDate>,
    /// The first look or the full one.
    pub stage: Stage,
    /// When it is looked at again.
    pub review_on: Option<NaiveDate>,
    /// Why there is no first look before it.
    pub direct_why: String,
    /// Whether the public is not told that it is overdue.
    pub overdue_hidden: bool,
    /// Since when the public sees it.
    pub published_at: Option<DateTime<Utc>>,
}

/// A version of an assessment.
#[derive(Clone, Debug)]
pub struct VersionRow {
    /// Key.
    pub id: i64,
    /// Of which assessment.
    pub assessment: i64,
    /// Counted from 1.
    pub number: i32,
    /// How far it has come.
    pub state: State,
    /// What it says.
    pub document: Document,
    /// When it was signed off.
    pub signed_at: Option<DateTime<Utc>>,
    /// Since when the public sees it.
    pub published_at: Option<DateTime<Utc>>,
}

/// What somebody did with a version.
#[derive(Clone, Debug)]
pub struct StepRow {
    /// With which version.
    pub version: i64,
    /// What.
    pub deed: Deed,
    /// Key of the account.
    pub staff: Option<i64>,
    /// Their name; none for the operator.
    pub name: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// What they said with it.
    pub note: String,
    /// Why one person did what two should do.
    pub alone: String,
}

pub(super) fn version(row: assessment_version::Model) -> Result<VersionRow, DbErr> {
    let json = |error: serde_json::Error| DbErr::Json(error.to_string());
    Ok(VersionRow {
        id: row.id,
        assessment: row.assessment_id,
        number: row.number,
        state: row.state.0,
        document: serde_json::from_str(&row.body).map_err(json)?,
        signed_at: row.signed_at,
        published_at: row.published_at,
    })
}

fn row(row: assessment::Model, of: &ProgrammeRow) -> AssessmentRow {
    AssessmentRow {
        id: row.id,
        programme: of.id,
        title: of.title.clone(),
        slug: of.slug.clone(),
        fictional: of.fictional,
        decided_on: of.decided_on,
        stage: Stage::of(row.stage.into()).unwrap_or(Stage::One),
        review_on: row.review_on,
        direct_why: row.direct_why,
        overdue_hidden: row.overdue_hidden,
        published_at: row.published_at,
    }
}

/// Whether a programme has a published assessment.
pub async fn is_published(db: &impl ConnectionTrait, programme: i64) -> Result<bool, DbErr> {
    let published = assessment::Entity::find()
        .filter(assessment::Column::ProgrammeId.eq(programme))
        .filter(assessment::Column::PublishedAt.is_not_null());
    Ok(published.count(db).await? > 0)
}

/// What the public reads of the assessments of a programme: every published version, the newest of
/// the latest stage first, each with its assessment.
pub async fn public(
    db: &impl ConnectionTrait,
    programme: &ProgrammeRow,
) -> Result<Vec<(AssessmentRow, VersionRow)>, DbErr> {
    let found = assessment::Entity::find()
        .filter(assessment::Column::ProgrammeId.eq(programme.id))
        .filter(assessment::Column::PublishedAt.is_not_null())
        .order_by_desc(assessment::Column::Stage)
        .order_by_desc(assessment::Column::Id)
        .all(db)
        .await?;
    let ids = found.iter().map(|one| one.id);
    let versions = assessment_version::Entity::find()
        .filter(assessment_version::Column::AssessmentId.is_in(ids))
        .filter(assessment_version::Column::PublishedAt.is_not_null())
        .order_by_desc(assessment_version::Column::Number)
        .all(db)
        .await?;
    let mut all = Vec::with_capacity(versions.len());
    for one in found {
        let own = versions.iter().filter(|v| v.assessment_id == one.id);
        for own in own {
            all.push((row(one.clone(), programme), version(own.clone())?));
        }
    }
    Ok(all)
}

/// Who signed a version off, without a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signer {
    /// Somebody who holds a role for the programme that may sign: this one.
    Holds(Role),
    /// A member of staff who holds no such role any more.
    Held,
    /// Nobody here: it was made and signed off before it came here.
    Elsewhere,
}

/// Who signed a version off. The role is the one they hold for the programme now: which one they
/// held then is not kept.
pub async fn signed_by(
    db: &impl ConnectionTrait,
    version: i64,
    programme: &ProgrammeRow,
) -> Result<Signer, DbErr> {
    let signed = assessment_step::Entity::find()
        .filter(assessment_step::Column::VersionId.eq(version))
        .filter(assessment_step::Column::Deed.eq(Stored(Deed::SignOff)))
        .order_by_desc(assessment_step::Column::Id)
        .one(db)
        .await?;
    let Some(staff) = signed.and_then(|step| step.staff_id) else {
        return Ok(Signer::Elsewhere);
    };
    let here = Condition::any()
        .add(staff_role::Column::ProgrammeId.is_null())
        .add(staff_role::Column::ProgrammeId.eq(programme.id));
    let held = staff_role::Entity::find()
        .filter(staff_role::Column::StaffId.eq(staff))
        .filter(here)
        .order_by_asc(staff_role::Column::Id)
        .all(db)
        .await?;
    let signs = |role: &Role| matches!(role, Role::Reviewer | Role::Officer);
    let held = held.into_iter().map(|row| row.role.0).find(signs);
    Ok(held.map_or(Signer::Held, Signer::Holds))
}

/// The quotations of these versions, by version and number. Words of a response that was set aside
/// are left out; those of one that was withdrawn are gone.
pub async fn quotes(
    db: &impl ConnectionTrait,
    versions: &[i64],
) -> Result<BTreeMap<(i64, u32), String>, DbErr> {
    if versions.is_empty() {
        return Ok(BTreeMap::new());
    }
    let counted = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::SurveyId.is_not_null())
        .into_query();
    let rows = assessment_quote::Entity::find()
        .filter(assessment_quote::Column::VersionId.is_in(versions.iter().copied()))
        .filter(assessment_quote::Column::CommentId.in_subquery(counted))
        .all(db)
        .await?;
    let quote = |row: assessment_quote::Model| {
        let number = u32::try_from(row.number).unwrap_or_default();
        ((row.version_id, number), row.text)
    };
    Ok(rows.into_iter().map(quote).collect())
}

/// Every assessment within reach with its last version, the newest first.
pub async fn list(
    db: &impl ConnectionTrait,
    who: &Staff<WriteAssessment>,
) -> Result<Vec<(AssessmentRow, VersionRow)>, DbErr> {
    let mut query = assessment::Entity::find().order_by_desc(assessment::Column::Id);
    if let Reach::Programmes(programmes) = who.reach() {
        let here = assessment::Column::ProgrammeId.is_in(programmes.iter().copied());
        query = query.filter(here);
    }
    let found = query.all(db).await?;
    let mut versions = last_versions(db, found.iter().map(|one| one.id)).await?;
    let programmes = programmes::all(db).await?;
    let mut all = Vec::with_capacity(found.len());
    for one in found {
        let of = programmes.iter().find(|p| p.id == one.programme_id);
        if let (Some(of), Some(last)) = (of, versions.remove(&one.id)) {
            all.push((row(one, of), version(last)?));
        }
    }
    Ok(all)
}

async fn last_versions(
    db: &impl ConnectionTrait,
    assessments: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, assessment_version::Model>, DbErr> {
    let rows = assessment_version::Entity::find()
        .filter(assessment_version::Column::AssessmentId.is_in(assessments))
        .order_by_asc(assessment_version::Column::Number)
        .all(db)
        .await?;
    // The later ones take the places of the earlier.
    let last = rows.into_iter().map(|row| (row.assessment_id, row));
    Ok(last.collect())
}

/// An assessment with its versions, the last first.
pub async fn one<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<AssessmentId, P>,
) -> Result<Option<(AssessmentRow, Vec<VersionRow>)>, DbErr> {
    let found = assessment::Entity::find_by_id(who.object().0)
        .one(db)
        .await?;
    let of = programmes::by_id(db, who.programme()).await?;
    let (Some(found), Some(of)) = (found, of) else {
        return Ok(None);
    };
    let versions = assessment_version::Entity::find()
        .filter(assessment_version::Column::AssessmentId.eq(found.id))
        .order_by_desc(assessment_version::Column::Number)
        .all(db)
        .await?;
    let versions = versions
        .into_iter()
        .map(version)
        .collect::<Result<_, _>>()?;
    Ok(Some((row(found, &of), versions)))
}

/// What was done with the versions of an assessment, the last first.
pub async fn steps(db: &impl ConnectionTrait, who: &Writer) -> Result<Vec<StepRow>, DbErr> {
    let versions = assessment_version::Entity::find()
        .select_only()
        .column(assessment_version::Column::Id)
        .filter(assessment_version::Column::AssessmentId.eq(who.object().0))
        .into_query();
    let rows = assessment_step::Entity::find()
        .filter(assessment_step::Column::VersionId.in_subquery(versions))
        .order_by_desc(assessment_step::Column::Id)
        .all(db)
        .await?;
    let names = names(db, rows.iter().map(|row| row.staff_id)).await?;
    let step = |row: assessment_step::Model| StepRow {
        version: row.version_id,
        deed: row.deed.0,
        staff: row.staff_id,
        name: names.of(row.staff_id),
        at: row.at,
        note: row.note,
        alone: row.alone,
    };
    Ok(rows.into_iter().map(step).collect())
}

/// Who wrote in a version.
pub(super) async fn authors(
    db: &impl ConnectionTrait,
    version: i64,
) -> Result<Vec<Option<i64>>, DbErr> {
    assessment_step::Entity::find()
        .select_only()
        .column(assessment_step::Column::StaffId)
        .filter(assessment_step::Column::VersionId.eq(version))
        .filter(assessment_step::Column::Deed.eq(Stored(Deed::Write)))
        .into_tuple()
        .all(db)
        .await
}

/// Whether a programme has a signed assessment of this stage.
pub async fn has_signed(
    db: &impl ConnectionTrait,
    programme: i64,
    stage: Stage,
) -> Result<bool, DbErr> {
    let of = assessment::Entity::find()
        .select_only()
        .column(assessment::Column::Id)
        .filter(assessment::Column::ProgrammeId.eq(programme))
        .filter(assessment::Column::Stage.eq(i32::from(stage.number())))
        .into_query();
    let signed = assessment_version::Entity::find()
        .filter(assessment_version::Column::AssessmentId.in_subquery(of))
        .filter(assessment_version::Column::SignedAt.is_not_null())
        .count(db)
        .await?;
    Ok(signed > 0)
}

/// Evidence against the claim of a version.
#[derive(Clone, Debug)]
pub struct DoubtRow {
    /// What it says.
    pub words: String,
    /// Where it comes from.
    pub source: String,
    /// Who brought it; none where the site noticed it.
    pub name: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Evidence against the claims of these versions, the newest first.
pub async fn doubts(db: &impl ConnectionTrait, versions: &[i64]) -> Result<Vec<DoubtRow>, DbErr> {
    let rows = claim_doubt::Entity::find()
        .filter(claim_doubt::Column::VersionId.is_in(versions.iter().copied()))
        .order_by_desc(claim_doubt::Column::Id)
        .all(db)
        .await?;
    let names = names(db, rows.iter().map(|row| row.staff_id)).await?;
    let doubt = |row: claim_doubt::Model| DoubtRow {
        name: names.of(row.staff_id),
        words: row.words,
        source: row.source,
        at: row.at,
    };
    Ok(rows.into_iter().map(doubt).collect())
}

/// What was done on the ground that nobody is worse off, since that was signed off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relied {
    /// Surveys that were opened, by their keys and names in addresses.
    pub surveys: Vec<(i64, String)>,
    /// When the decision was made.
    pub decided_on: Option<NaiveDate>,
    /// How many commitments were published.
    pub commitments: u64,
}

/// Who relied on a claim that was signed off then.
pub async fn relied(
    db: &impl ConnectionTrait,
    assessment: &AssessmentRow,
    since: DateTime<Utc>,
) -> Result<Relied, DbErr> {
    let opened = survey_version::Entity::find()
        .select_only()
        .column(survey_version::Column::SurveyId)
        .filter(survey_version::Column::PublishedAt.gte(since))
        .into_query();
    let surveys = survey::Entity::find()
        .filter(survey::Column::ProgrammeId.eq(assessment.programme))
        .filter(survey::Column::Id.in_subquery(opened))
        .order_by_asc(survey::Column::Id)
        .all(db)
        .await?;
    let commitments = commitment::Entity::find()
        .filter(commitment::Column::ProgrammeId.eq(assessment.programme))
        .filter(commitment::Column::PublishedAt.gte(since))
        .count(db)
        .await?;
    let signed_on = domain::time::day_in_london(since);
    Ok(Relied {
        surveys: surveys.into_iter().map(|one| (one.id, one.slug)).collect(),
        decided_on: assessment.decided_on.filter(|day| *day >= signed_on),
        commitments,
    })
}

/// Surveys of a programme that were opened: key and title, the newest first.
pub async fn surveys(db: &impl ConnectionTrait, who: &Writer) -> Result<Vec<(i64, String)>, DbErr> {
    let here = Reach::Programmes(vec![who.programme()]);
    crate::survey::queries::titles(db, &here).await
}

/// An assessment that is to be looked at again, as reminders need it.
#[derive(Clone, Debug)]
pub struct DueRow {
    /// The assessment.
    pub assessment: assessment::Model,
    /// Title of the programme.
    pub title: String,
    /// When.
    pub review_on: NaiveDate,
    /// Whether that day is past.
    pub overdue: bool,
}

/// How many days before the review people are reminded.
const REMIND_DAYS: u64 = 28;

/// Assessments in force whose review is near or past, and of which people were not told.
pub async fn due(db: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<DueRow>, DbErr> {
    let near = today
        .checked_add_days(chrono::Days::new(REMIND_DAYS))
        .unwrap_or(today);
    let found = assessment::Entity::find()
        .filter(assessment::Column::ReviewOn.lte(near))
        .order_by_asc(assessment::Column::Id)
        .all(db)
        .await?;
    let ids: Vec<i64> = found.iter().map(|one| one.id).collect();
    let in_force = assessment_version::Entity::find()
        .filter(assessment_version::Column::AssessmentId.is_in(ids))
        .filter(
            assessment_version::Column::State
                .is_in([Stored(State::SignedOff), Stored(State::InReview)]),
        )
        .all(db)
        .await?;
    let programmes = programmes::all(db).await?;
    let mut rows = Vec::new();
    for one in found {
        let Some(review_on) = one.review_on else {
            continue;
        };
        let overdue = review_on < today;
        let told = match overdue {
            true => one.told_overdue,
            false => one.told_due,
        };
        let lives = in_force.iter().any(|v| v.assessment_id == one.id);
        let of = programmes.iter().find(|p| p.id == one.programme_id);
        if let (Some(of), true, true) = (of, lives, told != Some(review_on)) {
            rows.push(DueRow {
                title: of.title.clone(),
                review_on,
                overdue,
                assessment: one,
            });
        }
    }
    Ok(rows)
}

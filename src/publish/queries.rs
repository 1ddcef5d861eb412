//! Reading where a draft stands on its way to the public.

use chrono::{DateTime, NaiveDate, Utc};
use domain::Now;
use domain::survey::gates::{self, Barrier, Caution, Standing, Step};
use domain::survey::{Definition, check};
use domain::time::day_in_london;
use entity::{
    assessment, gate_pass, hold, moved_date, preview, programme, sign_off, survey, survey_version,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder,
};

use crate::keys::{Keys, Purpose};
use crate::safeguarding;
use crate::staff::proof::{In, Permission, Reach, Staff};
use crate::staff::queries::names;
use crate::survey::SurveyId;
use crate::survey::queries::lacks_files;

/// A survey's draft, and everything that decides whether it may be opened.
#[derive(Debug)]
pub struct Readiness {
    /// Name of the survey in its address.
    pub slug: String,
    /// Whether it was opened before.
    pub opened: bool,
    /// From when it can be answered.
    pub opens_at: Option<DateTime<Utc>>,
    /// Until when.
    pub closes_at: Option<DateTime<Utc>>,
    /// Where the safeguarding of its programme is set up.
    pub safeguarding: String,
    /// The draft; none when everything is published.
    pub draft: Option<Draft>,
}

/// A draft on its way.
#[derive(Debug)]
pub struct Draft {
    /// Key of the version.
    pub version: i64,
    /// Its number.
    pub number: i32,
    /// Hash of the questionnaire.
    pub sha256: String,
    /// The questionnaire.
    pub definition: Definition,
    /// Who wrote it, as the audit chain names them.
    pub written_by: String,
    /// Gates that are shut, whether somebody has passed them or not.
    pub shut: Vec<Barrier>,
    /// What to think about again.
    pub cautions: Vec<Caution>,
    /// Signatures, those that have fallen too.
    pub signatures: Vec<Signature>,
    /// Gates passed for this version.
    pub passes: Vec<Pass>,
}

/// Somebody's name under a check.
#[derive(Clone, Debug)]
pub struct Signature {
    /// Which check.
    pub step: Step,
    /// Key of the account.
    pub staff: Option<i64>,
    /// Their name; none for the operator.
    pub name: Option<String>,
    /// Why one person did what two should have done.
    pub reason: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether the draft is still the one they read.
    pub stands: bool,
}

/// A gate somebody passed.
#[derive(Clone, Debug)]
pub struct Pass {
    /// Which.
    pub barrier: Barrier,
    /// Who; none for the operator.
    pub name: Option<String>,
    /// Why.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl Draft {
    /// The gates that are shut and that nobody has passed.
    #[must_use]
    pub fn in_the_way(&self) -> Vec<Barrier> {
        let passed = |barrier: &&Barrier| {
            let mut passes = self.passes.iter();
            barrier.gate.can_be_passed() && passes.any(|pass| pass.barrier == **barrier)
        };
        let shut = self.shut.iter();
        shut.filter(|barrier| !passed(barrier)).cloned().collect()
    }

    /// The signature that stands under a check.
    #[must_use]
    pub fn signature(&self, step: Step) -> Option<&Signature> {
        self.signatures.iter().find(|s| s.step == step && s.stands)
    }
}

/// Where a survey stands.
pub async fn readiness<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, P>,
    now: Now,
) -> Result<Readiness, DbErr> {
    let survey = survey::Entity::find_by_id(who.object().0).one(db).await?;
    let survey = survey.ok_or_else(|| DbErr::RecordNotFound("survey".to_owned()))?;
    let draft = survey_version::Entity::find()
        .filter(survey_version::Column::SurveyId.eq(survey.id))
        .filter(survey_version::Column::PublishedAt.is_null())
        .one(db)
        .await?;
    let draft = match draft {
        Some(version) => Some(draft_of(db, &survey, version, now).await?),
        None => None,
    };
    Ok(Readiness {
        opened: survey.version_id.is_some(),
        opens_at: survey.opens_at,
        closes_at: survey.closes_at,
        safeguarding: format!("/staff/programmes/{}/safeguarding", survey.programme_id),
        slug: survey.slug,
        draft,
    })
}

async fn draft_of(
    db: &impl ConnectionTrait,
    survey: &survey::Model,
    version: survey_version::Model,
    now: Now,
) -> Result<Draft, DbErr> {
    let definition: Definition = serde_json::from_str(&version.definition)
        .map_err(|error| DbErr::Json(error.to_string()))?;
    let signatures = signatures(db, survey.id, &version.sha256).await?;
    let signed = |step| signatures.iter().any(|s| s.step == step && s.stands);
    let programme = programme::Entity::find_by_id(survey.programme_id)
        .one(db)
        .await?;
    let assessed = assessment::Entity::find()
        .filter(assessment::Column::ProgrammeId.eq(survey.programme_id))
        .filter(assessment::Column::PublishedAt.is_not_null())
        .count(db)
        .await?;
    let hold = in_force(db, survey.programme_id, now).await?;
    let standing = Standing {
        // Without a date of its own it opens when somebody opens it.
        opens_on: Some(survey.opens_at.map_or(now.day(), day_in_london)),
        closes_on: survey.closes_at.map(day_in_london),
        assessed: assessed > 0,
        safeguarded: safeguarding::queries::of_programme(db, survey.programme_id)
            .await?
            .is_some(),
        decided_on: programme.and_then(|programme| programme.decided_on),
        equality_checked: signed(Step::Equality),
        communications_checked: signed(Step::Communications),
        untranslated: untranslated(&definition),
        lacks_files: lacks_files(db, &definition).await?,
        held: hold.is_some(),
    };
    let faults = check(&definition);
    Ok(Draft {
        version: version.id,
        number: version.number,
        sha256: version.sha256,
        written_by: version.created_by,
        shut: gates::shut(&definition, &faults, &standing),
        cautions: gates::cautions(&definition, &standing),
        passes: passes(db, survey.id, version.number).await?,
        signatures,
        definition,
    })
}

/// The languages of the survey that lack texts, or have stale ones.
fn untranslated(definition: &Definition) -> Vec<String> {
    let lacks = |lang: &&String| {
        let (_, missing, stale) = domain::survey::translated(definition, lang);
        missing + stale > 0
    };
    let translations = definition.languages.iter().skip(1);
    translations.filter(lacks).cloned().collect()
}

async fn signatures(
    db: &impl ConnectionTrait,
    survey: i64,
    sha256: &str,
) -> Result<Vec<Signature>, DbErr> {
    let rows = sign_off::Entity::find()
        .filter(sign_off::Column::SurveyId.eq(survey))
        .order_by_desc(sign_off::Column::Id)
        .all(db)
        .await?;
    let names = names(db, rows.iter().map(|row| row.staff_id)).await?;
    Ok(rows
        .into_iter()
        .map(|row| Signature {
            step: row.step.0,
            staff: row.staff_id,
            name: names.of(row.staff_id),
            stands: row.sha256 == sha256,
            reason: row.reason,
            at: row.at,
        })
        .collect())
}

async fn passes(db: &impl ConnectionTrait, survey: i64, version: i32) -> Result<Vec<Pass>, DbErr> {
    let rows = gate_pass::Entity::find()
        .filter(gate_pass::Column::SurveyId.eq(survey))
        .filter(gate_pass::Column::Version.eq(version))
        .order_by_asc(gate_pass::Column::Id)
        .all(db)
        .await?;
    let names = names(db, rows.iter().map(|row| row.staff_id)).await?;
    Ok(rows
        .into_iter()
        .map(|row| Pass {
            barrier: Barrier {
                gate: row.gate.0,
                language: row.language,
            },
            name: names.of(row.staff_id),
            reason: row.reason,
            at: row.at,
        })
        .collect())
}

/// How many preview links of a survey still work.
pub async fn previews<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, P>,
    now: Now,
) -> Result<u64, DbErr> {
    preview::Entity::find()
        .filter(preview::Column::SurveyId.eq(who.object().0))
        .filter(preview::Column::ExpiresAt.gt(now.utc()))
        .count(db)
        .await
}

/// What a preview link shows.
#[derive(Debug)]
pub struct Shown {
    /// The questionnaire: the draft, or what was published last.
    pub definition: Definition,
    /// Until when the link works.
    pub expires_at: DateTime<Utc>,
}

/// What a preview link's token is looked up by.
#[must_use]
pub(super) fn preview_hash(keys: &Keys, token: &str) -> Vec<u8> {
    keys.hash(Purpose::Booking, &[b"preview", token.as_bytes()])
        .to_vec()
}

/// What the link with this token shows, while it works.
pub async fn shown(
    db: &impl ConnectionTrait,
    keys: &Keys,
    token: &str,
    now: Now,
) -> Result<Option<Shown>, DbErr> {
    let found = preview::Entity::find()
        .filter(preview::Column::TokenHash.eq(preview_hash(keys, token)))
        .filter(preview::Column::ExpiresAt.gt(now.utc()))
        .one(db)
        .await?;
    let Some(link) = found else { return Ok(None) };
    let version = survey_version::Entity::find()
        .filter(survey_version::Column::SurveyId.eq(link.survey_id))
        .order_by_desc(survey_version::Column::Number)
        .one(db)
        .await?;
    let Some(version) = version else {
        return Ok(None);
    };
    let definition = serde_json::from_str(&version.definition);
    Ok(Some(Shown {
        definition: definition.map_err(|error| DbErr::Json(error.to_string()))?,
        expires_at: link.expires_at,
    }))
}

/// A mark of the closing date the public knows, which a form carries to tell whether it was moved
/// meanwhile.
pub fn promise(closes_at: Option<DateTime<Utc>>) -> String {
    closes_at.map_or_else(String::new, |at| at.timestamp().to_string())
}

/// A closing date that was moved: before, now, why.
pub type Moved = (Option<DateTime<Utc>>, DateTime<Utc>, String);

/// How the closing date of a survey was moved, the last move first.
pub async fn moved(db: &impl ConnectionTrait, survey: i64) -> Result<Vec<Moved>, DbErr> {
    let rows = moved_date::Entity::find()
        .filter(moved_date::Column::SurveyId.eq(survey))
        .order_by_desc(moved_date::Column::Id)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.was, row.becomes, row.reason))
        .collect())
}

/// A hold as staff see it.
#[derive(Clone, Debug)]
pub struct HoldRow {
    /// Key.
    pub id: i64,
    /// The programme's title; none for the whole site.
    pub programme: Option<String>,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day.
    pub until_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// Whether it was lifted, and why.
    pub lifted: Option<String>,
}

/// The hold that is in force for a programme today, if there is one.
pub async fn in_force(
    db: &impl ConnectionTrait,
    programme: i64,
    now: Now,
) -> Result<Option<i64>, DbErr> {
    let here = Condition::any()
        .add(hold::Column::ProgrammeId.is_null())
        .add(hold::Column::ProgrammeId.eq(programme));
    let found = hold::Entity::find()
        .filter(here)
        .filter(hold::Column::LiftedAt.is_null())
        .filter(hold::Column::FromOn.lte(now.day()))
        .filter(hold::Column::UntilOn.gte(now.day()))
        .one(db)
        .await?;
    Ok(found.map(|hold| hold.id))
}

/// Every hold within reach, the newest first. Those of the whole site are everybody's to see.
pub async fn holds<P: Permission>(
    db: &impl ConnectionTrait,
    who: &Staff<P>,
) -> Result<Vec<HoldRow>, DbErr> {
    let mut query = hold::Entity::find().order_by_desc(hold::Column::Id);
    if let Reach::Programmes(programmes) = who.reach() {
        let mine = hold::Column::ProgrammeId.is_in(programmes.iter().copied());
        let sites = hold::Column::ProgrammeId.is_null();
        query = query.filter(Condition::any().add(mine).add(sites));
    }
    let programmes = programme::Entity::find().all(db).await?;
    let title = |id: i64| {
        let found = programmes.iter().find(|programme| programme.id == id);
        found
            .map(|programme| programme.title.clone())
            .unwrap_or_default()
    };
    Ok(query
        .all(db)
        .await?
        .into_iter()
        .map(|row| HoldRow {
            id: row.id,
            programme: row.programme_id.map(title),
            from_on: row.from_on,
            until_on: row.until_on,
            reason: row.reason,
            lifted: row.lifted_at.map(|_| row.lifted_reason.unwrap_or_default()),
        })
        .collect())
}

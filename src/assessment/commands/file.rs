//! Assessments as files.

use chrono::NaiveDate;
use domain::Now;
use domain::assessment::{Deed, Document, Impact, Row, Stage, State};
use entity::{Stored, assessment, assessment_version, programme};
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{json_of, record, step};
use crate::assessment::groups;
use crate::db::Tx;
use crate::keys::sha256_hex;
use crate::staff::proof::Staff;
use crate::staff::roles::EditSurvey;

/// The format this version writes.
const FORMAT: &str = "heard-assessment/2";
/// The format before it, which is read as well.
const FORMER: &str = "heard-assessment/1";

/// An assessment as it travels: whole, in either format.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "serde_json::Value")]
pub enum AssessmentFile {
    /// What this version writes.
    Whole(WholeFile),
    /// What the version before it wrote.
    Former(FormerFile),
}

/// An assessment with everything it can say.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeFile {
    /// Which format the file keeps to.
    pub format: String,
    /// The programme it is about.
    pub programme: String,
    /// 1 or 2.
    pub stage: u8,
    /// What it says.
    pub document: Document,
}

/// An assessment as the first format had it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormerFile {
    /// Which format the file keeps to.
    pub format: String,
    /// The programme it is about.
    pub programme: String,
    /// 1 or 2.
    pub stage: u8,
    /// What the change is for.
    pub aims: String,
    /// Who is affected.
    pub affected: String,
    /// What was concluded.
    pub conclusion: String,
    /// Wording of the source, shown as a quotation.
    #[serde(default)]
    pub quotation: String,
    /// When it was made.
    #[serde(default)]
    pub assessed_on: Option<NaiveDate>,
    /// When it is looked at again.
    #[serde(default)]
    pub review_on: Option<NaiveDate>,
    /// What it says of each characteristic.
    #[serde(default)]
    pub rows: Vec<FormerRow>,
}

/// A row as the first format had it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormerRow {
    /// Code of the characteristic.
    pub characteristic: String,
    /// What the change does to these people.
    pub impact: Impact,
    /// How that is known.
    #[serde(default)]
    pub evidence: String,
    /// What is not known, and what is done about it.
    #[serde(default)]
    pub gap: String,
    /// What is done against harm.
    #[serde(default)]
    pub mitigation: String,
}

/// Why an assessment was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// There are two stages.
    #[error("the stage must be 1 or 2")]
    Stage,
    /// There is no such programme.
    #[error("there is no programme {0}")]
    NoProgramme(String),
    /// Nothing is known of such a group.
    #[error("there is no group {0}; the groups are {1}")]
    NoGroup(String, String),
    /// It was written in here since: what people did is not overwritten.
    #[error("there is one already that was written in; it is changed in the browser")]
    Exists,
    /// A row says less than it must.
    #[error("{characteristic}: {why}")]
    Row {
        /// Which row.
        characteristic: String,
        /// What it lacks.
        why: &'static str,
    },
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl TryFrom<serde_json::Value> for AssessmentFile {
    type Error = String;

    /// Reads a file by the format it names, so that what is wrong with it is said of that format.
    fn try_from(json: serde_json::Value) -> Result<Self, String> {
        let format = json.get("format").and_then(|format| format.as_str());
        let read = match format {
            Some(FORMAT) => serde_json::from_value(json).map(Self::Whole),
            Some(FORMER) => serde_json::from_value(json).map(Self::Former),
            _ => return Err(format!("the format must be {FORMAT} or {FORMER}")),
        };
        read.map_err(|error| error.to_string())
    }
}

impl AssessmentFile {
    /// The programme it is about, and its stage.
    #[must_use]
    pub fn about(&self) -> (&str, u8) {
        match self {
            Self::Whole(file) => (&file.programme, file.stage),
            Self::Former(file) => (&file.programme, file.stage),
        }
    }

    fn document(&self) -> Result<Document, ImportError> {
        match self {
            Self::Whole(file) => Ok(file.document.clone()),
            Self::Former(file) => {
                let rows = file.rows.iter().map(FormerRow::row);
                Ok(Document {
                    aims: file.aims.clone(),
                    affected: file.affected.clone(),
                    conclusion: file.conclusion.clone(),
                    quotation: file.quotation.clone(),
                    assessed_on: file.assessed_on,
                    review_on: file.review_on,
                    rows: rows.collect::<Result<_, _>>()?,
                    ..Document::default()
                })
            }
        }
    }
}

impl FormerRow {
    /// The row, if it says what an impact of its kind must say.
    fn row(&self) -> Result<Row, ImportError> {
        let has = |text: &str| !text.trim().is_empty();
        let known = has(&self.evidence) || has(&self.gap);
        let why = match self.impact {
            Impact::Unknown if !has(&self.gap) => "an unknown impact needs a plan to find out",
            Impact::Negative | Impact::Mixed if !has(&self.mitigation) => {
                "harm needs what is done against it"
            }
            Impact::Positive | Impact::Negative | Impact::Mixed if !known => {
                "an impact needs evidence, or a plan to find out"
            }
            _ => {
                return Ok(Row {
                    characteristic: self.characteristic.clone(),
                    impact: Some(self.impact),
                    known: self.evidence.clone(),
                    gap_plan: self.gap.clone(),
                    mitigation: self.mitigation.clone(),
                    ..Row::default()
                });
            }
        };
        Err(ImportError::Row {
            characteristic: self.characteristic.clone(),
            why,
        })
    }
}

/// Takes an assessment in and publishes it: it was signed off elsewhere. It takes the place of one of
/// the same stage that came as a file too, and of no other.
pub async fn import(
    tx: &Tx,
    by: &Staff<EditSurvey>,
    file: &AssessmentFile,
    now: Now,
) -> Result<(), ImportError> {
    let document = file.document()?;
    let (slug, stage) = file.about();
    let stage = Stage::of(stage.into()).ok_or(ImportError::Stage)?;
    let known = groups::codes();
    if let Some(row) = document
        .rows
        .iter()
        .find(|row| !known.contains(&row.characteristic.as_str()))
    {
        let all = known.join(", ");
        return Err(ImportError::NoGroup(row.characteristic.clone(), all));
    }
    let programme = programme::Entity::find()
        .filter(programme::Column::Slug.eq(slug))
        .one(tx)
        .await?
        .filter(|programme| by.reach().holds(programme.id))
        .ok_or_else(|| ImportError::NoProgramme(slug.to_owned()))?;
    let number = i32::from(stage.number());
    make_way(tx, programme.id, number).await?;
    let row = assessment::ActiveModel {
        programme_id: Set(programme.id),
        stage: Set(number),
        review_on: Set(document.review_on),
        published_at: Set(Some(now.utc())),
        direct_why: Set(String::new()),
        overdue_hidden: Set(false),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    let body = json_of(&document)?;
    let row = assessment_version::ActiveModel {
        assessment_id: Set(id),
        number: Set(1),
        state: Set(Stored(State::SignedOff)),
        sha256: Set(sha256_hex(&body)),
        body: Set(body),
        signed_at: Set(Some(now.utc())),
        published_at: Set(Some(now.utc())),
        ..Default::default()
    };
    let version = row.insert(tx).await?.id;
    step(tx, by.actor(), version, Deed::Publish, ("", ""), now).await?;
    let detail = json!({ "imported": number });
    Ok(record(tx, by.actor(), id, detail, now).await?)
}

async fn make_way(tx: &Tx, programme: i64, stage: i32) -> Result<(), ImportError> {
    let before = assessment::Entity::find()
        .filter(assessment::Column::ProgrammeId.eq(programme))
        .filter(assessment::Column::Stage.eq(stage))
        .one(tx)
        .await?;
    let Some(before) = before else { return Ok(()) };
    let versions = assessment_version::Entity::find()
        .filter(assessment_version::Column::AssessmentId.eq(before.id))
        .all(tx)
        .await?;
    let as_it_came = |row: &assessment_version::Model| {
        row.number == 1 && row.state.0 == State::SignedOff && row.published_at == row.signed_at
    };
    if !versions.iter().all(as_it_came) {
        return Err(ImportError::Exists);
    }
    assessment::Entity::delete_by_id(before.id).exec(tx).await?;
    Ok(())
}

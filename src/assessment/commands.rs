//! Taking an assessment in.

use chrono::NaiveDate;
use domain::Now;
use domain::assessment::Impact;
use entity::{Stored, assessment, assessment_row, programme};
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::audit::{self, Deed};
use crate::db::Tx;
use crate::staff::proof::Staff;
use crate::staff::roles::EditSurvey;

/// The format this version reads.
pub const FORMAT: &str = "heard-assessment/1";

/// An assessment as it travels.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssessmentFile {
    /// Which format the file keeps to: [`FORMAT`].
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
    pub rows: Vec<RowFile>,
}

/// What an assessment says of one characteristic.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowFile {
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
    /// Another format.
    #[error("the format must be {FORMAT}")]
    Format,
    /// There is no such programme.
    #[error("there is no programme {0}")]
    NoProgramme(String),
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

impl RowFile {
    /// Checks that a row says what an impact of its kind must say.
    fn check(&self) -> Result<(), ImportError> {
        let has = |text: &str| !text.trim().is_empty();
        let why = match self.impact {
            Impact::Neutral => return Ok(()),
            Impact::Unknown if !has(&self.gap) => "an unknown impact needs a plan to find out",
            Impact::Negative | Impact::Mixed if !has(&self.mitigation) => {
                "harm needs what is done against it"
            }
            Impact::Positive | Impact::Negative | Impact::Mixed
                if !has(&self.evidence) && !has(&self.gap) =>
            {
                "an impact needs evidence, or a plan to find out"
            }
            _ => return Ok(()),
        };
        Err(ImportError::Row {
            characteristic: self.characteristic.clone(),
            why,
        })
    }
}

/// Takes an assessment in and publishes it, in place of the one of the same stage before.
pub async fn import(
    tx: &Tx,
    by: &Staff<EditSurvey>,
    file: &AssessmentFile,
    now: Now,
) -> Result<(), ImportError> {
    if file.format != FORMAT {
        return Err(ImportError::Format);
    }
    for row in &file.rows {
        row.check()?;
    }
    let programme = programme::Entity::find()
        .filter(programme::Column::Slug.eq(file.programme.as_str()))
        .one(tx)
        .await?
        .filter(|programme| by.reach().holds(programme.id))
        .ok_or_else(|| ImportError::NoProgramme(file.programme.clone()))?;
    assessment::Entity::delete_many()
        .filter(assessment::Column::ProgrammeId.eq(programme.id))
        .filter(assessment::Column::Stage.eq(i32::from(file.stage)))
        .exec(tx)
        .await?;
    let row = assessment::ActiveModel {
        programme_id: Set(programme.id),
        stage: Set(i32::from(file.stage)),
        aims: Set(file.aims.clone()),
        affected: Set(file.affected.clone()),
        conclusion: Set(file.conclusion.clone()),
        quotation: Set(file.quotation.clone()),
        assessed_on: Set(file.assessed_on),
        review_on: Set(file.review_on),
        published_at: Set(Some(now.utc())),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    let rows = file.rows.iter().map(|row| assessment_row::ActiveModel {
        assessment_id: Set(id),
        characteristic: Set(row.characteristic.clone()),
        impact: Set(Stored(row.impact)),
        evidence: Set(row.evidence.clone()),
        gap: Set(row.gap.clone()),
        mitigation: Set(row.mitigation.clone()),
    });
    assessment_row::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    let object = format!("programme:{}", programme.id);
    let detail = json!({ "stage": file.stage });
    let deed = Deed {
        now,
        actor: by.actor(),
        deed: "assessment.import",
        object,
        detail,
    };
    Ok(audit::record(tx, deed).await?)
}

//! Reading versions of a survey side by side.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::response::Channel;
use domain::survey::{Answers, Code, Decision, Definition, Edition, Joined, join, journey};
use entity::{joined_question, staff, survey_version};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::staff::proof::{In, Permission};
use crate::survey::SurveyId;

/// A version of a survey, published or not.
#[derive(Debug)]
pub struct EditionRow {
    /// Key.
    pub id: i64,
    /// Counted from 1.
    pub number: i32,
    /// The questionnaire.
    pub definition: Definition,
    /// Its hash.
    pub sha256: String,
    /// When it came in.
    pub created_at: DateTime<Utc>,
    /// When it was frozen; absent, it is the draft.
    pub published_at: Option<DateTime<Utc>>,
}

impl EditionRow {
    /// The version as the rules of joining read it.
    #[must_use]
    pub const fn edition(&self) -> Edition<'_> {
        Edition {
            number: self.number,
            definition: &self.definition,
        }
    }
}

/// Every version of a survey, the earliest first.
pub async fn editions<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, P>,
) -> Result<Vec<EditionRow>, DbErr> {
    all(db, who.object()).await
}

async fn all(db: &impl ConnectionTrait, survey: SurveyId) -> Result<Vec<EditionRow>, DbErr> {
    let rows = survey_version::Entity::find()
        .filter(survey_version::Column::SurveyId.eq(survey.0))
        .order_by_asc(survey_version::Column::Number)
        .all(db)
        .await?;
    let row = |row: survey_version::Model| {
        let definition = serde_json::from_str(&row.definition);
        Ok(EditionRow {
            id: row.id,
            number: row.number,
            definition: definition.map_err(|error| DbErr::Json(error.to_string()))?,
            sha256: row.sha256,
            created_at: row.created_at,
            published_at: row.published_at,
        })
    };
    rows.into_iter().map(row).collect()
}

/// What was said about reworded questions of a survey.
#[derive(Debug)]
pub struct DecisionRow {
    /// What the figures follow.
    pub decision: Decision,
    /// The name of whoever said it, where they have an account.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Everything said about reworded questions of a survey.
pub async fn decisions(
    db: &impl ConnectionTrait,
    survey: SurveyId,
) -> Result<Vec<DecisionRow>, DbErr> {
    let rows = joined_question::Entity::find()
        .filter(joined_question::Column::SurveyId.eq(survey.0))
        .order_by_asc(joined_question::Column::Number)
        .order_by_asc(joined_question::Column::Question)
        .all(db)
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(question) = Code::parse(&row.question) else {
            continue;
        };
        let account = row.decided_by.strip_prefix("staff:");
        let by = match account.and_then(|id| id.parse::<i64>().ok()) {
            Some(id) => staff::Entity::find_by_id(id).one(db).await?,
            None => None,
        };
        found.push(DecisionRow {
            decision: Decision {
                number: row.number,
                question,
                mark: row.mark,
                together: row.together,
            },
            by: by.map(|account| account.name),
            at: row.decided_at,
        });
    }
    Ok(found)
}

/// The published versions of a survey as its figures read them.
#[derive(Debug)]
pub struct JoinedSurvey {
    /// What is read together.
    pub joined: Joined,
    /// Number of each version, by key.
    pub numbers: BTreeMap<i64, i32>,
    /// When each version was published, by number.
    pub published: BTreeMap<i32, DateTime<Utc>>,
    /// What each version asked, by key.
    pub definitions: BTreeMap<i64, Definition>,
}

impl JoinedSurvey {
    /// Whether an answer to a question counts that was given in the version with this key.
    #[must_use]
    pub fn counts(&self, question: &str, version: i64) -> bool {
        let number = self.numbers.get(&version).copied().unwrap_or_default();
        self.joined.counts(question, number)
    }

    /// The questions that whoever gave these answers was not asked, or not in the words that count:
    /// routed past, left out of the form they had, or in no version they could see.
    #[must_use]
    pub fn unasked(&self, version: i64, channel: Channel, answers: &Answers) -> BTreeSet<&str> {
        let asked: BTreeSet<&str> = match self.definitions.get(&version) {
            Some(definition) if channel.has_form() => journey(definition, answers)
                .questions()
                .filter(|question| !(channel == Channel::Paper && question.online_only))
                .map(|question| question.code.as_str())
                .filter(|question| self.counts(question, version))
                .collect(),
            _ => BTreeSet::new(),
        };
        let all = self.joined.definition.questions();
        all.map(|(_, question)| question.code.as_str())
            .filter(|question| !asked.contains(question))
            .collect()
    }
}

/// What figures of a survey are made of; `None` before it is first published.
pub async fn joined(
    db: &impl ConnectionTrait,
    survey: SurveyId,
) -> Result<Option<JoinedSurvey>, DbErr> {
    let mut editions = all(db, survey).await?;
    editions.retain(|edition| edition.published_at.is_some());
    let decisions = decisions(db, survey).await?;
    let decisions: Vec<Decision> = decisions.into_iter().map(|row| row.decision).collect();
    let read: Vec<Edition<'_>> = editions.iter().map(EditionRow::edition).collect();
    Ok(join(&read, &decisions).map(|joined| JoinedSurvey {
        joined,
        numbers: editions.iter().map(|e| (e.id, e.number)).collect(),
        published: editions
            .iter()
            .filter_map(|e| Some((e.number, e.published_at?)))
            .collect(),
        definitions: editions
            .into_iter()
            .map(|edition| (edition.id, edition.definition))
            .collect(),
    }))
}

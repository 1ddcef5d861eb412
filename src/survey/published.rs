//! Open surveys in memory, parsed once, and the words of pages in other languages: shared by every
//! request.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use domain::Now;
use domain::characteristic::EqualitySet;
use domain::public_text::Thing;
use domain::survey::{Definition, Door, SurveyState, door};
use entity::{equality_set, programme, survey, survey_version};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use crate::db::Db;
use crate::notices::{self, queries::Notice};
use crate::words::{self, queries::Translations};

/// How old what is known of a survey's dates and of translated words may be. Another instance, or the console, may have
/// changed them.
const FRESH: Duration = Duration::from_secs(1);

/// A published version. Nothing about it ever changes.
#[derive(Debug)]
pub struct Version {
    /// Key.
    pub id: i64,
    /// Of which survey.
    pub survey: i64,
    /// The questionnaire.
    pub definition: Definition,
    /// The equality questions it asks, with the key of their set.
    pub equality: Option<(i64, Arc<EqualitySet>)>,
    /// How many minutes answering takes, and then the equality questions.
    pub minutes: (usize, usize),
}

/// What the public finds of a survey at the moment.
#[derive(Clone, Debug)]
pub struct OpenSurvey {
    /// Key.
    pub id: i64,
    /// Name in addresses.
    pub slug: String,
    /// The programme it belongs to: name in addresses, title, and whether it is made up.
    pub programme: ProgrammeFacts,
    /// State.
    pub state: SurveyState,
    /// From when.
    pub opens_at: Option<DateTime<Utc>>,
    /// Until when.
    pub closes_at: Option<DateTime<Utc>>,
    /// What was said about it besides its questions, the newest first.
    pub notices: Vec<Notice>,
    /// Whether the public reads what was found in the answers.
    pub results: bool,
    /// The version answered now.
    pub version: Arc<Version>,
}

/// What survey pages say of their programme.
#[derive(Clone, Debug)]
pub struct ProgrammeFacts {
    /// Key.
    pub id: i64,
    /// Name in addresses.
    pub slug: String,
    /// Title.
    pub title: String,
    /// The body that asks.
    pub body_name: String,
    /// Whether everything about it is made up.
    pub fictional: bool,
}

impl OpenSurvey {
    /// What somebody finds who comes now.
    #[must_use]
    pub fn door(&self, now: Now) -> Door {
        door(self.state, self.opens_at, self.closes_at, now)
    }
}

/// What was found under a name, and when it was looked up.
type Known = (Instant, Option<Arc<OpenSurvey>>);

/// A page of another language, by what it shows.
type Shown = (&'static str, BTreeSet<(Thing, i64)>);

/// Surveys, versions and translated words as last read.
#[derive(Default)]
pub struct Published {
    surveys: RwLock<HashMap<String, Known>>,
    versions: RwLock<HashMap<i64, Arc<Version>>>,
    words: RwLock<HashMap<Shown, (Instant, Arc<Translations>)>>,
}

impl Published {
    /// The survey of this name, if it was ever opened.
    pub async fn survey(&self, db: &Db, slug: &str) -> Result<Option<Arc<OpenSurvey>>, DbErr> {
        let known = {
            let surveys = self.surveys.read().unwrap_or_else(PoisonError::into_inner);
            surveys
                .get(slug)
                .filter(|(read, _)| read.elapsed() < FRESH)
                .map(|(_, s)| s.clone())
        };
        if let Some(known) = known {
            return Ok(known);
        }
        let found = self.read(db, slug).await?.map(Arc::new);
        let mut surveys = self.surveys.write().unwrap_or_else(PoisonError::into_inner);
        // Names that do not exist are not collected for ever.
        if surveys.len() > 1_000 {
            surveys.clear();
        }
        surveys.insert(slug.to_owned(), (Instant::now(), found.clone()));
        Ok(found)
    }

    /// The translations of what a page of this language shows.
    pub async fn words(
        &self,
        db: &Db,
        language: &'static str,
        shown: BTreeSet<(Thing, i64)>,
    ) -> Result<Arc<Translations>, DbErr> {
        let page = (language, shown);
        let known = {
            let words = self.words.read().unwrap_or_else(PoisonError::into_inner);
            let known = words.get(&page).filter(|(read, _)| read.elapsed() < FRESH);
            known.map(|(_, words)| Arc::clone(words))
        };
        if let Some(known) = known {
            return Ok(known);
        }
        let found = words::queries::of_page(db.read(), language, &page.1).await?;
        let found = Arc::new(found);
        let mut words = self.words.write().unwrap_or_else(PoisonError::into_inner);
        // What was shown a while ago may never be shown again.
        if words.len() > 100 {
            words.retain(|_, (read, _)| read.elapsed() < FRESH);
        }
        words.insert(page, (Instant::now(), Arc::clone(&found)));
        Ok(found)
    }

    /// Forgets what is known of surveys and of translated words, after a survey was opened, closed or
    /// moved here, or words were saved.
    pub fn forget(&self) {
        let surveys = self.surveys.write();
        surveys.unwrap_or_else(PoisonError::into_inner).clear();
        let words = self.words.write();
        words.unwrap_or_else(PoisonError::into_inner).clear();
    }

    async fn read(&self, db: &Db, slug: &str) -> Result<Option<OpenSurvey>, DbErr> {
        let found = survey::Entity::find()
            .filter(survey::Column::Slug.eq(slug))
            .one(db.read())
            .await?;
        let Some(survey) = found else { return Ok(None) };
        let Some(version) = survey.version_id else {
            return Ok(None);
        };
        let programme = programme::Entity::find_by_id(survey.programme_id)
            .one(db.read())
            .await?;
        let Some(programme) = programme else {
            return Ok(None);
        };
        Ok(Some(OpenSurvey {
            id: survey.id,
            slug: survey.slug,
            state: survey.state.0,
            opens_at: survey.opens_at,
            closes_at: survey.closes_at,
            results: survey.results_at.is_some(),
            notices: notices::queries::published(db.read(), survey.id).await?,
            version: self.version(db, version).await?,
            programme: ProgrammeFacts {
                id: programme.id,
                slug: programme.slug,
                title: programme.title,
                body_name: programme.body_name,
                fictional: programme.fictional,
            },
        }))
    }

    /// A version by its key.
    pub async fn version(&self, db: &Db, id: i64) -> Result<Arc<Version>, DbErr> {
        if let Some(known) = self
            .versions
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&id)
        {
            return Ok(Arc::clone(known));
        }
        let row = survey_version::Entity::find_by_id(id)
            .one(db.read())
            .await?;
        let row = row.ok_or_else(|| DbErr::RecordNotFound(format!("survey version {id}")))?;
        let unreadable = |error: serde_json::Error| DbErr::Json(error.to_string());
        let equality = match row.equality_set_id {
            Some(set) => {
                let set = equality_set::Entity::find_by_id(set).one(db.read()).await?;
                let set = set.ok_or_else(|| DbErr::RecordNotFound("equality set".to_owned()))?;
                let parsed = serde_json::from_str(&set.definition).map_err(unreadable)?;
                Some((set.id, Arc::new(parsed)))
            }
            None => None,
        };
        let definition: Definition = serde_json::from_str(&row.definition).map_err(unreadable)?;
        let minutes_of = |(_, set): &(i64, Arc<EqualitySet>)| set.minutes(&definition.equality);
        let version = Arc::new(Version {
            id: row.id,
            survey: row.survey_id,
            minutes: (
                definition.minutes(),
                equality.as_ref().map_or(0, minutes_of),
            ),
            definition,
            equality,
        });
        // A draft version may still change: only frozen ones are kept.
        if row.published_at.is_some() {
            let mut versions = self
                .versions
                .write()
                .unwrap_or_else(PoisonError::into_inner);
            versions.insert(id, Arc::clone(&version));
        }
        Ok(version)
    }
}

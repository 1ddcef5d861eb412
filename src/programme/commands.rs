//! Taking a programme in from its file.

use chrono::NaiveDate;
use domain::survey::edit::mark;
use domain::text::Slug;
use domain::{Now, Problem};
use entity::{organisation, phase, programme};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, NotSet, QueryFilter, QuerySelect, Set,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::ProgrammeId;
use super::queries::{ProgrammeRow, row};
use crate::audit::{self, Deed};
use crate::db::{Tx, is_taken};
use crate::reach::{self, Contact};
use crate::staff::proof::{Actor, In, Staff};
use crate::staff::roles::EditSurvey;

/// The format this version reads.
pub const FORMAT: &str = "heard-programme/1";

/// A programme as it travels.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeFile {
    /// Which format the file keeps to: [`FORMAT`].
    pub format: String,
    /// Name in addresses.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// What it is, in a sentence or two.
    pub summary: String,
    /// What it is about, in Markdown.
    pub body: String,
    /// The body that asks.
    pub body_name: String,
    /// What is not yet decided.
    #[serde(default)]
    pub undecided: String,
    /// What was decided, in Markdown.
    #[serde(default)]
    pub decision: String,
    /// The day of the decision.
    #[serde(default)]
    pub decided_on: Option<NaiveDate>,
    /// Which set of figures says who lives where it is about. A file that does not say leaves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// Where the facts come from.
    #[serde(default)]
    pub source: String,
    /// Whether everything about it is made up.
    #[serde(default)]
    pub fictional: bool,
    /// Whether nothing more is asked.
    #[serde(default)]
    pub finished: bool,
    /// Phases in order.
    #[serde(default)]
    pub phases: Vec<Phase>,
    /// Everyone it spoke with.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// Bodies that answer for its commitments.
    #[serde(default)]
    pub organisations: Vec<Organisation>,
}

/// A phase.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// What it is called.
    pub title: String,
    /// When it was, in words.
    pub period: String,
    /// What happened, in Markdown.
    pub body: String,
}

/// A body that answers for commitments.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Name in addresses.
    pub slug: String,
    /// What it is called.
    pub name: String,
}

impl ProgrammeFile {
    /// Reads a file.
    pub fn read(json: &str) -> anyhow::Result<Self> {
        let file: Self = serde_json::from_str(json)?;
        anyhow::ensure!(file.format == FORMAT, "the format must be {FORMAT}");
        let slugs = file
            .organisations
            .iter()
            .map(|o| &o.slug)
            .chain([&file.slug]);
        for slug in slugs {
            Slug::parse(slug)
                .map_err(|_: Problem| anyhow::anyhow!("{slug:?} is no name for an address"))?;
        }
        Ok(file)
    }
}

/// What a programme is and how it stands.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What it is called.
    pub title: String,
    /// What it is, in a sentence or two.
    pub summary: String,
    /// What it is about, in Markdown.
    pub body: String,
    /// The body that asks.
    pub body_name: String,
    /// What is not yet decided.
    pub undecided: String,
    /// What was decided, in Markdown.
    pub decision: String,
    /// The day of the decision.
    pub decided_on: Option<NaiveDate>,
    /// Which set of figures says who lives where it is about; empty for none.
    pub area: String,
    /// Where the facts come from.
    pub source: String,
    /// Whether nothing more is asked.
    pub finished: bool,
}

impl Settings {
    /// A short name of the settings as they are: when it is another, somebody changed them.
    #[must_use]
    pub fn mark(programme: &ProgrammeRow) -> String {
        mark(&(
            &programme.title,
            &programme.summary,
            &programme.body,
            &programme.body_name,
            &programme.undecided,
            &programme.decision,
            programme.decided_on,
            &programme.area,
            &programme.source,
            programme.finished,
        ))
    }
}

/// Takes a programme in: makes it, or brings it up to date with its file.
pub async fn import(
    tx: &Tx,
    by: &Staff<EditSurvey>,
    file: &ProgrammeFile,
    now: Now,
) -> Result<i64, DbErr> {
    let found = programme::Entity::find()
        .filter(programme::Column::Slug.eq(file.slug.as_str()))
        .one(tx)
        .await?;
    let row = programme::ActiveModel {
        slug: Set(file.slug.clone()),
        title: Set(file.title.clone()),
        summary: Set(file.summary.clone()),
        body: Set(file.body.clone()),
        undecided: Set(file.undecided.clone()),
        decision: Set(file.decision.clone()),
        decided_on: Set(file.decided_on),
        body_name: Set(file.body_name.clone()),
        area: file.area.clone().map_or(NotSet, Set),
        source: Set(file.source.clone()),
        fictional: Set(file.fictional),
        finished: Set(file.finished),
        ..Default::default()
    };
    let id = match found {
        Some(found) => {
            programme::ActiveModel {
                id: Set(found.id),
                ..row
            }
            .update(tx)
            .await?
            .id
        }
        None => {
            programme::ActiveModel {
                created_at: Set(now.utc()),
                ..row
            }
            .insert(tx)
            .await?
            .id
        }
    };
    let phases = phases(tx, id, &file.phases).await?;
    reach::record(tx, id, &phases, &file.contacts).await?;
    for body in &file.organisations {
        organisation(tx, &body.slug, &body.name).await?;
    }
    record(tx, by.actor(), "programme.import", now, id).await?;
    Ok(id)
}

/// Makes a programme. `None`: the name in addresses is taken.
pub async fn create(
    tx: &Tx,
    by: &Staff<EditSurvey>,
    slug: &Slug,
    settings: &Settings,
    now: Now,
) -> Result<Option<i64>, DbErr> {
    let taken = programme::Entity::find().filter(programme::Column::Slug.eq(slug.as_str()));
    if taken.one(tx).await?.is_some() {
        return Ok(None);
    }
    let row = programme::ActiveModel {
        slug: Set(slug.as_str().to_owned()),
        fictional: Set(false),
        created_at: Set(now.utc()),
        ..of_settings(settings)
    };
    let id = match row.insert(tx).await {
        Ok(row) => row.id,
        Err(error) if is_taken(&error) => return Ok(None),
        Err(error) => return Err(error),
    };
    record(tx, by.actor(), "programme.create", now, id).await?;
    Ok(Some(id))
}

/// Holds a programme until the transaction ends: whoever else writes about it waits.
pub async fn lock(
    tx: &Tx,
    by: &In<ProgrammeId, EditSurvey>,
) -> Result<Option<programme::Model>, DbErr> {
    programme::Entity::find_by_id(by.object().0)
        .lock_exclusive()
        .one(tx)
        .await
}

/// Writes the settings of a programme that was read with this mark. `false`: somebody changed it
/// since, and nothing is written over.
pub async fn set(
    tx: &Tx,
    by: &In<ProgrammeId, EditSurvey>,
    read: &str,
    settings: &Settings,
    now: Now,
) -> Result<bool, DbErr> {
    let id = by.object().0;
    let found = lock(tx, by).await?;
    let Some(found) = found.map(row).filter(|found| Settings::mark(found) == read) else {
        return Ok(false);
    };
    let row = programme::ActiveModel {
        id: Set(found.id),
        ..of_settings(settings)
    };
    row.update(tx).await?;
    record(tx, by.actor(), "programme.set", now, id).await?;
    Ok(true)
}

fn of_settings(settings: &Settings) -> programme::ActiveModel {
    programme::ActiveModel {
        title: Set(settings.title.clone()),
        summary: Set(settings.summary.clone()),
        body: Set(settings.body.clone()),
        undecided: Set(settings.undecided.clone()),
        decision: Set(settings.decision.clone()),
        decided_on: Set(settings.decided_on),
        body_name: Set(settings.body_name.clone()),
        area: Set(settings.area.clone()),
        source: Set(settings.source.clone()),
        finished: Set(settings.finished),
        ..Default::default()
    }
}

async fn phases(tx: &Tx, programme: i64, phases: &[Phase]) -> Result<Vec<i64>, DbErr> {
    phase::Entity::delete_many()
        .filter(phase::Column::ProgrammeId.eq(programme))
        .exec(tx)
        .await?;
    let mut ids = Vec::with_capacity(phases.len());
    for (position, phase) in (0..).zip(phases) {
        let row = phase::ActiveModel {
            programme_id: Set(programme),
            position: Set(position),
            title: Set(phase.title.clone()),
            period: Set(phase.period.clone()),
            body: Set(phase.body.clone()),
            ..Default::default()
        };
        ids.push(row.insert(tx).await?.id);
    }
    Ok(ids)
}

/// The body of this name, made if it is not known.
pub async fn organisation(tx: &Tx, slug: &str, name: &str) -> Result<i64, DbErr> {
    let found = organisation::Entity::find()
        .filter(organisation::Column::Slug.eq(slug))
        .one(tx)
        .await?;
    if let Some(found) = found {
        return Ok(found.id);
    }
    let row = organisation::ActiveModel {
        slug: Set(slug.to_owned()),
        name: Set(name.to_owned()),
        ..Default::default()
    };
    Ok(row.insert(tx).await?.id)
}

async fn record(
    tx: &Tx,
    actor: &Actor,
    deed: &'static str,
    now: Now,
    programme: i64,
) -> Result<(), DbErr> {
    let object = format!("programme:{programme}");
    audit::record(
        tx,
        Deed {
            now,
            actor,
            deed,
            object,
            detail: json!({}),
        },
    )
    .await
}

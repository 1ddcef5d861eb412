//! Taking snapshots, and showing the public what they hold.

mod publishing;

use domain::disclosure::{Policy, Release};
use domain::survey::SurveyState;
use domain::{Named, Now};
use entity::{released_table, snapshot, survey};
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, Set};
use serde_json::json;

use super::cubes::{Counted, changed};
use super::subjects::subjects;
use super::{Cubes, queries};
use crate::aside;
use crate::db::{Db, Tx};
use crate::equality;
use crate::jobs;
use crate::keys::Keys;
use crate::proof;
use crate::survey::SurveyId;

pub use publishing::{PublishError, publish, withdraw};

/// How many responses must have changed before figures are released again. Fewer would make the
/// difference of two releases a description of those few.
pub const ENOUGH: usize = 10;

/// Whoever counts: holds the keys and the cubes.
pub struct Counter<'a> {
    /// Where the data is.
    pub db: &'a Db,
    /// The keys.
    pub keys: &'a Keys,
    /// Cubes as last counted.
    pub cubes: &'a Cubes,
}

impl Counter<'_> {
    /// Takes a snapshot of every survey that enough has happened to. Says how many those were.
    pub async fn take_due(&self, now: Now) -> anyhow::Result<usize> {
        let surveys = survey::Entity::find()
            .filter(survey::Column::State.ne(SurveyState::Draft.name()))
            .filter(survey::Column::VersionId.is_not_null())
            .filter(survey::Column::LinkKey.is_not_null())
            .order_by_asc(survey::Column::Id)
            .all(self.db.read())
            .await?;
        let mut taken = 0;
        for survey in &surveys {
            if Box::pin(self.take(survey, now)).await? {
                taken += 1;
            }
        }
        Ok(taken)
    }

    /// Takes a snapshot of one survey if enough has happened to it.
    async fn take(&self, survey: &survey::Model, now: Now) -> anyhow::Result<bool> {
        let Some(wrapped) = &survey.link_key else {
            return Ok(false);
        };
        let last = snapshot::Entity::find()
            .filter(snapshot::Column::SurveyId.eq(survey.id))
            .order_by_desc(snapshot::Column::Number)
            .one(self.db.read())
            .await?;
        let (number, since) = last.map_or((0, 0), |last| (last.number, last.change_seq));
        if survey.change_seq == since {
            return Ok(false);
        }
        let different = changed(self.db, survey.id, since, survey.change_seq).await?;
        if different.len() < ENOUGH {
            return Ok(false);
        }
        let key = self.keys.survey_key(wrapped)?;
        let Some(joined) = proof::queries::joined(self.db.read(), SurveyId(survey.id)).await?
        else {
            return Ok(false);
        };
        let themes = queries::counted_themes(self.db.read(), survey.id).await?;
        let characteristics = equality::characteristics();
        let spans = queries::spans(self.db.read(), survey.id).await?;
        let subjects = subjects(&joined.joined.definition, &themes, characteristics, &spans);
        let counted = Counted {
            survey: survey.id,
            key: &key,
            subjects: &subjects,
            characteristics,
            joined: &joined,
            up_to: survey.change_seq,
        };
        let counts = self.cubes.count(self.db, self.keys, &counted).await?;
        let number = number + 1;
        let policy = Policy::default();
        // Auditing hundreds of tables keeps a processor busy: not one that answers requests.
        let release = jobs::aside(move || {
            counts.publish(&policy, |table, row, column| {
                key.rank(number, table, row, column)
            })
        })
        .await?;
        self.db
            .write(async |tx: &Tx| store(tx, survey, number, &release, now).await)
            .await?;
        Ok(true)
    }
}

/// Freezes a release and deletes the one before: side by side, two of them tell more than either.
async fn store(
    tx: &Tx,
    survey: &survey::Model,
    number: i32,
    release: &Release,
    now: Now,
) -> Result<(), DbErr> {
    let json = |error: serde_json::Error| DbErr::Json(error.to_string());
    let policy = Policy::default();
    let counts = aside::queries::counts(tx, survey.id).await?;
    let set_aside: Vec<_> = counts
        .into_iter()
        .map(|(reason, count)| (reason, policy.round(count)))
        .collect();
    let parameters = json!({
        "responses": release.responses(),
        "set_aside": set_aside,
        "low": policy.low(),
        "base": policy.base(),
        "min_base": policy.min_base(),
        "min_feasible": policy.min_feasible(),
        "percent_base": policy.percent_base(),
    });
    let before = snapshot::Entity::find()
        .filter(snapshot::Column::SurveyId.eq(survey.id))
        .all(tx)
        .await?;
    released_table::Entity::delete_many()
        .filter(released_table::Column::SnapshotId.is_in(before.iter().map(|one| one.id)))
        .exec(tx)
        .await?;
    let row = snapshot::ActiveModel {
        survey_id: Set(survey.id),
        number: Set(number),
        change_seq: Set(survey.change_seq),
        parameters: Set(parameters.to_string()),
        taken_at: Set(now.utc()),
        ..Default::default()
    };
    let snapshot = row.insert(tx).await?.id;
    let mut rows = Vec::new();
    let mut add = |dimension: &str, characteristic: &str, body: String| {
        rows.push(released_table::ActiveModel {
            snapshot_id: Set(snapshot),
            dimension: Set(dimension.to_owned()),
            characteristic: Set(characteristic.to_owned()),
            body: Set(body),
        });
    };
    for one in release.dimensions() {
        add(&one.code, "", serde_json::to_string(one).map_err(json)?);
    }
    for table in release.tables() {
        add(
            &table.rows_of,
            &table.columns_of,
            serde_json::to_string(table).map_err(json)?,
        );
    }
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(200));
        released_table::Entity::insert_many(std::mem::replace(&mut rows, rest))
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

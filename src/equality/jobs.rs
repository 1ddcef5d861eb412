//! Taking away what the order of rows tells, and destroying words and keys on their days.

use std::sync::Arc;

use chrono::{Months, TimeDelta};
use domain::characteristic::Tags;
use entity::{equality_answer, survey};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde::{Deserialize, Serialize};

use crate::db::Tx;
use crate::jobs::{Job, Lease};
use crate::keys::Purpose;
use crate::respond;
use crate::site::Site;

/// Writes the equality answers of a survey down in the order of their keys, once a night.
///
/// A copy of the database holds rows in the order they came, where the database keeps it: then the
/// first of them would be the first response's. Their keys are random to whoever reads them, so in
/// their order nothing is left of that. A database that keeps rows by their keys is left alone.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Shuffle {}

/// How many rows are written at once.
const CHUNK: usize = 500;

impl Job for Shuffle {
    const KIND: &'static str = "equality.shuffle";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let surveys: Vec<i64> = equality_answer::Entity::find()
            .select_only()
            .column(equality_answer::Column::SurveyId)
            .distinct()
            .into_tuple()
            .all(site.db.read())
            .await?;
        for survey in surveys {
            if !is_told_by_order(site.db.read(), survey).await? {
                continue;
            }
            site.db
                .write(async |tx: &Tx| in_order_of_keys(tx, survey).await)
                .await?;
        }
        let now = site.clock.now();
        let finish = async |tx: &Tx| lease.finish(tx, now).await;
        Ok(site.db.write(finish).await?)
    }
}

/// Whether the rows stand in another order than that of their keys.
async fn is_told_by_order(db: &impl ConnectionTrait, survey: i64) -> Result<bool, DbErr> {
    let links: Vec<Vec<u8>> = equality_answer::Entity::find()
        .select_only()
        .column(equality_answer::Column::Link)
        .filter(equality_answer::Column::SurveyId.eq(survey))
        .into_tuple()
        .all(db)
        .await?;
    Ok(!links.is_sorted())
}

async fn in_order_of_keys(tx: &Tx, survey: i64) -> Result<(), DbErr> {
    let rows = equality_answer::Entity::find()
        .filter(equality_answer::Column::SurveyId.eq(survey))
        .order_by_asc(equality_answer::Column::Link)
        .lock_exclusive()
        .all(tx)
        .await?;
    // Those that were read and no others: somebody may have answered since.
    for chunk in rows.chunks(CHUNK) {
        let links = chunk.iter().map(|row| row.link.clone());
        equality_answer::Entity::delete_many()
            .filter(equality_answer::Column::Link.is_in(links))
            .exec(tx)
            .await?;
    }
    for chunk in rows.chunks(CHUNK) {
        let again = chunk
            .iter()
            .map(|row| row.clone().into_active_model().reset_all());
        equality_answer::Entity::insert_many(again)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// How long after a survey closed words beside options are kept: as long as answers can be withdrawn.
const WORDS_KEPT: TimeDelta = TimeDelta::days(28);
/// For how many nights they are looked for after that, should the site have stood still.
const NIGHTS: TimeDelta = TimeDelta::days(14);
/// How long after a survey closed the key is kept that says which equality answers are whose. The page
/// about privacy says so.
const LINKED: Months = Months::new(12);

/// Destroys what may say more than groups need: words people wrote beside an option once their answers
/// cannot be withdrawn any more, and the key of a survey a year after it closed. What was counted
/// before stays; nothing can be counted anew.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct EndLinks {}

impl Job for EndLinks {
    const KIND: &'static str = "equality.end_links";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let (db, now) = (site.db.read(), site.clock.now());
        let closed = survey::Entity::find()
            .filter(survey::Column::ClosesAt.lt(now.utc() - WORDS_KEPT))
            .filter(survey::Column::LinkKey.is_not_null())
            .order_by_asc(survey::Column::Id)
            .all(db)
            .await?;
        for survey in closed {
            let Some(closes_at) = survey.closes_at else {
                continue;
            };
            let ends = closes_at
                .checked_add_months(LINKED)
                .is_some_and(|until| until <= now.utc());
            if ends || closes_at > now.utc() - WORDS_KEPT - NIGHTS {
                forget_words(site, survey.id).await?;
            }
            if ends {
                let id = survey.id;
                let mut row = survey.into_active_model();
                row.link_key = Set(None);
                let end = async |tx: &Tx| row.update(tx).await;
                site.db.write(end).await?;
                tracing::info!(survey = id, "destroyed the key of survey {id}");
            }
        }
        let finish = async |tx: &Tx| lease.finish(tx, now).await;
        Ok(site.db.write(finish).await?)
    }
}

/// Takes the words beside options out of every answer of a survey.
async fn forget_words(site: &Arc<Site>, survey: i64) -> anyhow::Result<()> {
    let rows = equality_answer::Entity::find()
        .filter(equality_answer::Column::SurveyId.eq(survey))
        .order_by_asc(equality_answer::Column::Link)
        .all(site.db.read())
        .await?;
    for row in rows {
        let plain = site
            .keys
            .unseal(Purpose::Equality, &row.link, &row.sealed)?;
        let mut tags: serde_json::Value = serde_json::from_slice(&plain)?;
        let had = tags
            .as_object_mut()
            .and_then(|tags| tags.remove("write_ins"));
        if had.is_none() {
            continue;
        }
        let tags: Tags = serde_json::from_value(tags)?;
        let plain = respond::commands::padded(&tags)?;
        let sealed = site.keys.seal(Purpose::Equality, &row.link, &plain);
        // Unless somebody changed or deleted it meanwhile.
        let change = equality_answer::Entity::update_many()
            .col_expr(equality_answer::Column::Sealed, Expr::value(sealed))
            .filter(equality_answer::Column::Link.eq(row.link.clone()))
            .filter(equality_answer::Column::Sealed.eq(row.sealed.clone()));
        site.db.write(async |tx: &Tx| change.exec(tx).await).await?;
    }
    Ok(())
}

//! Telling those who left an address what became of what they said.
//!
//! A survey has a row that says up to when people were told. What changed in public after that is
//! gathered, and goes out in one mail to everybody, in the transaction that moves the row on: of two
//! instances that gather the same, one finds the row moved and posts nothing.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::Now;
use domain::survey::SurveyState;
use domain::telling::{Step, may_tell, step};
use entity::{Stored, programme, survey, telling};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Set,
};
use serde::{Deserialize, Serialize};

use super::Letters;
use crate::db::Tx;
use crate::jobs::{Job, Lease};
use crate::mail;
use crate::notices::letters::DigestLetter;
use crate::notices::queries::{self, Subject};
use crate::publish::queries::in_force;
use crate::respond::commands::addresses::{self, Addressed};
use crate::site::Site;
use crate::tracker::queries::{Moved, moved};

/// Tells people what became of the surveys they answered, where there is something to tell.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Digest {}

impl Job for Digest {
    const KIND: &'static str = "notices.digest";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let now = site.clock.now();
        begin(site, now).await?;
        let db = site.db.read();
        for survey in addresses::surveys(db).await? {
            let subject = queries::subject(db, survey).await?;
            let row = telling::Entity::find_by_id(survey).one(db).await?;
            let (Some(subject), Some(row)) = (subject, row) else {
                continue;
            };
            if in_force(db, subject.programme, now).await?.is_some() {
                continue;
            }
            let news = News::since(db, &subject, &row).await?;
            if news.is_due(&row, now) {
                Box::pin(tell(site, &subject, &row, &news, now)).await?;
            }
        }
        let done = async |tx: &Tx| lease.finish(tx, now).await;
        Ok(site.db.write(done).await?)
    }
}

/// Notes for surveys that are seen for the first time that everything up to now is known: what was
/// published before is no news.
async fn begin(site: &Site, now: Now) -> Result<(), DbErr> {
    let known = telling::Entity::find()
        .select_only()
        .column(telling::Column::SurveyId);
    let new = survey::Entity::find()
        .filter(survey::Column::State.ne(Stored(SurveyState::Draft)))
        .filter(survey::Column::Id.not_in_subquery(known.into_query()))
        .order_by_asc(survey::Column::Id)
        .find_also_related(programme::Entity)
        .all(site.db.read())
        .await?;
    if new.is_empty() {
        return Ok(());
    }
    let row = |(survey, programme): &(survey::Model, Option<programme::Model>)| {
        let decided = programme.as_ref().is_some_and(|it| !it.decision.is_empty());
        telling::ActiveModel {
            survey_id: Set(survey.id),
            up_to: Set(now.utc()),
            decision_told: Set(decided),
            last_at: Set(None),
            last_count: Set(None),
        }
    };
    let rows: Vec<telling::ActiveModel> = new.iter().map(row).collect();
    let write = async |tx: &Tx| {
        telling::Entity::insert_many(rows.clone())
            .on_conflict_do_nothing_on([telling::Column::SurveyId])
            .exec_without_returning(tx)
            .await
            .map(|_| ())
    };
    site.db.write(write).await
}

/// What became of a survey since people were told.
pub(in crate::notices) struct News {
    /// Commitments that are new, changed or closed, in the order in which they changed.
    pub(in crate::notices) steps: Vec<(Step, Moved)>,
    /// Whether the decision is published and nobody was told.
    pub(in crate::notices) decision: bool,
    /// Up to when this is everything.
    newest: DateTime<Utc>,
}

impl News {
    async fn since(
        db: &impl ConnectionTrait,
        of: &Subject,
        row: &telling::Model,
    ) -> Result<Self, DbErr> {
        let moved = moved(db, of.survey, row.up_to).await?;
        let last = moved.last().map(|last| last.changed_at);
        let told = |one: Moved| Some((step(one.is_new, one.before, one.now)?, one));
        Ok(Self {
            newest: last.unwrap_or(row.up_to),
            steps: moved.into_iter().filter_map(told).collect(),
            decision: of.decided && !row.decision_told,
        })
    }

    fn is_due(&self, row: &telling::Model, now: Now) -> bool {
        let any = self.decision || !self.steps.is_empty();
        any && may_tell(row.last_at, self.newest, now)
    }
}

async fn tell(
    site: &Site,
    of: &Subject,
    row: &telling::Model,
    news: &News,
    now: Now,
) -> anyhow::Result<()> {
    let letter = |to: &Addressed| Some(DigestLetter::new(site, of, news, to));
    let letters = Letters::to_all(site, of.survey, letter).await?;
    let write = async |tx: &Tx| {
        let mails = letters.still_wanted(tx).await?;
        if mails.is_empty() || !told(tx, row, news, mails.len(), now).await? {
            return Ok(());
        }
        mail::post_all(tx, &mails, now).await
    };
    Ok(site.db.write(write).await?)
}

/// Notes that people were told. `false`: somebody else has told them.
async fn told(
    tx: &Tx,
    row: &telling::Model,
    news: &News,
    count: usize,
    now: Now,
) -> Result<bool, DbErr> {
    let count = i32::try_from(count).unwrap_or(i32::MAX);
    let set = telling::ActiveModel {
        up_to: Set(news.newest),
        last_at: Set(Some(now.utc())),
        last_count: Set(Some(count)),
        ..Default::default()
    };
    // As it was read: an instance that was quicker has moved it on.
    let last = match row.last_at {
        Some(at) => telling::Column::LastAt.eq(at),
        None => telling::Column::LastAt.is_null(),
    };
    let mut update = telling::Entity::update_many()
        .set(set)
        .filter(telling::Column::SurveyId.eq(row.survey_id))
        .filter(telling::Column::UpTo.eq(row.up_to))
        .filter(last);
    if news.decision {
        update = update.col_expr(telling::Column::DecisionTold, Expr::value(true));
    }
    Ok(update.exec(tx).await?.rows_affected > 0)
}

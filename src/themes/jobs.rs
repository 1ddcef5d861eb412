//! Grouping comments in the background.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use anyhow::Context;
use domain::frame::RunState;
use domain::theme::{self, Comment, Grouping, Options};
use entity::{Stored, comment, theme_run};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use serde::{Deserialize, Serialize};

use super::commands::{self, Proposal};
use crate::db::Tx;
use crate::jobs::{Job, Lease, aside};
use crate::site::Site;

/// What a comment is stored with whose language cannot be told.
const UNKNOWN: &str = "und";

/// Groups the comments of one question.
#[derive(Debug, Serialize, Deserialize)]
pub struct Group {
    /// Which run.
    pub run: i64,
}

impl Job for Group {
    const KIND: &'static str = "themes.group";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let run = theme_run::Entity::find_by_id(self.run)
            .one(site.db.read())
            .await?;
        let Some(run) = run.filter(|run| run.state.0 != RunState::Done) else {
            return Ok(());
        };
        let outcome = Box::pin(group(site, lease, &run)).await;
        if outcome.is_err() {
            progress(site, run.id, RunState::Failed, 0).await?;
        }
        outcome
    }
}

async fn group(site: &Arc<Site>, lease: &Lease, run: &theme_run::Model) -> anyhow::Result<()> {
    progress(site, run.id, RunState::Running, 0).await?;
    let comments = comment::Entity::find()
        .filter(comment::Column::SurveyId.eq(run.survey_id))
        .filter(comment::Column::Field.eq(run.field.as_str()))
        .order_by_asc(comment::Column::Id)
        .all(site.db.read())
        .await?;
    name_languages(site, &comments).await?;
    let ids: Vec<i64> = comments.iter().map(|comment| comment.id).collect();
    let texts: Vec<String> = comments.into_iter().map(|comment| comment.text).collect();
    let count = texts.len();
    let options = Options {
        seed: run.seed.unsigned_abs(),
        ..Options::default()
    };
    let done = Arc::new(AtomicU32::new(0));
    let reported = Arc::clone(&done);
    let work = aside(move || {
        let comments: Vec<Comment<'_>> = texts
            .iter()
            .map(|text| Comment {
                text,
                language: theme::language::detect(text),
            })
            .collect();
        theme::group_with(&comments, &options, &mut |progress| {
            reported.store(percent(progress.share), Ordering::Relaxed);
            ControlFlow::Continue(())
        })
    });
    let grouping = watch(site, lease, run.id, work, &done)
        .await?
        .context("grouping stopped")?;
    let proposals = proposals(&ids, &grouping);
    let now = site.clock.now();
    let counted = i32::try_from(count)?;
    Ok(site
        .db
        .write(async |tx: &Tx| {
            commands::store(tx, run, &proposals, now).await?;
            let mut row = run.clone().into_active_model();
            row.state = Set(Stored(RunState::Done));
            row.percent = Set(100);
            row.comments = Set(counted);
            row.finished_at = Set(Some(now.utc()));
            row.update(tx).await?;
            lease.finish(tx, now).await
        })
        .await?)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of 0 to 1 as a whole percent"
)]
fn percent(share: f32) -> u32 {
    (share.clamp(0.0, 1.0) * 99.0) as u32
}

/// Waits for the grouping, says how far it is, and keeps the lease meanwhile.
async fn watch(
    site: &Arc<Site>,
    lease: &Lease,
    run: i64,
    mut work: tokio::sync::oneshot::Receiver<Option<Grouping>>,
    done: &AtomicU32,
) -> anyhow::Result<Option<Grouping>> {
    let mut beats = 0_u32;
    loop {
        tokio::select! {
            grouping = &mut work => return Ok(grouping?),
            () = tokio::time::sleep(Duration::from_secs(1)) => {}
        }
        beats += 1;
        let percent = i32::try_from(done.load(Ordering::Relaxed)).unwrap_or(0);
        progress(site, run, RunState::Running, percent).await?;
        if beats.is_multiple_of(20) {
            lease.renew(site).await?;
        }
    }
}

async fn progress(site: &Site, run: i64, state: RunState, percent: i32) -> Result<(), DbErr> {
    site.db
        .write(async |tx: &Tx| {
            theme_run::Entity::update_many()
                .col_expr(theme_run::Column::State, Expr::value(Stored(state)))
                .col_expr(theme_run::Column::Percent, Expr::value(percent))
                .filter(theme_run::Column::Id.eq(run))
                .exec(tx)
                .await
        })
        .await?;
    Ok(())
}

/// How many comments one round names the language of.
const A_ROUND: u64 = 5_000;

/// Tells the language of comments as they come in, so that what is not in English waits for a
/// translator from the first hour.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct NameLanguages {}

impl Job for NameLanguages {
    const KIND: &'static str = "themes.name_languages";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let unnamed = comment::Entity::find()
            .filter(comment::Column::Language.is_null())
            .filter(comment::Column::SurveyId.is_not_null())
            .order_by_asc(comment::Column::Id)
            .limit(A_ROUND)
            .all(site.db.read())
            .await?;
        name_languages(site, &unnamed).await?;
        let now = site.clock.now();
        Ok(site
            .db
            .write(async |tx: &Tx| lease.finish(tx, now).await)
            .await?)
    }
}

/// Notes the language of comments that have none noted yet.
async fn name_languages(site: &Site, comments: &[comment::Model]) -> Result<(), DbErr> {
    let unnamed: Vec<(i64, String)> = comments
        .iter()
        .filter(|comment| comment.language.is_none())
        .map(|comment| {
            let found = theme::detect(&comment.text).map(String::from);
            (comment.id, found.unwrap_or_else(|| UNKNOWN.to_owned()))
        })
        .collect();
    for chunk in unnamed.chunks(500) {
        let mut by_language: std::collections::BTreeMap<&str, Vec<i64>> = Default::default();
        for (id, language) in chunk {
            by_language.entry(language).or_default().push(*id);
        }
        site.db
            .write(async |tx: &Tx| {
                for (language, ids) in by_language {
                    comment::Entity::update_many()
                        .col_expr(comment::Column::Language, Expr::value(language))
                        .filter(comment::Column::Id.is_in(ids))
                        .exec(tx)
                        .await?;
                }
                Ok::<_, DbErr>(())
            })
            .await?;
    }
    Ok(())
}

/// The groups with the keys of their comments.
fn proposals(ids: &[i64], grouping: &Grouping) -> Vec<Proposal> {
    let mut proposals: Vec<Proposal> = grouping
        .themes
        .iter()
        .map(|theme| Proposal {
            name: theme.name.clone(),
            terms: theme.terms.clone(),
            comments: Vec::with_capacity(theme.size),
        })
        .collect();
    for (index, (id, assignments)) in ids.iter().zip(&grouping.assignments).enumerate() {
        for (rank, assignment) in (1..).zip(assignments) {
            let theme = grouping.themes.get(assignment.theme);
            let typical = theme
                .and_then(|theme| theme.typical.iter().position(|typical| *typical == index))
                .and_then(|place| i32::try_from(place).ok());
            if let Some(proposal) = proposals.get_mut(assignment.theme) {
                proposal
                    .comments
                    .push((*id, rank, assignment.confidence, typical));
            }
        }
    }
    proposals
}

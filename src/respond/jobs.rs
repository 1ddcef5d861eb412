//! What is forgotten on time: drafts nobody came back to, receipts past their date, addresses two
//! years later.

use std::sync::Arc;

use chrono::{Months, Timelike};
use domain::Now;
use domain::time::clock_in_london;
use entity::survey;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::Nonce;
use super::commands::{addresses, forget_receipts, links, sweep_drafts};
use super::handlers::WITHDRAW_FOR;
use super::letters::BackLetter;
use super::underway::KEPT_FOR;
use crate::db::Tx;
use crate::jobs::{Job, Lease};
use crate::mail;
use crate::site::Site;

/// How long addresses are kept after the receipts are forgotten. The page that asks for one says so.
const ADDRESSES_KEPT: Months = Months::new(24);

/// Deletes what may not be kept any longer.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Forget {}

impl Job for Forget {
    const KIND: &'static str = "respond.forget";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let now = site.clock.now();
        let past = survey::Entity::find()
            .filter(survey::Column::ClosesAt.lt(now.utc() - WITHDRAW_FOR))
            .all(site.db.read())
            .await?;
        site.db
            .write(async |tx: &Tx| {
                let drafts = sweep_drafts(tx, now).await?;
                let mut receipts = 0;
                for survey in past {
                    receipts += forget_receipts(tx, survey.id).await?;
                    let until = survey
                        .closes_at
                        .map(|at| at + WITHDRAW_FOR + ADDRESSES_KEPT);
                    if until.is_some_and(|until| until <= now.utc()) {
                        addresses::forget(tx, survey.id).await?;
                    }
                }
                tracing::info!(
                    drafts,
                    receipts,
                    "forgot {drafts} drafts and {receipts} receipts"
                );
                lease.finish(tx, now).await
            })
            .await?;
        // Where rows lie in the order of their keys there is no trace to remove.
        if !site.db.is_alone() {
            mix_addresses(site).await?;
        }
        Ok(())
    }
}

/// Reminds those who asked for it of answers they have not sent, once.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Remind {}

/// Nobody is reminded at night.
const WAKING: std::ops::Range<u32> = 9..20;

impl Job for Remind {
    const KIND: &'static str = "respond.remind";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let now = site.clock.now();
        if WAKING.contains(&clock_in_london(now.utc()).hour()) {
            for due in links::due(site.db.read(), &site.keys, now, KEPT_FOR).await? {
                remind(site, &due, now).await?;
            }
        }
        Ok(site
            .db
            .write(async |tx: &Tx| lease.finish(tx, now).await)
            .await?)
    }
}

/// The address goes in the transaction that makes the mail: nobody is reminded twice.
async fn remind(site: &Arc<Site>, due: &links::Due, now: Now) -> anyhow::Result<()> {
    let nonce = Nonce::unseal(&site.keys, &due.nonce_hash, &due.way_back);
    let Some(nonce) = nonce else {
        return Ok(());
    };
    let until = (due.language.as_str(), Some(due.until));
    let letter = BackLetter::new(site, &nonce, &due.slug, "reminder", until);
    let message = mail::compose(site, &due.language, &due.email, &letter, None)?;
    let sealed = mail::sealed(&site.keys, &message)?;
    let post = async |tx: &Tx| match links::take(tx, &due.nonce_hash).await? {
        true => mail::post(tx, &sealed, now).await,
        false => Ok(()),
    };
    Ok(site.db.write(post).await?)
}

/// Makes addresses of each survey so alike that nothing tells which came with which response.
async fn mix_addresses(site: &Arc<Site>) -> anyhow::Result<()> {
    for survey in addresses::surveys(site.db.read()).await? {
        let mix = async |tx: &Tx| addresses::mix(tx, survey).await;
        site.db.write(mix).await?;
    }
    Ok(())
}

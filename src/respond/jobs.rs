//! What is forgotten on time: drafts nobody came back to, receipts past their date, addresses two
//! years later.

use std::sync::Arc;

use chrono::Months;
use entity::survey;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::commands::{addresses, forget_receipts, sweep_drafts};
use super::handlers::WITHDRAW_FOR;
use crate::db::Tx;
use crate::jobs::{Job, Lease};
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

/// Makes addresses of each survey so alike that nothing tells which came with which response.
async fn mix_addresses(site: &Arc<Site>) -> anyhow::Result<()> {
    for survey in addresses::surveys(site.db.read()).await? {
        let mix = async |tx: &Tx| addresses::mix(tx, survey).await;
        site.db.write(mix).await?;
    }
    Ok(())
}

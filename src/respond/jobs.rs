//! What is forgotten on time: drafts nobody came back to, receipts past their date.

use std::sync::Arc;

use entity::survey;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::commands::{forget_receipts, sweep_drafts};
use super::handlers::WITHDRAW_FOR;
use crate::db::Tx;
use crate::jobs::{Job, Lease};
use crate::site::Site;

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
        Ok(site
            .db
            .write(async |tx: &Tx| {
                let drafts = sweep_drafts(tx, now).await?;
                let mut receipts = 0;
                for survey in past {
                    receipts += forget_receipts(tx, survey.id).await?;
                }
                tracing::info!(
                    drafts,
                    receipts,
                    "forgot {drafts} drafts and {receipts} receipts"
                );
                lease.finish(tx, now).await
            })
            .await?)
    }
}

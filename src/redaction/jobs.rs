//! Looking comments through as they come in.

use std::sync::Arc;

use domain::redaction::{Candidate, find};
use entity::comment;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::{commands, queries};
use crate::db::Tx;
use crate::jobs::{self, Job, Lease};
use crate::site::Site;

/// How many comments are looked through between two looks at the clock.
const CHUNK: u64 = 500;

/// Looks through every comment that nobody has looked through.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Find {}

impl Job for Find {
    const KIND: &'static str = "redaction.find";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let mut staff = None;
        loop {
            let rows: Vec<(i64, String)> = comment::Entity::find()
                .select_only()
                .column(comment::Column::Id)
                .column(comment::Column::Text)
                .filter(comment::Column::Looked.eq(false))
                .order_by_asc(comment::Column::Id)
                .limit(CHUNK)
                .into_tuple()
                .all(site.db.read())
                .await?;
            if rows.is_empty() {
                return Ok(());
            }
            let names: Arc<Vec<String>> = match &staff {
                Some(names) => Arc::clone(names),
                None => Arc::new(queries::staff_names(site.db.read()).await?),
            };
            staff = Some(Arc::clone(&names));
            let look = move || -> Vec<(i64, Vec<Candidate>)> {
                let look = |(id, text): &(i64, String)| (*id, find(text, &names));
                rows.iter().map(look).collect()
            };
            let found = jobs::aside(look).await?;
            let write = async |tx: &Tx| commands::found(tx, found).await;
            site.db.write(write).await?;
            lease.renew(site).await?;
        }
    }
}

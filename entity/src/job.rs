//! One piece of work, done at least once.

use sea_orm::entity::prelude::*;

/// One row of `job`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which job.
    pub kind: String,
    /// What it needs to know, as JSON; never personal.
    pub payload: String,
    /// Not before.
    pub run_at: ChronoDateTimeUtc,
    /// How often it was begun.
    pub attempts: i32,
    /// Who is at it.
    pub lease: Option<String>,
    /// Until when they may take; then another may take over.
    pub leased_until: Option<ChronoDateTimeUtc>,
    /// When it was finished.
    pub done_at: Option<ChronoDateTimeUtc>,
    /// When it was given up and set apart.
    pub failed_at: Option<ChronoDateTimeUtc>,
    /// Why it last failed.
    pub last_error: Option<String>,
    /// At most one job with the same key.
    pub dedup_key: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

//! What was corrected about a drop-in, until everybody was told.

use sea_orm::entity::prelude::*;

/// One row of `event_correction`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event_correction")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which drop-in.
    pub event_id: i64,
    /// What it was and what it is, fact by fact, as JSON.
    pub changes: String,
    /// When.
    pub corrected_at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

//! A closing date that was moved, as the public reads it.

use sea_orm::entity::prelude::*;

/// One row of `moved_date`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "moved_date")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which survey.
    pub survey_id: i64,
    /// When it was to close before.
    pub was: Option<ChronoDateTimeUtc>,
    /// When it closes now.
    pub becomes: ChronoDateTimeUtc,
    /// Why, in words for the public.
    pub reason: String,
    /// Who moved it.
    pub staff_id: Option<i64>,
    /// When.
    pub at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

//! A time in which nothing is published, such as the weeks before an election.

use sea_orm::entity::prelude::*;

/// One row of `hold`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "hold")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// For which programme; none for the whole site.
    pub programme_id: Option<i64>,
    /// The first day.
    pub from_on: ChronoDate,
    /// The last day.
    pub until_on: ChronoDate,
    /// Why.
    pub reason: String,
    /// Who set it.
    pub staff_id: Option<i64>,
    /// When it was set.
    pub at: ChronoDateTimeUtc,
    /// When it was lifted before its last day.
    pub lifted_at: Option<ChronoDateTimeUtc>,
    /// Who lifted it.
    pub lifted_by: Option<i64>,
    /// Why it was lifted.
    pub lifted_reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

//! An equality impact assessment of a programme; what it says stands in its versions.

use sea_orm::entity::prelude::*;

/// One row of `assessment`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assessment")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which programme.
    pub programme_id: i64,
    /// 1 or 2.
    pub stage: i32,
    /// When it is looked at again.
    pub review_on: Option<ChronoDate>,
    /// Since when the public sees it.
    pub published_at: Option<ChronoDateTimeUtc>,
    /// Why it is a full one without a first look before it; empty for all others.
    pub direct_why: String,
    /// Whether the public is not told that it is overdue.
    pub overdue_hidden: bool,
    /// For which day people were told that it is due soon.
    pub told_due: Option<ChronoDate>,
    /// For which day people were told that it is overdue.
    pub told_overdue: Option<ChronoDate>,
}

impl ActiveModelBehavior for ActiveModel {}

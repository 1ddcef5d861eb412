//! An equality impact assessment of a programme.

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
    /// What the change is for.
    pub aims: String,
    /// Who is affected.
    pub affected: String,
    /// What was concluded.
    pub conclusion: String,
    /// Wording of the source, shown as a quotation; empty for our own.
    pub quotation: String,
    /// When.
    pub assessed_on: Option<ChronoDate>,
    /// When it is looked at again.
    pub review_on: Option<ChronoDate>,
    /// Since when the public sees it.
    pub published_at: Option<ChronoDateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

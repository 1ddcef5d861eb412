//! How far those who left an address for a survey were told what became of it.

use sea_orm::entity::prelude::*;

/// One row of `telling`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "telling")]
pub struct Model {
    /// Of which survey.
    #[sea_orm(primary_key, auto_increment = false)]
    pub survey_id: i64,
    /// What changed in public up to then is told, or was known before.
    pub up_to: ChronoDateTimeUtc,
    /// Whether the decision is told, or was known before.
    pub decision_told: bool,
    /// When mails last went out.
    pub last_at: Option<ChronoDateTimeUtc>,
    /// How many those were.
    pub last_count: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}

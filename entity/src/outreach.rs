//! A group a survey has heard too little from, and what is done to hear more.

use sea_orm::entity::prelude::*;

/// One row of `outreach`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outreach")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which survey.
    pub survey_id: i64,
    /// The characteristic.
    pub characteristic: String,
    /// The group.
    pub group_code: String,
    /// What will be done, in words.
    pub plan: String,
    /// Who asked for it.
    pub added_by: Option<i64>,
    /// When.
    pub added_at: ChronoDateTimeUtc,
    /// What came of it, in words.
    pub outcome: String,
    /// Who saw to it.
    pub done_by: Option<i64>,
    /// When.
    pub done_at: Option<ChronoDateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

//! A question with its answer, a correction, or news of a survey.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `notice`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notice")]
pub struct Model {
    /// Key; the order of publishing.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// About which survey.
    pub survey_id: i64,
    /// What it is.
    pub kind: Stored<domain::notice::NoticeKind>,
    /// Whether those who left an address are to be told.
    pub tell: bool,
    /// When they were told.
    pub told_at: Option<ChronoDateTimeUtc>,
    /// How many were told.
    pub told: Option<i32>,
    /// About which survey.
    #[sea_orm(belongs_to, from = "survey_id", to = "id")]
    pub survey: HasOne<super::survey::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

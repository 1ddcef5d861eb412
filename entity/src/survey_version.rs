//! One questionnaire, frozen when published.

use sea_orm::entity::prelude::*;

/// One row of `survey_version`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "survey_version")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which survey.
    pub survey_id: i64,
    /// Counted from 1.
    pub number: i32,
    /// The questionnaire, as canonical JSON.
    pub definition: String,
    /// Hash of the definition.
    pub sha256: String,
    /// The equality questions it asks, if any.
    pub equality_set_id: Option<i64>,
    /// When it came in.
    pub created_at: ChronoDateTimeUtc,
    /// Who brought it in.
    pub created_by: String,
    /// When it was frozen.
    pub published_at: Option<ChronoDateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

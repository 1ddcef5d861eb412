//! Somebody who speaks a language has read a survey in it.

use sea_orm::entity::prelude::*;

/// One row of `language_check`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "language_check")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which survey.
    pub survey_id: i64,
    /// Which language, by its tag.
    pub language: String,
    /// Mark of everything the language said then.
    pub mark: String,
    /// Who read it.
    pub checked_by: String,
    /// Who wrote that down; none for the operator.
    pub staff_id: Option<i64>,
    /// On which day, where that was asked.
    pub checked_on: Option<ChronoDate>,
    /// When that was written down.
    pub at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

//! A bundle of paper that came in together.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `batch`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "batch")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// For which survey.
    pub survey_id: i64,
    /// Which version was printed.
    pub version_id: i64,
    /// What is written on it.
    pub label: String,
    /// Where the forms were collected.
    pub place: String,
    /// When they came in.
    pub received_on: ChronoDate,
    /// Language of the forms.
    pub language: String,
    /// Form of the questionnaire.
    pub variant: Stored<domain::response::Variant>,
    /// Who opened it.
    pub created_by: i64,
    /// When.
    pub created_at: ChronoDateTimeUtc,
    /// When the last form was keyed.
    pub closed_at: Option<ChronoDateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

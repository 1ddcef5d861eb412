//! From when until when the public reads the figures of a survey.

use sea_orm::entity::prelude::*;

/// One row of `figures_publication`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "figures_publication")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which survey.
    pub survey_id: i64,
    /// Who published them.
    pub published_by: Option<i64>,
    /// When.
    pub published_at: ChronoDateTimeUtc,
    /// Why, where the survey was open then; empty otherwise.
    pub why: String,
    /// Who took them back.
    pub ended_by: Option<i64>,
    /// When; none while the public reads them.
    pub ended_at: Option<ChronoDateTimeUtc>,
    /// Why.
    pub ended_why: String,
}

impl ActiveModelBehavior for ActiveModel {}

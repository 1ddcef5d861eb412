//! What the public reads of the themes of a question, or read until it was taken back.

use sea_orm::entity::prelude::*;

/// One row of `theme_publication`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "theme_publication")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which survey.
    pub survey_id: i64,
    /// Of which question.
    pub field: String,
    /// The themes as they were then and how they came about, as JSON.
    pub body: String,
    /// What was open then, and why it was published all the same, as JSON.
    pub reasons: String,
    /// Who published it.
    pub published_by: Option<i64>,
    /// When.
    pub published_at: ChronoDateTimeUtc,
    /// Who took it back or put another in its place.
    pub ended_by: Option<i64>,
    /// When; none while the public reads it.
    pub ended_at: Option<ChronoDateTimeUtc>,
    /// Why it was taken back; empty where another took its place.
    pub ended_why: String,
    /// Of which survey.
    #[sea_orm(belongs_to, from = "survey_id", to = "id")]
    pub survey: HasOne<super::survey::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

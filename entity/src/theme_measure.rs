//! How far people, and the program, agreed about the themes of a question at some time.

use sea_orm::entity::prelude::*;

/// One row of `theme_measure`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "theme_measure")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which survey.
    pub survey_id: i64,
    /// Of which question.
    pub field: String,
    /// The figures, and the themes they were measured on, as JSON.
    pub body: String,
    /// Who asked for it; none where the last comment of a sample did.
    pub measured_by: Option<i64>,
    /// When.
    pub measured_at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

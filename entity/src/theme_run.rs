//! One grouping of the comments of a question by the program.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `theme_run`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "theme_run")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// In which survey.
    pub survey_id: i64,
    /// Of which question.
    pub field: String,
    /// How far it is.
    pub state: Stored<domain::frame::RunState>,
    /// How much of it is done.
    pub percent: i32,
    /// The seed it ran with.
    pub seed: i64,
    /// How many comments it grouped.
    pub comments: i32,
    /// Who asked for it.
    pub asked_by: i64,
    /// When.
    pub asked_at: ChronoDateTimeUtc,
    /// When it was done.
    pub finished_at: Option<ChronoDateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

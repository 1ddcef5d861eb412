//! Something officers did to the themes of a question, and whether it was undone.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `theme_step`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "theme_step")]
pub struct Model {
    /// Key; the order of doing.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which survey.
    pub survey_id: i64,
    /// Of which question.
    pub field: String,
    /// What was done.
    pub deed: Stored<domain::frame::Deed>,
    /// What it was done to and what was there before, as JSON.
    pub detail: String,
    /// How many comments it moved.
    pub comments: i32,
    /// Who did it.
    pub staff_id: Option<i64>,
    /// When.
    pub at: ChronoDateTimeUtc,
    /// Who undid it.
    pub undone_by: Option<i64>,
    /// When.
    pub undone_at: Option<ChronoDateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

//! Somebody opened what people wrote as they wrote it: one comment, or those of a question.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `original_opening`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "original_opening")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who.
    pub staff_id: i64,
    /// Of which survey.
    pub survey_id: i64,
    /// Of which question.
    pub field: String,
    /// Which comment; none for all of the question.
    pub comment_id: Option<i64>,
    /// What for.
    pub reason: Stored<domain::redaction::OpenedFor>,
    /// What for in words, where it is something else.
    pub note: String,
    /// When; it holds for that day.
    pub at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

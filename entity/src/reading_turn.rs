//! Comments that somebody was asked to read: all of a question from one to another.

use sea_orm::entity::prelude::*;

/// One row of `reading_turn`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reading_turn")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which survey.
    pub survey_id: i64,
    /// Of which question.
    pub field: String,
    /// Who reads them.
    pub staff_id: i64,
    /// The first of them.
    pub first_comment: i64,
    /// The last of them.
    pub last_comment: i64,
    /// How many there were.
    pub comments: i32,
    /// Who asked.
    pub given_by: i64,
    /// When.
    pub given_at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

//! What several comments say, as an officer put it.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `theme`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "theme")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// In which survey.
    pub survey_id: i64,
    /// Of which question.
    pub field: String,
    /// What it is called.
    pub name: String,
    /// What belongs to it, in a sentence.
    pub definition: String,
    /// What does not, in a sentence.
    pub excludes: String,
    /// Words people use for it, with commas between: what the program looks for first.
    pub words: String,
    /// Its number among the themes of the question: what is typed to put a comment into it.
    pub number: i32,
    /// The theme above it.
    pub parent_id: Option<i64>,
    /// The theme it was split from.
    pub split_from: Option<i64>,
    /// How far it is.
    pub state: Stored<domain::frame::ThemeState>,
    /// The theme it became part of.
    pub merged_into: Option<i64>,
    /// Who made it; none for what the program proposed.
    pub created_by: Option<i64>,
    /// When.
    pub created_at: ChronoDateTimeUtc,
    /// Who last decided about it.
    pub decided_by: Option<i64>,
    /// When.
    pub decided_at: Option<ChronoDateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

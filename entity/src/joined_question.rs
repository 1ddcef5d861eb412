//! What an officer said about answers to a question that was reworded.

use sea_orm::entity::prelude::*;

/// One row of `joined_question`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "joined_question")]
pub struct Model {
    /// Of which survey.
    #[sea_orm(primary_key, auto_increment = false)]
    pub survey_id: i64,
    /// The version the change comes with.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// The question.
    #[sea_orm(primary_key, auto_increment = false)]
    pub question: String,
    /// Which change it was said about.
    pub mark: String,
    /// Whether answers before and after it count together.
    pub together: bool,
    /// Who said it.
    pub decided_by: String,
    /// When.
    pub decided_at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

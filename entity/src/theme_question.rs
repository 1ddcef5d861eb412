//! Where the themes of a question stand: whether somebody put their name under them.

use sea_orm::entity::prelude::*;

/// One row of `theme_question`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "theme_question")]
pub struct Model {
    /// Of which survey.
    #[sea_orm(primary_key, auto_increment = false)]
    pub survey_id: i64,
    /// Of which question.
    #[sea_orm(primary_key, auto_increment = false)]
    pub field: String,
    /// Who stands by its themes; none while they are decided about.
    pub agreed_by: Option<i64>,
    /// Since when.
    pub agreed_at: Option<ChronoDateTimeUtc>,
    /// Why, where something was still open.
    pub agreed_why: String,
    /// The least agreement of two people that is asked for, in thousandths; none for the usual one.
    pub alpha_least: Option<i32>,
    /// The least agreement of the program with people, likewise.
    pub f1_least: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}

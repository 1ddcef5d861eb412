//! A search among the comments of a question that an officer gave a name.

use sea_orm::entity::prelude::*;

/// One row of `saved_search`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_search")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which survey.
    pub survey_id: i64,
    /// Of which question.
    pub field: String,
    /// What it is called.
    pub name: String,
    /// What is looked for: the query of its address.
    pub query: String,
    /// Who named it last.
    pub staff_id: i64,
    /// When.
    pub at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

//! Near-identical comments of a question.

use sea_orm::entity::prelude::*;

/// One row of `bundle`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bundle")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which survey.
    pub survey_id: i64,
    /// Of which question.
    pub field: String,
    /// How many different points its texts make.
    pub points: i32,
    /// How many comments were in it when it was looked through last.
    pub submissions: i64,
    /// How many different texts those were.
    pub texts: i32,
}

impl ActiveModelBehavior for ActiveModel {}

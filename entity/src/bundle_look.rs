//! How far a question was looked through for near-identical comments.

use sea_orm::entity::prelude::*;

/// One row of `bundle_look`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bundle_look")]
pub struct Model {
    /// Of which survey.
    #[sea_orm(primary_key, auto_increment = false)]
    pub survey_id: i64,
    /// Of which question.
    #[sea_orm(primary_key, auto_increment = false)]
    pub field: String,
    /// How many comments it had.
    pub comments: i64,
    /// The last of them.
    pub last_comment: i64,
    /// When.
    pub at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

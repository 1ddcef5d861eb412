//! Words of a comment in a version of an assessment: gone with the comment.

use sea_orm::entity::prelude::*;

/// One row of `assessment_quote`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assessment_quote")]
pub struct Model {
    /// In which version.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version_id: i64,
    /// Number of the piece of evidence.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// Of which comment.
    pub comment_id: i64,
    /// The words.
    pub text: String,
}

impl ActiveModelBehavior for ActiveModel {}

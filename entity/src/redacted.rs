//! The copy of a comment that may be shown, where something in it is hidden or was thought to be.
//! A comment that was looked at and has no row here is shown as it is.

use sea_orm::entity::prelude::*;

/// One row of `redacted`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "redacted")]
pub struct Model {
    /// Of which comment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub comment_id: i64,
    /// The words.
    pub text: String,
    /// How many candidates nobody has decided about.
    pub undecided: i32,
}

impl ActiveModelBehavior for ActiveModel {}

//! What somebody wrote, in English. Their own words stay what they are.

use sea_orm::entity::prelude::*;

/// One row of `comment_translation`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comment_translation")]
pub struct Model {
    /// Of which comment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub comment_id: i64,
    /// The words in English.
    pub text: String,
    /// Who translated them.
    pub translator: String,
    /// Who brought it in.
    pub staff_id: Option<i64>,
    /// When.
    pub at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

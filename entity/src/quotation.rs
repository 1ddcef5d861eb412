//! The second look at words that were proposed as a quotation.

use sea_orm::entity::prelude::*;

/// One row of `quotation`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "quotation")]
pub struct Model {
    /// Of which comment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub comment_id: i64,
    /// The words.
    pub words: String,
    /// Whether they may be quoted.
    pub passed: bool,
    /// Why they may not; or why the one who proposed them also looked a second time.
    pub why: String,
    /// Who looked.
    pub staff_id: i64,
    /// When.
    pub at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

//! The very words of a comment that carry a theme.

use sea_orm::entity::prelude::*;

/// One row of `comment_span`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comment_span")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which comment.
    pub comment_id: i64,
    /// Which theme.
    pub theme_id: i64,
    /// Where they begin, in characters.
    pub start: i32,
    /// How many characters they have.
    pub length: i32,
    /// Who marked them.
    pub staff_id: i64,
    /// When.
    pub at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

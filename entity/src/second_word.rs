//! Whether a comment belongs to a theme, in the word of one coder. It stays as it was said.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `second_word`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "second_word")]
pub struct Model {
    /// Which comment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub comment_id: i64,
    /// Which theme.
    #[sea_orm(primary_key, auto_increment = false)]
    pub theme_id: i64,
    /// Whose word.
    #[sea_orm(primary_key, auto_increment = false)]
    pub coder: Stored<domain::frame::Coder>,
    /// Whether it belongs. Without a row they could not say: the theme was not there.
    pub belongs: bool,
}

impl ActiveModelBehavior for ActiveModel {}

//! Words of a comment that the public reads.

use sea_orm::entity::prelude::*;

/// One row of `publication_quote`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "publication_quote")]
pub struct Model {
    /// In which publication.
    #[sea_orm(primary_key, auto_increment = false)]
    pub publication_id: i64,
    /// Of which comment: they go when it goes.
    #[sea_orm(primary_key, auto_increment = false)]
    pub comment_id: i64,
    /// Below which theme.
    #[sea_orm(primary_key, auto_increment = false)]
    pub theme_id: i64,
    /// The words, as they were allowed.
    pub text: String,
}

impl ActiveModelBehavior for ActiveModel {}

//! A comment that is in a bundle of near-identical ones.

use sea_orm::entity::prelude::*;

/// One row of `bundled`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bundled")]
pub struct Model {
    /// Which comment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub comment_id: i64,
    /// In which bundle.
    pub bundle_id: i64,
    /// Which of the different texts of the bundle it is.
    pub text_number: i32,
    /// Whether it is the one that stands for all of the bundle where they are shown once.
    pub is_first: bool,
}

impl ActiveModelBehavior for ActiveModel {}

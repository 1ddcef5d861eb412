//! A comment that belongs to a theme: what proposals and decisions come to. Made anew from them whenever
//! either changes.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `themed`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "themed")]
pub struct Model {
    /// To which theme.
    #[sea_orm(primary_key, auto_increment = false)]
    pub theme_id: i64,
    /// Which comment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub comment_id: i64,
    /// By whose word.
    pub by: Stored<domain::frame::By>,
    /// 1 for the theme it fits best; none where the program did not propose it.
    pub rank: Option<i32>,
    /// How sure the program is, from 0 to 1.
    pub confidence: Option<f32>,
}

impl ActiveModelBehavior for ActiveModel {}

//! An officer put one comment into a theme or took it out. The last one counts.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `theme_decision`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "theme_decision")]
pub struct Model {
    /// Key; the order of deciding.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which theme.
    pub theme_id: i64,
    /// Which comment.
    pub comment_id: i64,
    /// Whether it belongs.
    pub belongs: bool,
    /// Who decided.
    pub decided_by: i64,
    /// When.
    pub decided_at: ChronoDateTimeUtc,
    /// The step it was part of.
    pub step_id: Option<i64>,
    /// How they came to it.
    pub how: Stored<domain::frame::How>,
    /// Whether it was undone: then it counts as never said.
    pub undone: bool,
}

impl ActiveModelBehavior for ActiveModel {}

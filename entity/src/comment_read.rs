//! A comment that a person has read.

use sea_orm::entity::prelude::*;

/// One row of `comment_read`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comment_read")]
pub struct Model {
    /// Which comment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub comment_id: i64,
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: i64,
    /// When first.
    pub read_at: ChronoDateTimeUtc,
    /// When they last said which themes it belongs to; none where they only read it.
    pub coded_at: Option<ChronoDateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

//! A comment the program put into a group.

use sea_orm::entity::prelude::*;

/// One row of `proposal_comment`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal_comment")]
pub struct Model {
    /// Into which group.
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: i64,
    /// Which comment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub comment_id: i64,
    /// 1 for the group it fits best.
    pub rank: i32,
    /// How sure the program is, from 0 to 1.
    pub confidence: f32,
    /// Place among the typical comments of the group; none when it is not one.
    pub typical: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}

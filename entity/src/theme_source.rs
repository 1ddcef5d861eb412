//! The groups of the program that a theme draws its comments from.

use sea_orm::entity::prelude::*;

/// One row of `theme_source`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "theme_source")]
pub struct Model {
    /// Which theme.
    #[sea_orm(primary_key, auto_increment = false)]
    pub theme_id: i64,
    /// Which group.
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: i64,
}

impl ActiveModelBehavior for ActiveModel {}

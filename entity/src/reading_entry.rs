//! A protected table that was looked at.

use sea_orm::entity::prelude::*;

/// One row of `reading_entry`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reading_entry")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// For which purpose.
    pub reading_id: i64,
    /// What was counted.
    pub dimension: String,
    /// By which characteristic.
    pub characteristic: String,
    /// When.
    pub at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

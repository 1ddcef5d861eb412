//! One figure of those who could have answered, as it was imported.

use sea_orm::entity::prelude::*;

/// One row of `baseline`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "baseline")]
pub struct Model {
    /// The set it belongs to.
    #[sea_orm(primary_key, auto_increment = false)]
    pub set_code: String,
    /// What is counted: a characteristic, or a census topic.
    #[sea_orm(primary_key, auto_increment = false)]
    pub dimension: String,
    /// The group or answer.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// What the set is called.
    pub set_name: String,
    /// The day it is of.
    pub as_of: ChronoDate,
    /// What the group is called there.
    pub category: String,
    /// How many.
    pub count: i64,
    /// Of how many.
    pub base: i64,
    /// Of whom, in words.
    pub population: String,
    /// Where it is from.
    pub source: String,
    /// What else to know.
    pub note: String,
    /// When it was imported.
    pub imported_at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

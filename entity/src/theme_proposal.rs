//! A group of comments the program found. Never edited.

use sea_orm::entity::prelude::*;

/// One row of `theme_proposal`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "theme_proposal")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// In which grouping.
    pub run_id: i64,
    /// Counted from 1, largest first.
    pub number: i32,
    /// What the program would call it.
    pub name: String,
    /// Its typical words, as JSON.
    pub terms: String,
    /// How many comments it holds.
    pub size: i32,
    /// The group it is a part of; none for one of those the program would have as themes.
    pub part_of: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

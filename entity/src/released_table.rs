//! One table of a release. Written once, looked up ever after.

use sea_orm::entity::prelude::*;

/// One row of `released_table`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "released_table")]
pub struct Model {
    /// Of which release.
    #[sea_orm(primary_key, auto_increment = false)]
    pub snapshot_id: i64,
    /// What is counted: a question, an option of one, a theme, a characteristic.
    #[sea_orm(primary_key, auto_increment = false)]
    pub dimension: String,
    /// By which characteristic; empty for the count alone.
    #[sea_orm(primary_key, auto_increment = false)]
    pub characteristic: String,
    /// The released figures, as JSON.
    pub body: String,
}

impl ActiveModelBehavior for ActiveModel {}

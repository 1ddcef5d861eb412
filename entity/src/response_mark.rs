//! What was unusual about the way a response was sent. Nothing of who or where.

use sea_orm::entity::prelude::*;

/// One row of `response_mark`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "response_mark")]
pub struct Model {
    /// Which response.
    #[sea_orm(primary_key, auto_increment = false)]
    pub response_id: i64,
    /// What was unusual.
    #[sea_orm(primary_key, auto_increment = false)]
    pub mark: String,
}

impl ActiveModelBehavior for ActiveModel {}

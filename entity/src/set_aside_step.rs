//! A response was set aside, or is counted again: why, by whom, and when.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `set_aside_step`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "set_aside_step")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which response.
    pub response_id: i64,
    /// As what it was set aside; none when it is counted again.
    pub reason: Option<Stored<domain::response::SetAside>>,
    /// Why, in the words of whoever did it.
    pub note: String,
    /// Who; none for the operator.
    pub staff_id: Option<i64>,
    /// When.
    pub at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

//! The one row that is locked to write the next entry.

use sea_orm::entity::prelude::*;

/// One row of `audit_head`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_head")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// The last place taken.
    pub seq: i64,
    /// The last hash.
    pub hash: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}

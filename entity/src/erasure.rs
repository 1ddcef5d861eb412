//! Receipts of withdrawn responses, so that a restored backup withdraws them again.

use sea_orm::entity::prelude::*;

/// One row of `erasure`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "erasure")]
pub struct Model {
    /// Keyed hash of the receipt code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub receipt_hash: Vec<u8>,
    /// When.
    pub erased_on: ChronoDate,
}

impl ActiveModelBehavior for ActiveModel {}

//! A one-use address to choose a password.

use sea_orm::entity::prelude::*;

/// One row of `invitation`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    /// SHA-256 of the token in the address.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: Vec<u8>,
    /// For whom.
    pub staff_id: i64,
    /// Until when it works.
    pub expires_at: ChronoDateTimeUtc,
    /// When it was used; it never works twice.
    pub used_at: Option<ChronoDateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

//! Where somebody is to be reminded of answers they have not sent. Goes with the draft.

use sea_orm::entity::prelude::*;

/// One row of `draft_address`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_address")]
pub struct Model {
    /// Whose draft.
    #[sea_orm(primary_key, auto_increment = false)]
    pub nonce_hash: Vec<u8>,
    /// The address, sealed.
    pub sealed: Vec<u8>,
    /// Which key sealed it.
    pub key_id: i32,
    /// The language they answer in.
    pub language: String,
}

impl ActiveModelBehavior for ActiveModel {}

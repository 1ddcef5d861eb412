//! A file that came with answers, sealed. What it is called and what it is stand in the answers.

use sea_orm::entity::prelude::*;

/// One row of `attachment`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attachment")]
pub struct Model {
    /// Names it in the answers; nobody guesses it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token: String,
    /// The draft it was added to, until that is sent.
    pub draft_hash: Option<Vec<u8>>,
    /// The response it came with.
    pub response_id: Option<i64>,
    /// The bytes, sealed.
    pub sealed: Vec<u8>,
    /// Which key sealed them.
    pub key_id: i32,
}

impl ActiveModelBehavior for ActiveModel {}

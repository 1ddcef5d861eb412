//! Answers being filled in, sealed. Deleted when sent or when they expire.

use sea_orm::entity::prelude::*;

/// One row of `draft`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    /// Keyed hash of the cookie that finds it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub nonce_hash: Vec<u8>,
    /// The version being answered.
    pub version_id: i64,
    /// The answers, sealed.
    pub sealed: Vec<u8>,
    /// Which key sealed them.
    pub key_id: i32,
    /// How often it was saved.
    pub revision: i64,
    /// Keyed hash of the code that brings the person back from another device.
    pub code_hash: Option<Vec<u8>>,
    /// What the code leads to, sealed.
    pub way_back: Option<Vec<u8>>,
    /// When it was begun: before the close, or it may not be sent.
    pub begun_at: ChronoDateTimeUtc,
    /// When it is deleted.
    pub expires_at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

//! A mail that has to go out. Its text is sealed and deleted once delivered.

use sea_orm::entity::prelude::*;

/// One row of `outbox`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    /// Key; the Message-ID is made of it.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which mail.
    pub kind: String,
    /// Recipient, subject, bodies and attachment, sealed.
    pub sealed: Option<Vec<u8>>,
    /// Which key sealed it.
    pub key_id: i32,
    /// When it was written.
    pub created_at: ChronoDateTimeUtc,
    /// When it was handed over.
    pub sent_at: Option<ChronoDateTimeUtc>,
    /// When it was given up.
    pub failed_at: Option<ChronoDateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

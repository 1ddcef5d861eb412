//! Somebody's wish for a place. Who they are is sealed.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `booking`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "booking")]
pub struct Model {
    /// Key; the order of asking.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// In which sitting.
    pub session_id: i64,
    /// Of which event.
    pub event_id: i64,
    /// Keyed hash of the token in their link.
    pub token_hash: Vec<u8>,
    /// Keyed hash of event and address or telephone: one place per person.
    pub contact_hash: Vec<u8>,
    /// What became of it.
    pub state: Stored<domain::event::PlaceState>,
    /// One, or two with a companion.
    pub seats: i32,
    /// Language they were spoken to in.
    pub language: String,
    /// Name, address, telephone and access needs, sealed; gone after the event.
    pub sealed: Option<Vec<u8>>,
    /// Which key sealed it.
    pub key_id: i32,
    /// When they asked.
    pub asked_at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

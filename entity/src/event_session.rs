//! One sitting of an event.

use sea_orm::entity::prelude::*;

/// One row of `event_session`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event_session")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which event.
    pub event_id: i64,
    /// From.
    pub starts_at: ChronoDateTimeUtc,
    /// To.
    pub ends_at: ChronoDateTimeUtc,
    /// How many seats there are.
    pub places: i32,
    /// How many are held.
    pub held: i32,
    /// How many people wait.
    pub waiting: i32,
    /// When it was called off.
    pub cancelled_at: Option<ChronoDateTimeUtc>,
    /// Why it was called off.
    pub cancel_reason: Option<String>,
    /// How often its facts changed: the SEQUENCE of its calendar entry.
    pub revision: i32,
    /// Of which drop-in.
    #[sea_orm(belongs_to, from = "event_id", to = "id")]
    pub event: HasOne<super::event::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

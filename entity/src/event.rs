//! A drop-in.

use sea_orm::entity::prelude::*;

/// One row of `event`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// For which programme.
    pub programme_id: i64,
    /// Name in addresses.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// What to expect, in a sentence or two.
    pub summary: String,
    /// Where it is held.
    pub venue: String,
    /// How to find it.
    pub address: String,
    /// What the venue offers: steps, toilets, parking, hearing loop.
    pub access: String,
    /// Whom to ask for help.
    pub contact: String,
    /// When it was set up.
    pub created_at: ChronoDateTimeUtc,
    /// For which programme.
    #[sea_orm(belongs_to, from = "programme_id", to = "id")]
    pub programme: HasOne<super::programme::Entity>,
    /// Its sittings.
    #[sea_orm(has_many)]
    pub sessions: HasMany<super::event_session::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

//! A change of a commitment, as the public reads it.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `commitment_update`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commitment_update")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which commitment.
    pub commitment_id: i64,
    /// When.
    pub at: ChronoDateTimeUtc,
    /// Who.
    pub by: String,
    /// How far it had come then.
    pub status: Stored<domain::commitment::Status>,
    /// When it was due then.
    pub due_on: Option<ChronoDate>,
    /// What changed, in words.
    pub note: String,
    /// Since when the public sees it; none while an officer has not agreed.
    pub published_at: Option<ChronoDateTimeUtc>,
    /// When an officer sent it back to its owner.
    pub sent_back_at: Option<ChronoDateTimeUtc>,
    /// Why they did.
    pub sent_back_why: String,
}

impl ActiveModelBehavior for ActiveModel {}

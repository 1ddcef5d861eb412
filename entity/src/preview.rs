//! A link that shows a draft to whoever has it.

use sea_orm::entity::prelude::*;

/// One row of `preview`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "preview")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which survey.
    pub survey_id: i64,
    /// Keyed hash of the token in the link.
    pub token_hash: Vec<u8>,
    /// Who made it.
    pub staff_id: Option<i64>,
    /// Until when it works.
    pub expires_at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

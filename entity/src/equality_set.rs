//! A version of the equality questions. Never changed, only followed by another.

use sea_orm::entity::prelude::*;

/// One row of `equality_set`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "equality_set")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which version.
    pub version: String,
    /// The questions, as canonical JSON.
    pub definition: String,
    /// Hash of the definition.
    pub sha256: String,
    /// When it came in.
    pub created_at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

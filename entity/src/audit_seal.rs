//! What the chain looked like when all of it was last walked.

use sea_orm::entity::prelude::*;

/// One row of `audit_seal`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_seal")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// When it was walked.
    pub checked_at: ChronoDateTimeUtc,
    /// The last entry that fits.
    pub seq: i64,
    /// Its hash.
    pub hash: Vec<u8>,
    /// The first entry that does not, where there is one.
    pub broken_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

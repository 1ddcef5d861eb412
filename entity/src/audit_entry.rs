//! One deed. No answers, no equality data, no texts.

use sea_orm::entity::prelude::*;

/// One row of `audit_entry`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    /// Place in the chain, without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// When.
    pub at: ChronoDateTimeUtc,
    /// Who: `staff:12`, `operator` or `system`.
    pub actor: String,
    /// What was done, by its permission or command.
    pub deed: String,
    /// To what: `survey:3`.
    pub object: String,
    /// More about it, as JSON.
    pub detail: String,
    /// Hash of the entry before.
    pub previous: Vec<u8>,
    /// SHA-256 over the entry and `previous`.
    pub hash: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}

//! One typing-in of one paper form.

use sea_orm::entity::prelude::*;

/// One row of `keying`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "keying")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// From which bundle.
    pub batch_id: i64,
    /// Number on the form.
    pub serial: i32,
    /// First or second typing-in.
    pub pass: i32,
    /// The response made of it; none once it was withdrawn.
    pub response_id: Option<i64>,
    /// Who typed.
    pub keyed_by: i64,
    /// When.
    pub keyed_at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

//! The responses a release was computed from.

use sea_orm::entity::prelude::*;

/// One row of `snapshot`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "snapshot")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which survey.
    pub survey_id: i64,
    /// Counted from 1.
    pub number: i32,
    /// How far it had followed the change log.
    pub change_seq: i64,
    /// How many responses it holds, as released, and the rules it was released under, as JSON.
    pub parameters: String,
    /// When.
    pub taken_at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

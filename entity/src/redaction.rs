//! Words of a comment that may say who somebody is, and what was decided about them.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `redaction`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "redaction")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which comment.
    pub comment_id: i64,
    /// Where they begin, in characters.
    pub start: i32,
    /// How many characters they have.
    pub length: i32,
    /// What they may say.
    pub kind: Stored<domain::redaction::Kind>,
    /// Why that is thought.
    pub sign: Stored<domain::redaction::Sign>,
    /// What was decided.
    pub state: Stored<domain::redaction::State>,
    /// Why it was decided so.
    pub reason: Option<Stored<domain::redaction::Reason>>,
    /// The reason in words, where it is another.
    pub note: String,
    /// Who decided.
    pub staff_id: Option<i64>,
    /// When.
    pub at: Option<ChronoDateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

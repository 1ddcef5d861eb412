//! What one person answered about themselves. No time, no order, no way back without the key.

use sea_orm::entity::prelude::*;

/// One row of `equality_answer`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "equality_answer")]
pub struct Model {
    /// Keyed hash of the response, under the key of the survey.
    #[sea_orm(primary_key, auto_increment = false)]
    pub link: Vec<u8>,
    /// For which survey.
    pub survey_id: i64,
    /// Which equality questions were asked.
    pub set_id: i64,
    /// The answers, sealed.
    pub sealed: Vec<u8>,
    /// Which key sealed them.
    pub key_id: i32,
}

impl ActiveModelBehavior for ActiveModel {}

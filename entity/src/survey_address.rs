//! E-mail addresses left with answers, kept apart from them. No time, no order, no way to a
//! response.

use sea_orm::entity::prelude::*;

/// One row of `survey_address`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "survey_address")]
pub struct Model {
    /// Keyed hash of survey, question and address.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Vec<u8>,
    /// For which survey.
    pub survey_id: i64,
    /// The question that asked for it.
    pub question: String,
    /// The language to write in.
    pub language: String,
    /// The address, sealed.
    pub sealed: Vec<u8>,
    /// Which key sealed it.
    pub key_id: i32,
}

impl ActiveModelBehavior for ActiveModel {}

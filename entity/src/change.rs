//! The log that figures follow: what happened to which response, in commit order.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `change`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "change")]
pub struct Model {
    /// In which survey.
    #[sea_orm(primary_key, auto_increment = false)]
    pub survey_id: i64,
    /// In which place, without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// What happened.
    pub op: Stored<domain::change::Op>,
    /// To which response, or to which import.
    pub response_id: i64,
}

impl ActiveModelBehavior for ActiveModel {}

//! What an assessment says of one characteristic.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `assessment_row`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assessment_row")]
pub struct Model {
    /// Of which assessment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub assessment_id: i64,
    /// Which characteristic or local extra.
    #[sea_orm(primary_key, auto_increment = false)]
    pub characteristic: String,
    /// What the change does to these people.
    pub impact: Stored<domain::assessment::Impact>,
    /// How that is known.
    pub evidence: String,
    /// What is not known, and what is done about it.
    pub gap: String,
    /// What is done against harm.
    pub mitigation: String,
}

impl ActiveModelBehavior for ActiveModel {}

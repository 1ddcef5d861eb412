//! What was done with a version of an assessment.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `assessment_step`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assessment_step")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// With which version.
    pub version_id: i64,
    /// What.
    pub deed: Stored<domain::assessment::Deed>,
    /// Who; none for the operator.
    pub staff_id: Option<i64>,
    /// When.
    pub at: ChronoDateTimeUtc,
    /// What they said with it.
    pub note: String,
    /// Why one person did what two should do; empty where two did.
    pub alone: String,
}

impl ActiveModelBehavior for ActiveModel {}

//! A version of an assessment.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `assessment_version`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assessment_version")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which assessment.
    pub assessment_id: i64,
    /// Counted from 1.
    pub number: i32,
    /// How far it has come.
    pub state: Stored<domain::assessment::State>,
    /// What it says, as JSON.
    pub body: String,
    /// Hash of what was signed off; empty before, and for what came from elsewhere.
    pub sha256: String,
    /// When it was signed off.
    pub signed_at: Option<ChronoDateTimeUtc>,
    /// Since when the public sees it.
    pub published_at: Option<ChronoDateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

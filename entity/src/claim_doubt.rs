//! Evidence against the claim of an assessment that nobody is worse off.

use sea_orm::entity::prelude::*;

/// One row of `claim_doubt`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "claim_doubt")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Against the claim of which version.
    pub version_id: i64,
    /// What it says.
    pub words: String,
    /// Where it comes from.
    pub source: String,
    /// Who brought it; none where the site noticed it.
    pub staff_id: Option<i64>,
    /// When.
    pub at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

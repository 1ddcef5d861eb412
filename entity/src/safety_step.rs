//! What was done about a response in the safeguarding queue: by whom, and when.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `safety_step`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "safety_step")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which case.
    pub case_id: i64,
    /// What it became.
    pub state: Stored<domain::safeguarding::CaseState>,
    /// What was done, in the words of whoever did it.
    pub note: Option<String>,
    /// Who; none for the operator.
    pub staff_id: Option<i64>,
    /// When.
    pub at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

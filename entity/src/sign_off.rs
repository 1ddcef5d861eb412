//! A check of a draft that somebody put their name to.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `sign_off`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_off")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which survey.
    pub survey_id: i64,
    /// Which check.
    pub step: Stored<domain::survey::gates::Step>,
    /// The very draft that was checked.
    pub sha256: String,
    /// Who; none for the operator.
    pub staff_id: Option<i64>,
    /// Why one person did what two should have done.
    pub reason: Option<String>,
    /// When.
    pub at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

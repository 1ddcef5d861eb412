//! A gate somebody passed with a reason.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `gate_pass`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "gate_pass")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which survey.
    pub survey_id: i64,
    /// Before opening which version.
    pub version: i32,
    /// Which gate.
    pub gate: Stored<domain::survey::gates::Gate>,
    /// Of which language, where it is about one.
    pub language: Option<String>,
    /// Who; none for the operator.
    pub staff_id: Option<i64>,
    /// Why.
    pub reason: String,
    /// When.
    pub at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

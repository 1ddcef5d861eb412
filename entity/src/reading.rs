//! What a reviewer reads protected figures for, said once for a survey.

use sea_orm::entity::prelude::*;

/// One row of `reading`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reading")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who.
    pub staff_id: i64,
    /// Which survey.
    pub survey_id: i64,
    /// What for.
    pub purpose: String,
    /// When it was said.
    pub stated_at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

//! A question or a section kept for other surveys.

use sea_orm::entity::prelude::*;

/// One row of `kept_piece`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kept_piece")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// `question` or `section`.
    pub kind: String,
    /// What it is called in the library.
    pub title: String,
    /// The piece, as it stands in a survey.
    pub definition: String,
    /// Who kept it; none for the operator.
    pub staff_id: Option<i64>,
    /// When.
    pub kept_at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

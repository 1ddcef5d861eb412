//! A comment of a sample that a second person codes.

use sea_orm::entity::prelude::*;

/// One row of `second_coding`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "second_coding")]
pub struct Model {
    /// Which comment; nobody codes it second twice.
    #[sea_orm(primary_key, auto_increment = false)]
    pub comment_id: i64,
    /// In which sample.
    pub sample_id: i64,
    /// Its place in the order of drawing, from 0.
    pub place: i32,
    /// Who had coded it first.
    pub first_by: i64,
    /// When the second person did.
    pub coded_at: Option<ChronoDateTimeUtc>,
    /// The step that settled where the two differ; it does not count when it was undone.
    pub step_id: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

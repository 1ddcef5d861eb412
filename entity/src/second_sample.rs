//! Comments that a second person codes without seeing what was said of them before.

use sea_orm::entity::prelude::*;

/// One row of `second_sample`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "second_sample")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which survey.
    pub survey_id: i64,
    /// Of which question.
    pub field: String,
    /// Who codes them.
    pub staff_id: i64,
    /// Who had them drawn.
    pub drawn_by: i64,
    /// When.
    pub drawn_at: ChronoDateTimeUtc,
    /// The seed they were drawn with.
    pub seed: i64,
    /// From how many comments they were drawn.
    pub drawn_from: i32,
    /// How many were drawn.
    pub comments: i32,
    /// When they were all coded, or given back; none while somebody codes them.
    pub ended_at: Option<ChronoDateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

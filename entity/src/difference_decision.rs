//! What a reviewer decided about a difference between groups.

use domain::disproportion::Verdict;
use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `difference_decision`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "difference_decision")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which survey.
    pub survey_id: i64,
    /// The released dimension of the question or theme.
    pub dimension: String,
    /// The answer.
    pub answer: String,
    /// The characteristic.
    pub characteristic: String,
    /// The group.
    pub group_code: String,
    /// What was decided.
    pub verdict: Stored<Verdict>,
    /// Why, in words.
    pub reason: String,
    /// The difference then, in percent points.
    pub points: i32,
    /// Number of the release it was decided on.
    pub snapshot: i32,
    /// By whom.
    pub decided_by: Option<i64>,
    /// When.
    pub decided_at: ChronoDateTimeUtc,
    /// Who took it back.
    pub undone_by: Option<i64>,
    /// When it was taken back, or another decision took its place.
    pub undone_at: Option<ChronoDateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

//! One grouping of the comments of a question by the program.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `theme_run`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "theme_run")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// In which survey.
    pub survey_id: i64,
    /// Of which question.
    pub field: String,
    /// How far it is.
    pub state: Stored<domain::frame::RunState>,
    /// How much of it is done.
    pub percent: i32,
    /// The seed it ran with.
    pub seed: i64,
    /// How many comments it grouped.
    pub comments: i32,
    /// Who asked for it.
    pub asked_by: i64,
    /// When.
    pub asked_at: ChronoDateTimeUtc,
    /// When it was done.
    pub finished_at: Option<ChronoDateTimeUtc>,
    /// How many themes were wanted; none to let the program propose.
    pub wanted: Option<i32>,
    /// Whether nothing was to be proposed beside the themes that stood.
    pub closed: bool,
    /// Whether it only learns where comments belong from what people coded, and groups nothing.
    pub learns: bool,
    /// How many comments came to themes that stood.
    pub gained: i32,
    /// How many went from them.
    pub lost: i32,
    /// How many comments that people coded it learned from; 0 when it did not.
    pub coded: i32,
    /// How well it then did on comments it was not shown (F1); none where that was not measured.
    pub agreement: Option<f32>,
    /// Where that lies 95 times in 100, from ...
    pub agreement_from: Option<f32>,
    /// ... to.
    pub agreement_to: Option<f32>,
    /// Comments from whose coding most is to be learned, the first first, as JSON.
    pub next: String,
}

impl ActiveModelBehavior for ActiveModel {}

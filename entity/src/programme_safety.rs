//! Who looks at words of distress in a programme, and in which hours.

use sea_orm::entity::prelude::*;

/// One row of `programme_safety`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "programme_safety")]
pub struct Model {
    /// Which programme.
    #[sea_orm(primary_key, auto_increment = false)]
    pub programme_id: i64,
    /// Who leads: an account.
    pub lead_id: i64,
    /// The first day of their week, 1 for Monday.
    pub first_day: i32,
    /// The last day of their week.
    pub last_day: i32,
    /// When their day begins, in minutes after midnight.
    pub from_minute: i32,
    /// When it ends.
    pub until_minute: i32,
    /// Lines of help of the programme's own, one a line.
    pub lines: String,
}

impl ActiveModelBehavior for ActiveModel {}

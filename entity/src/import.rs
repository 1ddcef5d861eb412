//! A table of answers collected elsewhere.

use sea_orm::entity::prelude::*;

/// One row of `import`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// For which survey.
    pub survey_id: i64,
    /// Name of the file.
    pub source: String,
    /// How many responses.
    pub rows: i32,
    /// When.
    pub created_at: ChronoDateTimeUtc,
    /// When all its responses became part of the survey.
    pub finished_at: Option<ChronoDateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

//! Who translated a text of a survey last.

use sea_orm::entity::prelude::*;

/// One row of `translated_text`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "translated_text")]
pub struct Model {
    /// Of which survey.
    #[sea_orm(primary_key, auto_increment = false)]
    pub survey_id: i64,
    /// Into which language, by its tag.
    #[sea_orm(primary_key, auto_increment = false)]
    pub language: String,
    /// Which text, by its place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: String,
    /// Who translated it, where it was somebody without an account.
    pub translator: Option<String>,
    /// Who brought it in; none for the operator.
    pub staff_id: Option<i64>,
    /// When.
    pub at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

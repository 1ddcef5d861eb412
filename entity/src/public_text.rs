//! What the public reads besides questionnaires, in another language.

use sea_orm::entity::prelude::*;

/// One row of `public_text`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "public_text")]
pub struct Model {
    /// What it belongs to: the name of a [`domain::public_text::Thing`].
    #[sea_orm(primary_key, auto_increment = false)]
    pub thing: String,
    /// Key of that.
    #[sea_orm(primary_key, auto_increment = false)]
    pub object_id: i64,
    /// Which of its texts.
    #[sea_orm(primary_key, auto_increment = false)]
    pub field: String,
    /// Into which language, by its tag.
    #[sea_orm(primary_key, auto_increment = false)]
    pub language: String,
    /// Of which programme.
    pub programme_id: i64,
    /// The words.
    pub text: String,
    /// Mark of what they were made of.
    pub made_of: String,
    /// Who translated it, where it was somebody without an account.
    pub translator: Option<String>,
    /// Who brought it in; none for the operator.
    pub staff_id: Option<i64>,
    /// When.
    pub at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

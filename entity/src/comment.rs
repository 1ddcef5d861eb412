//! Words somebody wrote.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `comment`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comment")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// In which response.
    pub response_id: i64,
    /// For which survey; none while the import that brings it is not finished, and while its response
    /// is set aside.
    pub survey_id: Option<i64>,
    /// Where: a question code, or `<code>.other`.
    pub field: String,
    /// The words.
    pub text: String,
    /// Language they seem to be in (ISO 639-3); none when it cannot be told.
    pub language: Option<String>,
    /// How they came in: the channel of the response.
    pub channel: Stored<domain::response::Channel>,
    /// Who read them first; none while nobody has.
    pub read_first_by: Option<i64>,
    /// Whether they belong to any theme: kept with `themed`.
    pub in_theme: bool,
    /// Its words as they are compared when somebody looks for them; none until they are written down.
    pub words: Option<String>,
    /// Whether it was looked through for what may say who somebody is.
    pub looked: bool,
}

impl ActiveModelBehavior for ActiveModel {}

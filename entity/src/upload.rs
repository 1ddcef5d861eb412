//! A document or a picture of a survey.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `upload`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "upload")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which survey.
    pub survey_id: i64,
    /// Names it in its address; nobody guesses it.
    #[sea_orm(unique)]
    pub token: String,
    /// What it was called, made safe for an address.
    pub name: String,
    /// `pdf`, `jpeg` or `png`, by its first bytes.
    pub kind: String,
    /// How many bytes it has.
    pub length: i64,
    /// The bytes.
    pub content: Vec<u8>,
    /// Who uploaded it; none for the operator.
    pub staff_id: Option<i64>,
    /// When.
    pub uploaded_at: ChronoDateTimeUtc,
    /// Who comes past it in what is published; none while nothing published uses it.
    pub seen_by: Option<Stored<domain::upload::Audience>>,
    /// Since when nothing uses it, as far as it was looked after.
    pub idle_since: Option<ChronoDateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

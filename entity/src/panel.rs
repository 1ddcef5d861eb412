//! A list of people who are invited to answer a survey.

use sea_orm::entity::prelude::*;

/// One row of `panel`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "panel")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// To which survey.
    pub survey_id: i64,
    /// What the list is called, inside.
    pub name: String,
    /// The language people are written to in.
    pub language: String,
    /// Whether those who have not answered are reminded without anybody's doing.
    pub remind: bool,
    /// How often they were reminded.
    pub reminders: i32,
    /// The day they were last written to.
    pub written_on: Option<ChronoDate>,
    /// How many were invited, once the addresses are deleted.
    pub invited: Option<i32>,
    /// How many of them answered, once the addresses are deleted.
    pub answered: Option<i32>,
    /// To which survey.
    #[sea_orm(belongs_to, from = "survey_id", to = "id")]
    pub survey: HasOne<super::survey::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

//! A phase of a programme.

use sea_orm::entity::prelude::*;

/// One row of `phase`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "phase")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which programme.
    pub programme_id: i64,
    /// In which place.
    pub position: i32,
    /// What it is called.
    pub title: String,
    /// When it was, in words.
    pub period: String,
    /// What happened, in Markdown.
    pub body: String,
    /// Of which programme.
    #[sea_orm(belongs_to, from = "programme_id", to = "id")]
    pub programme: HasOne<super::programme::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

//! One row of the tracker.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `commitment`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commitment")]
pub struct Model {
    /// Key; its address.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which programme.
    pub programme_id: i64,
    /// The theme it answers.
    pub theme_id: Option<i64>,
    /// What it is called.
    pub title: String,
    /// What people said.
    pub you_said: String,
    /// What is done; empty when it is not.
    pub we_are_doing: String,
    /// Why it is not done; empty when it is.
    pub why_not: String,
    /// How far it has come.
    pub status: Stored<domain::commitment::Status>,
    /// When it is due.
    pub due_on: Option<ChronoDate>,
    /// Since when the public sees it.
    pub published_at: Option<ChronoDateTimeUtc>,
    /// Who wrote it.
    pub created_by: String,
    /// When.
    pub created_at: ChronoDateTimeUtc,
    /// When it last changed in public.
    pub changed_at: ChronoDateTimeUtc,
    /// In which programme.
    #[sea_orm(belongs_to, from = "programme_id", to = "id")]
    pub programme: HasOne<super::programme::Entity>,
    /// The theme it answers.
    #[sea_orm(belongs_to, from = "theme_id", to = "id")]
    pub theme: HasOne<super::theme::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

//! One piece of work that people are consulted on.

use sea_orm::entity::prelude::*;

/// One row of `programme`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "programme")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Name in addresses.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// What it is, in a sentence or two.
    pub summary: String,
    /// What it is about, in Markdown.
    pub body: String,
    /// What is not yet decided; empty when everything is.
    pub undecided: String,
    /// What was decided, in Markdown; empty before.
    pub decision: String,
    /// The day of the decision.
    pub decided_on: Option<ChronoDate>,
    /// The body that asks, by the name it had at the time.
    pub body_name: String,
    /// Which set of figures says who lives where it is about; empty where none is set.
    pub area: String,
    /// Where the facts come from; shown on the page.
    pub source: String,
    /// Whether everything about it is made up; every page of it then says so.
    pub fictional: bool,
    /// Whether nothing more is asked.
    pub finished: bool,
    /// When it was set up.
    pub created_at: ChronoDateTimeUtc,
    /// Its phases.
    #[sea_orm(has_many)]
    pub phases: HasMany<super::phase::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

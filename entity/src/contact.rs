//! One engagement contact: how many people of which group were met.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `contact`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// For which programme.
    pub programme_id: i64,
    /// In which phase; none when the source does not say.
    pub phase_id: Option<i64>,
    /// In which place.
    pub position: i32,
    /// Whom.
    pub who: String,
    /// In which way.
    pub how: String,
    /// How many.
    pub people: i32,
    /// How sure the number is.
    pub counted: Stored<domain::reach::Counted>,
    /// Whether they were met as professionals rather than as the public.
    pub professionals: bool,
    /// Whether this is a total somebody claims rather than a contact itemised.
    pub claimed: bool,
}

impl ActiveModelBehavior for ActiveModel {}

//! A role of an account, site-wide or for one programme.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `staff_role`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_role")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose role.
    pub staff_id: i64,
    /// Which role.
    pub role: Stored<domain::role::Role>,
    /// For which programme; none means the whole site.
    pub programme_id: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

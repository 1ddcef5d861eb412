//! A body that answers for commitments, or whose staff signs in.

use sea_orm::entity::prelude::*;

/// One row of `organisation`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Name in addresses.
    pub slug: String,
    /// What it is called.
    pub name: String,
}

impl ActiveModelBehavior for ActiveModel {}

//! A body that answers for a commitment.

use sea_orm::entity::prelude::*;

/// One row of `commitment_owner`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commitment_owner")]
pub struct Model {
    /// For which commitment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub commitment_id: i64,
    /// Which body.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organisation_id: i64,
    /// Whether it is the one that is accountable.
    pub accountable: bool,
    /// In which place it is named.
    pub position: i32,
    /// Whose it is.
    #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
    pub organisation: HasOne<super::organisation::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

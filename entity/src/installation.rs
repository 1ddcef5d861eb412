//! The one row of the installation itself.

use sea_orm::entity::prelude::*;

/// One row of `installation`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "installation")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Fingerprint of the secret file; a database refuses to start under another.
    pub secret_fingerprint: String,
    /// When the database was first opened.
    pub created_at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

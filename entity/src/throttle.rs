//! How often something was tried lately, by keyed hash of who tried it on what.

use sea_orm::entity::prelude::*;

/// One row of `throttle`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "throttle")]
pub struct Model {
    /// Keyed hash of the deed and the one who tries.
    #[sea_orm(primary_key, auto_increment = false)]
    pub bucket: Vec<u8>,
    /// Start of the window.
    pub since: ChronoDateTimeUtc,
    /// Tries in the window.
    pub tries: i32,
}

impl ActiveModelBehavior for ActiveModel {}

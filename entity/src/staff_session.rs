//! Somebody signed in on one browser.

use sea_orm::entity::prelude::*;

/// One row of `staff_session`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_session")]
pub struct Model {
    /// SHA-256 of the cookie; the cookie itself is stored nowhere.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: Vec<u8>,
    /// Who.
    pub staff_id: i64,
    /// When they signed in.
    pub created_at: ChronoDateTimeUtc,
    /// When they were last active, to the minute.
    pub seen_at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

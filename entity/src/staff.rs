//! An account.

use sea_orm::entity::prelude::*;

/// One row of `staff`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Address, lower case: what people sign in with.
    pub email: String,
    /// What the person wants to be called.
    pub name: String,
    /// Argon2id in PHC form; none before the invitation is taken up.
    pub password_hash: Option<String>,
    /// Whose staff this is; owners answer for its commitments.
    pub organisation_id: Option<i64>,
    /// Since when the account may not be used.
    pub disabled_at: Option<ChronoDateTimeUtc>,
    /// When it was made.
    pub created_at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

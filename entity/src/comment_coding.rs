//! What officers noted about a comment, apart from its themes.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `comment_coding`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comment_coding")]
pub struct Model {
    /// Which comment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub comment_id: i64,
    /// What its writer thinks of what is proposed.
    pub stance: Option<Stored<domain::frame::Stance>>,
    /// Whether it is strong evidence.
    pub strong: bool,
    /// Whether it is proposed as a quotation.
    pub quote: bool,
    /// What whoever read it noted.
    pub note: String,
    /// Who.
    pub staff_id: i64,
    /// When.
    pub at: ChronoDateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

//! One wording of a notice. Rows are never changed: a change is a new row.

use sea_orm::entity::prelude::*;

/// One row of `notice_wording`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_wording")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which notice.
    pub notice_id: i64,
    /// Its number, from 1.
    pub number: i32,
    /// The question, what was wrong, or the headline, by language.
    pub first: String,
    /// The answer, what is right, or the news, by language.
    pub second: String,
    /// The page of this site it is about.
    pub link: Option<String>,
    /// Whether the notice is taken back with this row.
    pub withdrawn: bool,
    /// Why it was changed or taken back.
    pub reason: Option<String>,
    /// Who published it.
    pub staff_id: Option<i64>,
    /// When.
    pub at: ChronoDateTimeUtc,
    /// Of which notice.
    #[sea_orm(belongs_to, from = "notice_id", to = "id")]
    pub notice: HasOne<super::notice::Entity>,
    /// Who published it.
    #[sea_orm(belongs_to, from = "staff_id", to = "id")]
    pub staff: HasOne<super::staff::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

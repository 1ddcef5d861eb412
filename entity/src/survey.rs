//! A survey: its address, its dates, and the version that is open.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `survey`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "survey")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which programme.
    pub programme_id: i64,
    /// Name in addresses.
    pub slug: String,
    /// How far it has come.
    pub state: Stored<domain::survey::SurveyState>,
    /// From when it can be answered.
    pub opens_at: Option<ChronoDateTimeUtc>,
    /// Until when.
    pub closes_at: Option<ChronoDateTimeUtc>,
    /// The version answered now.
    pub version_id: Option<i64>,
    /// The last place taken in its change log.
    pub change_seq: i64,
    /// The key that joins equality rows to responses, wrapped; destroyed to end it.
    pub link_key: Option<Vec<u8>>,
    /// Which key wrapped it.
    pub key_id: i32,
    /// For how many days after the close what was posted is not late.
    pub paper_grace_days: i32,
    /// Since when the public reads what was found in answers to one of its questions; none while it
    /// reads none.
    pub results_at: Option<ChronoDateTimeUtc>,
    /// When it was made.
    pub created_at: ChronoDateTimeUtc,
    /// The version answered now.
    #[sea_orm(belongs_to, from = "version_id", to = "id")]
    pub version: HasOne<super::survey_version::Entity>,
    /// Of which programme.
    #[sea_orm(belongs_to, from = "programme_id", to = "id")]
    pub programme: HasOne<super::programme::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

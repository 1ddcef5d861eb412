//! Somebody's request for another format or for help. Who they are and what they need is sealed.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `format_request`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "format_request")]
pub struct Model {
    /// Key; the order of asking.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// To take part in which survey.
    pub survey_id: i64,
    /// Keyed hash of the form's nonce: the same form sent twice is one request.
    pub nonce_hash: Vec<u8>,
    /// Needs, name and how to reach them, sealed; gone once it is no longer needed.
    pub sealed: Option<Vec<u8>>,
    /// Which key sealed it.
    pub key_id: i32,
    /// The day they asked.
    pub asked_on: ChronoDate,
    /// By when it is to be answered.
    pub due_on: ChronoDate,
    /// Who sees to it.
    pub owner_id: Option<i64>,
    /// What became of it.
    pub state: Stored<domain::formats::RequestState>,
    /// The day it was answered.
    pub settled_on: Option<ChronoDate>,
    /// Who answered it.
    pub settled_by: Option<i64>,
    /// What was done, or why it could not be.
    pub note: Option<String>,
    /// How urgently staff were warned by mail so far.
    pub warned: i32,
    /// To take part in which survey.
    #[sea_orm(belongs_to, from = "survey_id", to = "id")]
    pub survey: HasOne<super::survey::Entity>,
    /// Who sees to it.
    #[sea_orm(belongs_to, from = "owner_id", to = "id")]
    pub owner: HasOne<super::staff::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

//! A response in which words of distress were heard. It goes with the response.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `safety_case`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "safety_case")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which response.
    pub response_id: i64,
    /// The most pressing thing that was heard.
    pub topic: Stored<domain::distress::Topic>,
    /// Whom it is about.
    pub whose: Stored<domain::distress::Whose>,
    /// Whether it seems to be long ago.
    pub long_ago: bool,
    /// How far it was looked at.
    pub state: Stored<domain::safeguarding::CaseState>,
    /// Whether the lead was told of it.
    pub told: bool,
}

impl ActiveModelBehavior for ActiveModel {}

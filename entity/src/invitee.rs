//! Somebody on a list. No time, no order, no way to a response.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `invitee`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitee")]
pub struct Model {
    /// Keyed hash of survey and address.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Vec<u8>,
    /// On which list.
    pub panel_id: i64,
    /// Whether their link was used.
    pub state: Stored<domain::panel::InviteeState>,
    /// How many mails they were sent.
    pub mails: i32,
    /// The address, sealed, all of one length; none once they asked not to be written to.
    pub sealed: Option<Vec<u8>>,
    /// Which key sealed it.
    pub key_id: i32,
    /// On which list.
    #[sea_orm(belongs_to, from = "panel_id", to = "id")]
    pub panel: HasOne<super::panel::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

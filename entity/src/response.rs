//! One submission. No address, no browser, no time of day.

use sea_orm::entity::prelude::*;

use crate::Stored;

/// One row of `response`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "response")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// For which survey; none while the import that brings it is not finished.
    pub survey_id: Option<i64>,
    /// The version it answers.
    pub version_id: i64,
    /// Keyed hash of the nonce: what makes sending twice harmless.
    pub nonce_hash: Vec<u8>,
    /// Keyed hash of the receipt code; gone after the withdraw-by date.
    pub receipt_hash: Option<Vec<u8>>,
    /// What leads the holder of the receipt back to the nonce; gone with the hash.
    pub way_back: Option<Vec<u8>>,
    /// Keyed hash of the reference that is read out; gone with the receipt.
    pub reference_hash: Option<Vec<u8>>,
    /// The day it came in.
    pub received_on: ChronoDate,
    /// How it came in.
    pub channel: Stored<domain::response::Channel>,
    /// Form of the questionnaire.
    pub variant: Stored<domain::response::Variant>,
    /// Language it was answered in.
    pub language: String,
    /// Closed answers by question code, as JSON.
    pub answers: String,
    /// Questions that need a second look, as JSON; paper only.
    pub flags: Option<String>,
    /// Whether it was begun in time and sent after the close.
    pub late: bool,
    /// Why it is not counted, if it is not.
    pub set_aside: Option<Stored<domain::response::SetAside>>,
    /// Whose formal response it is.
    pub organisation: Option<String>,
    /// How many people signed it: a petition is one submission.
    pub signatures: Option<i32>,
    /// How often its owner corrected it.
    pub corrections: i32,
    /// When last.
    pub corrected_on: Option<ChronoDate>,
    /// The import it came with.
    pub import_id: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

//! What respondents write: drafts, responses, equality answers, withdrawals.
//!
//! Each is an [`Entry`] of the intake, safe to run twice.

pub mod addresses;
pub mod correct;
pub(super) mod exported;
pub mod links;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::change::Op;
use domain::characteristic::Tags;
use domain::paper::Flag;
use domain::response::{Channel, Variant};
use domain::scrutiny::Mark;
use domain::survey::{Answers, Code};
use entity::{comment, draft, equality_answer, erasure, response};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, Set, TryInsertResult};

use self::addresses::NewAddress;
use crate::attached::commands::{self as attached, Files};
use crate::db::{Change, Entry, Tx};
use crate::invited;
use crate::keys::{KEY_ID, token_hash};
use crate::safeguarding::commands as safeguarding;
use crate::scrutiny::commands as scrutiny;
use crate::themes::commands::leave_bundles;

/// Stores the answers given so far, unless they were saved otherwise since they were read.
#[derive(Debug)]
pub struct SaveDraft {
    /// What finds the draft.
    pub nonce_hash: Vec<u8>,
    /// The version being answered.
    pub version: i64,
    /// The answers, sealed.
    pub sealed: Vec<u8>,
    /// How often the draft it replaces was saved; 0 when there was none.
    pub replaces: i64,
    /// When it was begun; kept from the first time.
    pub begun_at: DateTime<Utc>,
    /// When it is deleted if nothing more happens.
    pub expires_at: DateTime<Utc>,
    /// The way back from another device, from now on; none leaves what there is.
    pub way_back: Option<WayBack>,
    /// The files it has from now on; none where no question takes one.
    pub files: Option<Files>,
}

/// What a spoken code is looked up by and what it leads to.
#[derive(Debug)]
pub struct WayBack {
    /// Keyed hash of the code.
    pub code_hash: Vec<u8>,
    /// The nonce, sealed for the row.
    pub sealed: Vec<u8>,
}

/// What became of saving a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Saved {
    /// It is stored.
    Stored,
    /// It is not: another page was saved first. To be read and changed anew.
    Overtaken,
}

#[async_trait::async_trait]
impl Entry for SaveDraft {
    type Reply = Saved;

    async fn run(&self, tx: &Tx) -> Result<Saved, DbErr> {
        let stored = match self.replaces {
            0 => self.insert(tx).await?,
            _ => self.update(tx).await?,
        };
        if let (true, Some(files)) = (stored, &self.files) {
            attached::keep(tx, &self.nonce_hash, files).await?;
        }
        Ok(if stored {
            Saved::Stored
        } else {
            Saved::Overtaken
        })
    }
}

impl SaveDraft {
    async fn insert(&self, tx: &Tx) -> Result<bool, DbErr> {
        let row = draft::ActiveModel {
            nonce_hash: Set(self.nonce_hash.clone()),
            version_id: Set(self.version),
            sealed: Set(self.sealed.clone()),
            key_id: Set(KEY_ID),
            begun_at: Set(self.begun_at),
            expires_at: Set(self.expires_at),
            revision: Set(1),
            code_hash: Set(self.way_back.as_ref().map(|way| way.code_hash.clone())),
            way_back: Set(self.way_back.as_ref().map(|way| way.sealed.clone())),
        };
        let inserted = draft::Entity::insert(row)
            .on_conflict_do_nothing_on([draft::Column::NonceHash])
            .exec_without_returning(tx)
            .await?;
        Ok(matches!(inserted, TryInsertResult::Inserted(1..)))
    }

    async fn update(&self, tx: &Tx) -> Result<bool, DbErr> {
        let mut row = draft::ActiveModel {
            sealed: Set(self.sealed.clone()),
            key_id: Set(KEY_ID),
            expires_at: Set(self.expires_at),
            revision: Set(self.replaces + 1),
            ..Default::default()
        };
        if let Some(way) = &self.way_back {
            row.code_hash = Set(Some(way.code_hash.clone()));
            row.way_back = Set(Some(way.sealed.clone()));
        }
        let updated = draft::Entity::update_many()
            .set(row)
            .filter(draft::Column::NonceHash.eq(self.nonce_hash.clone()))
            .filter(draft::Column::Revision.eq(self.replaces))
            .exec(tx)
            .await?;
        Ok(updated.rows_affected > 0)
    }
}

/// A response to be stored, whichever way it came in.
#[derive(Clone, Debug)]
pub struct NewResponse {
    /// For which survey; none while the import that brings it is not finished.
    pub survey: Option<i64>,
    /// The version it answers.
    pub version: i64,
    /// What makes sending twice harmless.
    pub nonce_hash: Vec<u8>,
    /// Its receipt, if somebody has one.
    pub receipt: Option<NewReceipt>,
    /// The day it came in.
    pub received_on: NaiveDate,
    /// The way it came in.
    pub channel: Channel,
    /// Form of the questionnaire.
    pub variant: Variant,
    /// Language it was answered in.
    pub language: String,
    /// The answers.
    pub answers: Answers,
    /// Questions that need a second look.
    pub flags: BTreeMap<Code, Flag>,
    /// Whether it was begun in time and sent after the close.
    pub late: bool,
    /// Whose formal response it is.
    pub organisation: Option<String>,
    /// How many people signed it.
    pub signatures: Option<i32>,
    /// The import it came with.
    pub import: Option<i64>,
}

/// What is stored of a receipt. None of it opens anything without the code.
#[derive(Clone, Debug)]
pub struct NewReceipt {
    /// What its code is looked up by.
    pub hash: Vec<u8>,
    /// What leads whoever has the code back to the nonce.
    pub way_back: Vec<u8>,
    /// What its reference is looked up by.
    pub reference_hash: Vec<u8>,
}

/// What became of sending a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It is stored, under this key.
    Stored(i64),
    /// The same response was stored before, under this key.
    Before(i64),
}

/// Stores a response with its comments, unless it was stored before.
pub async fn store(tx: &Tx, new: &NewResponse) -> Result<Sent, DbErr> {
    let (closed, comments) = new.answers.split();
    let json = |error: serde_json::Error| DbErr::Json(error.to_string());
    let flags = flags(&new.flags)?;
    let receipt = new.receipt.clone();
    let row = response::ActiveModel {
        survey_id: Set(new.survey),
        version_id: Set(new.version),
        nonce_hash: Set(new.nonce_hash.clone()),
        receipt_hash: Set(receipt.as_ref().map(|receipt| receipt.hash.clone())),
        way_back: Set(receipt.as_ref().map(|receipt| receipt.way_back.clone())),
        reference_hash: Set(receipt.map(|receipt| receipt.reference_hash)),
        corrections: Set(0),
        received_on: Set(new.received_on),
        channel: Set(new.channel.into()),
        variant: Set(new.variant.into()),
        language: Set(new.language.clone()),
        answers: Set(serde_json::to_string(&closed).map_err(json)?),
        flags: Set(flags),
        late: Set(new.late),
        organisation: Set(new.organisation.clone()),
        signatures: Set(new.signatures),
        import_id: Set(new.import),
        ..Default::default()
    };
    let inserted = response::Entity::insert(row)
        .on_conflict_do_nothing_on([response::Column::NonceHash])
        .exec(tx)
        .await?;
    let TryInsertResult::Inserted(inserted) = inserted else {
        let known = stored(tx, &new.nonce_hash).await?;
        let known = known.ok_or_else(|| DbErr::RecordNotFound("the response".to_owned()))?;
        return Ok(Sent::Before(known));
    };
    let id = inserted.last_insert_id;
    safeguarding::flag(tx, id, comments.iter().map(|words| words.text.as_str())).await?;
    if !comments.is_empty() {
        let rows = comments.into_iter().map(|words| comment::ActiveModel {
            response_id: Set(id),
            survey_id: Set(new.survey),
            field: Set(words.field),
            text: Set(words.text),
            channel: Set(new.channel.into()),
            ..Default::default()
        });
        comment::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    if let Some(survey) = new.survey {
        tx.note(Change {
            survey,
            op: Op::Added,
            response: id,
        });
    }
    Ok(Sent::Stored(id))
}

/// Questions that need a second look, as they are stored.
fn flags(flags: &BTreeMap<Code, Flag>) -> Result<Option<String>, DbErr> {
    if flags.is_empty() {
        return Ok(None);
    }
    let flags = serde_json::to_string(flags).map_err(|error| DbErr::Json(error.to_string()))?;
    Ok(Some(flags))
}

async fn stored(tx: &Tx, nonce_hash: &[u8]) -> Result<Option<i64>, DbErr> {
    response::Entity::find()
        .select_only()
        .column(response::Column::Id)
        .filter(response::Column::NonceHash.eq(nonce_hash))
        .into_tuple()
        .one(tx)
        .await
}

/// Sends what was answered: makes the response of the draft and removes the draft.
#[derive(Debug)]
pub struct Send {
    /// The response.
    pub response: NewResponse,
    /// Addresses left with it, which are kept apart.
    pub addresses: Vec<NewAddress>,
    /// The key of the invitation it was sent by, which is marked as used.
    pub invited: Option<Vec<u8>>,
    /// How often the draft it was made of had been saved; 0 when there was none.
    pub draft: i64,
    /// What was unusual about the way it was sent.
    pub marks: Vec<Mark>,
}

impl Send {
    /// A response that was never a draft.
    #[must_use]
    pub const fn anew(response: NewResponse) -> Self {
        Self {
            response,
            addresses: Vec::new(),
            invited: None,
            draft: 0,
            marks: Vec::new(),
        }
    }

    async fn store(&self, tx: &Tx) -> Result<Sent, DbErr> {
        let sent = store(tx, &self.response).await?;
        if let Sent::Stored(response) = sent {
            scrutiny::mark(tx, response, &self.marks).await?;
            addresses::keep(tx, &self.addresses).await?;
            if let Some(invited) = &self.invited {
                invited::commands::answered(tx, invited).await?;
            }
        }
        Ok(sent)
    }
}

#[async_trait::async_trait]
impl Entry for Send {
    /// Nothing, when another page was saved since: what was said there is not to be lost.
    type Reply = Option<Sent>;

    async fn run(&self, tx: &Tx) -> Result<Option<Sent>, DbErr> {
        if self.draft == 0 {
            return self.store(tx).await.map(Some);
        }
        let nonce_hash = &self.response.nonce_hash;
        let tokens = attached::tokens(&self.response.answers);
        if !tokens.is_empty() {
            // Its files go over to the response before it goes, for what is left goes with it.
            if !is_at(tx, nonce_hash, self.draft).await? {
                return Ok(stored(tx, nonce_hash).await?.map(Sent::Before));
            }
            let sent = self.store(tx).await?;
            if let Sent::Stored(id) = sent {
                attached::hand_over(tx, nonce_hash, id, &tokens).await?;
            }
            drop_draft(tx, nonce_hash).await?;
            return Ok(Some(sent));
        }
        let deleted = draft::Entity::delete_by_id(nonce_hash.clone())
            .filter(draft::Column::Revision.eq(self.draft))
            .exec(tx)
            .await?;
        if deleted.rows_affected == 0 {
            return Ok(stored(tx, nonce_hash).await?.map(Sent::Before));
        }
        self.store(tx).await.map(Some)
    }
}

/// Stores the equality answers of a response, in place of those given before.
#[derive(Debug)]
pub struct Tag {
    /// Keyed hash of the response, under the key of its survey.
    pub link: Vec<u8>,
    /// Of which survey.
    pub survey: i64,
    /// Which response: for the change log, never beside the answers.
    pub response: i64,
    /// Which equality questions were asked.
    pub set: i64,
    /// The answers, sealed.
    pub sealed: Vec<u8>,
}

#[async_trait::async_trait]
impl Entry for Tag {
    type Reply = ();

    async fn run(&self, tx: &Tx) -> Result<(), DbErr> {
        tag(tx, self).await
    }
}

/// Stores equality answers within a larger transaction.
pub async fn tag(tx: &Tx, tag: &Tag) -> Result<(), DbErr> {
    let row = equality_answer::ActiveModel {
        link: Set(tag.link.clone()),
        survey_id: Set(tag.survey),
        set_id: Set(tag.set),
        sealed: Set(tag.sealed.clone()),
        key_id: Set(KEY_ID),
    };
    let update = OnConflict::column(equality_answer::Column::Link)
        .update_columns([
            equality_answer::Column::Sealed,
            equality_answer::Column::KeyId,
        ])
        .to_owned();
    equality_answer::Entity::insert(row)
        .on_conflict(update)
        .exec_without_returning(tx)
        .await?;
    tx.note(Change {
        survey: tag.survey,
        op: Op::Tagged,
        response: tag.response,
    });
    Ok(())
}

/// Equality answers as bytes to seal: all of one length, so that how much somebody said does not
/// show.
pub fn padded(tags: &Tags) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = serde_json::to_vec(tags)?;
    let length = bytes.len().div_ceil(512) * 512;
    bytes.resize(length, b' ');
    Ok(bytes)
}

/// Withdraws a response: its answers, its words and its equality answers are gone at once.
///
/// Figures already published stay as they are; the next ones are without it.
#[derive(Debug)]
pub struct Withdraw {
    /// What the receipt is looked up by.
    pub receipt_hash: Vec<u8>,
    /// Under which key the equality answers lie, by response; found before.
    pub link: Option<Vec<u8>>,
    /// The day.
    pub on: NaiveDate,
}

#[async_trait::async_trait]
impl Entry for Withdraw {
    /// Whether there was something to withdraw.
    type Reply = bool;

    async fn run(&self, tx: &Tx) -> Result<bool, DbErr> {
        let found = response::Entity::find()
            .filter(response::Column::ReceiptHash.eq(self.receipt_hash.clone()))
            .lock_exclusive()
            .one(tx)
            .await?;
        let Some(response) = found else {
            return Ok(false);
        };
        if let Some(link) = &self.link {
            equality_answer::Entity::delete_by_id(link.clone())
                .exec(tx)
                .await?;
        }
        // So do changes somebody had begun to make.
        drop_draft(tx, &response.nonce_hash).await?;
        leave_bundles(tx, comment::Column::ResponseId.eq(response.id)).await?;
        // Comments, and what was decided about them, go with the response.
        let gone = response::Entity::delete_by_id(response.id).exec(tx).await?;
        if gone.rows_affected == 0 {
            return Ok(false);
        }
        if let Some(survey) = response.survey_id {
            tx.note(Change {
                survey,
                op: Op::Erased,
                response: response.id,
            });
        }
        note_erasures(tx, &[(self.receipt_hash.clone(), self.on)]).await?;
        Ok(true)
    }
}

/// Deletes the equality answers of a response and leaves everything else: nobody may use them once
/// the person says so (Data Protection Act 2018, schedule 1, paragraph 8(5)).
#[derive(Debug)]
pub struct StopEquality {
    /// What the receipt is looked up by.
    pub receipt_hash: Vec<u8>,
    /// Under which key they lie.
    pub link: Vec<u8>,
    /// Of which survey.
    pub survey: i64,
    /// Which response: for the change log.
    pub response: i64,
    /// The day.
    pub on: NaiveDate,
}

#[async_trait::async_trait]
impl Entry for StopEquality {
    /// Whether there were any.
    type Reply = bool;

    async fn run(&self, tx: &Tx) -> Result<bool, DbErr> {
        // A copy that was made before holds them, and is to lose them when it is put back.
        note_erasures(tx, &[(stopped(&self.receipt_hash), self.on)]).await?;
        let gone = equality_answer::Entity::delete_by_id(self.link.clone())
            .exec(tx)
            .await?;
        if gone.rows_affected == 0 {
            return Ok(false);
        }
        tx.note(Change {
            survey: self.survey,
            op: Op::Tagged,
            response: self.response,
        });
        Ok(true)
    }
}

/// What the ledger of erasures holds where equality answers alone were deleted.
#[must_use]
pub fn stopped(receipt_hash: &[u8]) -> Vec<u8> {
    let receipt = data_encoding::HEXLOWER.encode(receipt_hash);
    token_hash(&format!("equality {receipt}"))
}

/// Notes which receipts were withdrawn, and on what day, so that a copy made before can be put back
/// without them.
pub async fn note_erasures(tx: &Tx, ledger: &[(Vec<u8>, NaiveDate)]) -> Result<(), DbErr> {
    for some in ledger.chunks(500) {
        let rows = some.iter().map(|(receipt, on)| erasure::ActiveModel {
            receipt_hash: Set(receipt.clone()),
            erased_on: Set(*on),
        });
        erasure::Entity::insert_many(rows)
            .on_conflict_do_nothing()
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Whether a draft was saved so many times and no more. It stays so until this commits.
async fn is_at(tx: &Tx, nonce_hash: &[u8], revision: i64) -> Result<bool, DbErr> {
    let found: Option<i64> = draft::Entity::find_by_id(nonce_hash.to_vec())
        .select_only()
        .column(draft::Column::Revision)
        .lock_exclusive()
        .into_tuple()
        .one(tx)
        .await?;
    Ok(found == Some(revision))
}

/// Deletes a draft whose answers are stored.
pub async fn drop_draft(tx: &Tx, nonce_hash: &[u8]) -> Result<(), DbErr> {
    draft::Entity::delete_by_id(nonce_hash.to_vec())
        .exec(tx)
        .await?;
    Ok(())
}

/// Deletes drafts nobody came back to.
pub async fn sweep_drafts(tx: &Tx, now: domain::Now) -> Result<u64, DbErr> {
    let deleted = draft::Entity::delete_many()
        .filter(draft::Column::ExpiresAt.lt(now.utc()))
        .exec(tx)
        .await?;
    Ok(deleted.rows_affected)
}

/// Forgets the receipts of a survey whose withdraw-by date has passed: from then on nobody, not
/// even the person, can tell which response is theirs.
pub async fn forget_receipts(tx: &Tx, survey: i64) -> Result<u64, DbErr> {
    let forgotten = response::Entity::update_many()
        .set(response::ActiveModel {
            receipt_hash: Set(None),
            way_back: Set(None),
            reference_hash: Set(None),
            ..Default::default()
        })
        .filter(response::Column::SurveyId.eq(survey))
        .filter(response::Column::ReceiptHash.is_not_null())
        .exec(tx)
        .await?;
    Ok(forgotten.rows_affected)
}

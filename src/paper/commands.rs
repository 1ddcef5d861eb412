//! Opening bundles, storing keyed forms and letters.

use domain::paper::Serial;
use domain::{Named, Now};
use entity::{Stored, batch, keying, response, survey};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QuerySelect, Set,
};
use serde_json::json;

use super::BatchId;
use super::forms::NewBatch;
use crate::audit::{self, Deed};
use crate::db::Tx;
use crate::keys::{Keys, Purpose, SurveyKey};
use crate::respond::commands::addresses::{self, NewAddress};
use crate::respond::commands::correct::{self, Anew};
use crate::respond::commands::{NewResponse, Sent, Tag, store, tag};
use crate::staff::proof::{In, Permission, Staff};
use crate::staff::roles::KeyPaper;
use crate::survey::SurveyId;

/// Stores what came in another way, and who typed it in.
pub async fn keep_letter(
    tx: &Tx,
    by: &In<SurveyId, KeyPaper>,
    letter: &NewResponse,
    now: Now,
) -> Result<Sent, DbErr> {
    let sent = store(tx, letter).await?;
    if let Sent::Stored(response) = sent {
        let deed = Deed {
            now,
            actor: by.actor(),
            deed: KeyPaper::NAME,
            object: format!("response:{response}"),
            detail: json!({ "channel": letter.channel.name() }),
        };
        audit::record(tx, deed).await?;
    }
    Ok(sent)
}

/// Opens a bundle. Nothing when the survey was never opened: its codes could still change.
pub async fn open_batch(
    tx: &Tx,
    by: &Staff<KeyPaper>,
    new: &NewBatch,
    now: Now,
) -> Result<Option<BatchId>, DbErr> {
    let survey = survey::Entity::find_by_id(new.survey).one(tx).await?;
    let survey = survey.filter(|survey| by.reach().holds(survey.programme_id));
    let Some(version) = survey.and_then(|survey| survey.version_id) else {
        return Ok(None);
    };
    let Some(staff) = by.actor().staff() else {
        return Ok(None);
    };
    let row = batch::ActiveModel {
        survey_id: Set(new.survey),
        version_id: Set(version),
        label: Set(new.label.as_str().to_owned()),
        place: Set(new.place.as_str().to_owned()),
        received_on: Set(new.received_on),
        language: Set("en".to_owned()),
        variant: Set(Stored(new.variant)),
        created_by: Set(staff),
        created_at: Set(now.utc()),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    let object = format!("batch:{id}");
    let detail = json!({ "survey": new.survey });
    audit::record(
        tx,
        Deed {
            now,
            actor: by.actor(),
            deed: KeyPaper::NAME,
            object,
            detail,
        },
    )
    .await?;
    Ok(Some(BatchId(id)))
}

/// Closes a bundle: its forms can no longer be opened by whoever keyed them.
pub async fn close_batch(tx: &Tx, by: &In<BatchId, KeyPaper>, now: Now) -> Result<(), DbErr> {
    let found = batch::Entity::find_by_id(by.object().0).one(tx).await?;
    let found = found.ok_or_else(|| DbErr::RecordNotFound("batch".to_owned()))?;
    let mut row = found.into_active_model();
    row.closed_at = Set(Some(now.utc()));
    row.update(tx).await?;
    Ok(())
}

/// A form typed in.
#[derive(Debug)]
pub struct KeyedForm {
    /// The number on it.
    pub serial: Serial,
    /// What it says.
    pub response: NewResponse,
    /// Addresses left on it, which are kept apart.
    pub addresses: Vec<NewAddress>,
    /// Makes the equality answers of the response, once its key is known.
    pub tags: Option<KeyedTags>,
}

/// Equality answers of a form: how to seal them for the response they belong to.
pub struct KeyedTags {
    /// The key of the survey.
    pub key: SurveyKey,
    /// Which equality questions were asked.
    pub set: i64,
    /// The answers, padded.
    pub plain: Vec<u8>,
}

impl std::fmt::Debug for KeyedTags {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<withheld>")
    }
}

/// What became of a form typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyed {
    /// It is stored; so many were stored today by the same person.
    Stored {
        /// Forms by this person today.
        today: u64,
    },
    /// A form with this number was typed in before.
    Twice,
    /// It stands in the place of what was typed before.
    Changed,
    /// What was typed before was withdrawn since, or somebody else typed it.
    Gone,
    /// The bundle is closed.
    Closed,
}

/// Stores a form typed in, with who typed it.
pub async fn key(
    tx: &Tx,
    by: &In<BatchId, KeyPaper>,
    keys: &Keys,
    form: &KeyedForm,
    now: Now,
) -> Result<Keyed, DbErr> {
    let Some(staff) = at_the_desk(tx, by).await? else {
        return Ok(Keyed::Closed);
    };
    let serial = number(&form.serial);
    if is_taken(tx, by, serial).await? {
        return Ok(Keyed::Twice);
    }
    let (Sent::Stored(response) | Sent::Before(response)) = store(tx, &form.response).await?;
    beside(tx, keys, form, response).await?;
    let row = keying::ActiveModel {
        batch_id: Set(by.object().0),
        serial: Set(serial),
        pass: Set(1),
        response_id: Set(Some(response)),
        keyed_by: Set(staff),
        keyed_at: Set(now.utc()),
        ..Default::default()
    };
    row.insert(tx).await?;
    let midnight = now.utc() - chrono::TimeDelta::hours(24);
    let today = keying::Entity::find()
        .filter(keying::Column::KeyedBy.eq(staff))
        .filter(keying::Column::KeyedAt.gt(midnight))
        .count(tx)
        .await?;
    Ok(Keyed::Stored { today })
}

/// Puts what a form says in the place of what was typed for it before. Only whoever typed it can,
/// and only while its bundle is open. Equality answers stay as they are unless others were typed.
pub async fn key_again(
    tx: &Tx,
    by: &In<BatchId, KeyPaper>,
    keys: &Keys,
    before: i64,
    form: &KeyedForm,
    now: Now,
) -> Result<Keyed, DbErr> {
    let Some(staff) = at_the_desk(tx, by).await? else {
        return Ok(Keyed::Closed);
    };
    let own = keying::Entity::find_by_id(before)
        .filter(keying::Column::BatchId.eq(by.object().0))
        .filter(keying::Column::KeyedBy.eq(staff))
        .one(tx)
        .await?;
    let response = own.as_ref().and_then(|own| own.response_id);
    let (Some(own), Some(response)) = (own, response) else {
        return Ok(Keyed::Gone);
    };
    let found = response::Entity::find_by_id(response)
        .lock_exclusive()
        .one(tx)
        .await?;
    let Some(found) = found else {
        return Ok(Keyed::Gone);
    };
    let serial = number(&form.serial);
    if own.serial != serial {
        if is_taken(tx, by, serial).await? {
            return Ok(Keyed::Twice);
        }
        let mut row = own.into_active_model();
        row.serial = Set(serial);
        row.update(tx).await?;
    }
    correct::replace(tx, found, Anew::of(&form.response, now.day())?).await?;
    beside(tx, keys, form, response).await?;
    let deed = Deed {
        now,
        actor: by.actor(),
        deed: KeyPaper::NAME,
        object: format!("response:{response}"),
        detail: json!({ "again": true }),
    };
    audit::record(tx, deed).await?;
    Ok(Keyed::Changed)
}

/// Who types, while the bundle is open.
async fn at_the_desk(tx: &Tx, by: &In<BatchId, KeyPaper>) -> Result<Option<i64>, DbErr> {
    let batch = batch::Entity::find_by_id(by.object().0).one(tx).await?;
    let open = batch.is_some_and(|batch| batch.closed_at.is_none());
    Ok(by.actor().staff().filter(|_| open))
}

fn number(serial: &Serial) -> i32 {
    i32::try_from(serial.number()).unwrap_or(i32::MAX)
}

async fn is_taken(tx: &Tx, by: &In<BatchId, KeyPaper>, serial: i32) -> Result<bool, DbErr> {
    let known = keying::Entity::find()
        .filter(keying::Column::BatchId.eq(by.object().0))
        .filter(keying::Column::Serial.eq(serial))
        .count(tx)
        .await?;
    Ok(known > 0)
}

/// What is kept apart from the answers of a form: addresses left on it, and equality answers.
async fn beside(tx: &Tx, keys: &Keys, form: &KeyedForm, response: i64) -> Result<(), DbErr> {
    addresses::keep(tx, &form.addresses).await?;
    let (Some(tags), Some(survey)) = (&form.tags, form.response.survey) else {
        return Ok(());
    };
    let link = tags.key.link(response).to_vec();
    let sealed = keys.seal(Purpose::Equality, &link, &tags.plain);
    let set = tags.set;
    let row = Tag {
        link,
        survey,
        response,
        set,
        sealed,
    };
    tag(tx, &row).await
}

//! Opening bundles, storing keyed forms and letters.

use domain::paper::Serial;
use domain::{Named, Now};
use entity::{Stored, batch, keying, survey};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, Set,
};
use serde_json::json;

use super::BatchId;
use super::forms::NewBatch;
use crate::audit::{self, Deed};
use crate::db::Tx;
use crate::respond::commands::addresses::{self, NewAddress};
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
    pub key: crate::keys::SurveyKey,
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
    /// The bundle is closed.
    Closed,
}

/// Stores a form typed in, with who typed it.
pub async fn key(
    tx: &Tx,
    by: &In<BatchId, KeyPaper>,
    keys: &crate::keys::Keys,
    form: &KeyedForm,
    now: Now,
) -> Result<Keyed, DbErr> {
    let batch = batch::Entity::find_by_id(by.object().0).one(tx).await?;
    if batch.is_none_or(|batch| batch.closed_at.is_some()) {
        return Ok(Keyed::Closed);
    }
    let Some(staff) = by.actor().staff() else {
        return Ok(Keyed::Closed);
    };
    let serial = i32::try_from(form.serial.number()).unwrap_or(i32::MAX);
    let known = keying::Entity::find()
        .filter(keying::Column::BatchId.eq(by.object().0))
        .filter(keying::Column::Serial.eq(serial))
        .count(tx)
        .await?;
    if known > 0 {
        return Ok(Keyed::Twice);
    }
    let (Sent::Stored(response) | Sent::Before(response)) = store(tx, &form.response).await?;
    addresses::keep(tx, &form.addresses).await?;
    if let (Some(tags), Some(survey)) = (&form.tags, form.response.survey) {
        let link = tags.key.link(response).to_vec();
        let sealed = keys.seal(crate::keys::Purpose::Equality, &link, &tags.plain);
        tag(
            tx,
            &Tag {
                link,
                survey,
                response,
                set: tags.set,
                sealed,
            },
        )
        .await?;
    }
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

//! Correcting what is said about a drop-in, and when a sitting of it is.
//!
//! Whoever corrects says what they saw: what somebody else changed meanwhile is not overwritten. A
//! correction that changes nothing is none: nobody is told, and nothing is remembered.

use domain::Now;
use domain::survey::edit::mark;
use entity::{event, event_correction, event_session};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use serde_json::json;

use super::{locked, move_up, record, tell_all};
use crate::db::Tx;
use crate::events::EventId;
use crate::events::changes::{Change, Fact};
use crate::events::forms::{Facts, NewSession};
use crate::events::jobs::What;
use crate::events::queries::session_mark;
use crate::staff::proof::In;
use crate::staff::roles::RunEvents;

/// Why something was not corrected.
#[derive(Debug, thiserror::Error)]
pub(in crate::events) enum CorrectError {
    /// Somebody else changed it since it was looked at.
    #[error("it was changed meanwhile")]
    Changed,
    /// It was called off, or it is over.
    #[error("it is no longer offered")]
    Gone,
    /// More seats are held than there would be.
    #[error("{0} seats are held")]
    Taken(i32),
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Corrects what is said about a drop-in. Says who is told, by their bookings; `None` when nothing
/// changes.
pub(in crate::events) async fn correct(
    tx: &Tx,
    by: &In<EventId, RunEvents>,
    facts: &Facts,
    seen: &str,
    now: Now,
) -> Result<Option<Vec<i64>>, CorrectError> {
    // Whoever signs up meanwhile refers to it, and need not wait.
    let found = event::Entity::find_by_id(by.object().0)
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?
        .ok_or(CorrectError::Gone)?;
    let changes = changes(&found, facts);
    if changes.is_empty() {
        return Ok(None);
    }
    if mark(&said(&found)) != seen {
        return Err(CorrectError::Changed);
    }
    let mut row = found.into_active_model();
    row.title = Set(facts.title.as_str().to_owned());
    row.summary = Set(facts.summary.as_str().to_owned());
    row.venue = Set(facts.venue.as_str().to_owned());
    row.address = Set(facts.address.as_str().to_owned());
    row.access = Set(facts.access.as_str().to_owned());
    row.contact = Set(facts.contact.as_str().to_owned());
    row.update(tx).await?;
    let sessions = event_session::Entity::find()
        .filter(event_session::Column::EventId.eq(by.object().0))
        .filter(event_session::Column::CancelledAt.is_null())
        .filter(event_session::Column::EndsAt.gt(now.utc()))
        .order_by_asc(event_session::Column::Id)
        .lock_exclusive()
        .all(tx)
        .await?;
    let correction = Some(keep(tx, by, &changes, now).await?);
    let mut told = Vec::new();
    for session in sessions {
        let (id, revision) = (session.id, session.revision);
        let mut row = session.into_active_model();
        row.revision = Set(revision + 1);
        row.update(tx).await?;
        told.extend(tell_all(tx, id, What::Changed, correction, &[], now).await?);
    }
    let what: Vec<&str> = changes.iter().map(Change::name).collect();
    record(tx, by, now, json!({ "corrected": what })).await?;
    Ok(Some(told))
}

/// What is said of a drop-in, in the order its mark is made of.
fn said(row: &event::Model) -> [&str; 6] {
    [
        &row.title,
        &row.summary,
        &row.venue,
        &row.address,
        &row.access,
        &row.contact,
    ]
}

/// What is said otherwise than before.
fn changes(old: &event::Model, new: &Facts) -> Vec<Change> {
    let facts = [
        (Fact::Title, &old.title, new.title.as_str()),
        (Fact::Summary, &old.summary, new.summary.as_str()),
        (Fact::Venue, &old.venue, new.venue.as_str()),
        (Fact::Address, &old.address, new.address.as_str()),
        (Fact::Access, &old.access, new.access.as_str()),
        (Fact::Contact, &old.contact, new.contact.as_str()),
    ];
    facts
        .into_iter()
        .filter(|(_, old, new)| old.as_str() != *new)
        .map(|(fact, old, new)| Change::Said {
            fact,
            old: old.clone(),
            new: new.to_owned(),
        })
        .collect()
}

/// Keeps what changed, for the mails about it.
async fn keep(
    tx: &Tx,
    by: &In<EventId, RunEvents>,
    changes: &[Change],
    now: Now,
) -> Result<i64, DbErr> {
    let changes = serde_json::to_string(changes).map_err(|error| DbErr::Json(error.to_string()))?;
    let row = event_correction::ActiveModel {
        event_id: Set(by.object().0),
        changes: Set(changes),
        corrected_at: Set(now.utc()),
        ..Default::default()
    };
    Ok(row.insert(tx).await?.id)
}

/// Corrects when a sitting is and how many seats it has. Where there are more, those who wait get
/// them in their order. Says who is told that the time changed; `None` when nothing changes.
pub(in crate::events) async fn correct_session(
    tx: &Tx,
    by: &In<EventId, RunEvents>,
    session: i64,
    (new, seen): (&NewSession, &str),
    now: Now,
) -> Result<Option<Vec<i64>>, CorrectError> {
    let found = locked(tx, session).await?;
    let found = found.filter(|row| row.event_id == by.object().0);
    let open = |row: &event_session::Model| row.cancelled_at.is_none() && row.ends_at > now.utc();
    let found = found.filter(open).ok_or(CorrectError::Gone)?;
    let old = (found.starts_at, found.ends_at);
    let moved = old != (new.starts_at, new.ends_at);
    if !moved && found.places == new.places {
        return Ok(None);
    }
    if session_mark(found.starts_at, found.ends_at, found.places) != seen {
        return Err(CorrectError::Changed);
    }
    if new.places < found.held {
        return Err(CorrectError::Taken(found.held));
    }
    let (places, revision) = (found.places, found.revision);
    let mut row = found.into_active_model();
    row.starts_at = Set(new.starts_at);
    row.ends_at = Set(new.ends_at);
    row.places = Set(new.places);
    row.revision = Set(revision + i32::from(moved));
    let row = row.update(tx).await?;
    // Who gets a place is told so, with the time as it is now, and nothing else.
    let mut told = match new.places > places {
        true => move_up(tx, row, now).await?,
        false => Vec::new(),
    };
    match moved {
        true => {
            let change = Change::When {
                old,
                new: (new.starts_at, new.ends_at),
            };
            let correction = Some(keep(tx, by, &[change], now).await?);
            let others = tell_all(tx, session, What::Changed, correction, &told, now).await?;
            told.extend(others);
        }
        false => told.clear(),
    }
    let detail = json!({ "session": session, "moved": moved, "places": new.places });
    record(tx, by, now, detail).await?;
    Ok(Some(told))
}

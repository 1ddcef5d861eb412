//! Asking for places, giving them back, setting drop-ins up and calling sittings off.
//!
//! The row of a sitting is locked while its seats are decided, so that fifty people who ask for
//! the last one at the same moment get one place and forty-nine places in the queue.

mod correcting;

use data_encoding::BASE64URL_NOPAD;
use domain::Now;
use domain::event::{Party, PlaceState, Seats};
use entity::{Stored, booking, event, event_correction, event_session};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

pub(super) use correcting::{CorrectError, correct, correct_session};

use super::EventId;
use super::forms::{NewEvent, NewSession, Reachable, SignUp};
use super::jobs::{Tell, What};
use crate::audit::{self, Deed};
use crate::db::{Entry, Tx};
use crate::jobs;
use crate::keys::{KEY_ID, Keys, Purpose};
use crate::staff::proof::{In, Permission, Staff};
use crate::staff::roles::RunEvents;

/// Who somebody is and what they need: sealed in the row, opened for the door and for mail.
#[derive(Clone, Serialize, Deserialize)]
pub struct Attendee {
    /// Name.
    pub name: String,
    /// Address.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Codes of needs.
    pub needs: Vec<String>,
    /// What else they need.
    pub more: Option<String>,
    /// The token of their own page, for links in mail.
    pub token: String,
}

impl std::fmt::Debug for Attendee {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<withheld>")
    }
}

/// Somebody asks for a place.
#[derive(Debug)]
pub struct Ask {
    /// Of which event.
    pub event: i64,
    /// In which sitting.
    pub session: i64,
    /// What their own page is found by.
    pub token_hash: Vec<u8>,
    /// What makes one person one person.
    pub contact_hash: Vec<u8>,
    /// Alone or with a companion.
    pub party: Party,
    /// Language they are spoken to in.
    pub language: String,
    /// Who they are, sealed.
    pub sealed: Vec<u8>,
    /// When they ask.
    pub now: Now,
}

/// What somebody was told who asked for a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It was taken down: held or waiting.
    Taken,
    /// The same form was sent before.
    Before,
    /// The same person has a place at this event; they are told by mail.
    Known,
    /// The sitting was called off or is over.
    Gone,
}

/// The token of a place: made of the form's nonce, so that the same form sent twice is one place,
/// and keyed, so that nobody else can make it.
pub fn token(keys: &Keys, nonce: &str) -> String {
    let nonce = if nonce.len() >= 16 {
        nonce.as_bytes().to_vec()
    } else {
        keys.random::<16>().to_vec()
    };
    let hash = keys.hash(Purpose::Booking, &[b"token", &nonce]);
    BASE64URL_NOPAD.encode(hash.get(..18).unwrap_or(&hash))
}

/// What the place of a token is found by.
pub(super) fn token_hash(keys: &Keys, token: &str) -> Vec<u8> {
    keys.hash(Purpose::Booking, &[b"place", token.as_bytes()])
        .to_vec()
}

impl Ask {
    /// A sign-up to be stored, with who it is sealed.
    pub fn of(
        keys: &Keys,
        event: i64,
        sign_up: &SignUp,
        token: &str,
        language: &str,
        now: Now,
    ) -> Result<Self, serde_json::Error> {
        let (email, phone) = match &sign_up.reachable {
            Reachable::Email(email, phone) => (Some(email), phone.as_ref()),
            Reachable::Phone(phone) => (None, Some(phone)),
        };
        // Only an address makes one person one person: an answer goes there and nowhere else.
        let contact = match email {
            Some(email) => email.normalised().into_bytes(),
            None => token.as_bytes().to_vec(),
        };
        let attendee = Attendee {
            name: sign_up.name.as_str().to_owned(),
            email: email.map(|email| email.as_str().to_owned()),
            phone: phone.map(|phone| phone.as_str().to_owned()),
            needs: sign_up.needs.clone(),
            more: sign_up.more.as_ref().map(|more| more.as_str().to_owned()),
            token: token.to_owned(),
        };
        let token_hash = token_hash(keys, token);
        let contact = [b"contact".as_slice(), &event.to_be_bytes(), &contact];
        let plain = serde_json::to_vec(&attendee)?;
        Ok(Self {
            event,
            session: sign_up.session,
            contact_hash: keys.hash(Purpose::Booking, &contact).to_vec(),
            party: sign_up.party,
            language: language.to_owned(),
            sealed: keys.seal(Purpose::Booking, &token_hash, &plain),
            token_hash,
            now,
        })
    }
}

#[async_trait::async_trait]
impl Entry for Ask {
    type Reply = Asked;

    async fn run(&self, tx: &Tx) -> Result<Asked, DbErr> {
        let Some(session) = locked(tx, self.session).await? else {
            return Ok(Asked::Gone);
        };
        if session.cancelled_at.is_some() || session.ends_at <= self.now.utc() {
            return Ok(Asked::Gone);
        }
        let theirs = Condition::all()
            .add(booking::Column::ContactHash.eq(self.contact_hash.clone()))
            .add(booking::Column::EventId.eq(self.event))
            .add(booking::Column::State.ne(Stored(PlaceState::Cancelled)));
        let known = booking::Entity::find()
            .filter(
                Condition::any()
                    .add(booking::Column::TokenHash.eq(self.token_hash.clone()))
                    .add(theirs),
            )
            .all(tx)
            .await?;
        if known.iter().any(|row| row.token_hash == self.token_hash) {
            return Ok(Asked::Before);
        }
        if let Some(known) = known.first() {
            tell(tx, known.id, What::Again, self.now).await?;
            return Ok(Asked::Known);
        }
        let state = seats(&session).ask(self.party);
        let row = booking::ActiveModel {
            session_id: Set(self.session),
            event_id: Set(self.event),
            token_hash: Set(self.token_hash.clone()),
            contact_hash: Set(self.contact_hash.clone()),
            state: Set(Stored(state)),
            seats: Set(self.party.seats()),
            language: Set(self.language.clone()),
            sealed: Set(Some(self.sealed.clone())),
            key_id: Set(KEY_ID),
            asked_at: Set(self.now.utc()),
            ..Default::default()
        };
        let booking = booking::Entity::insert(row).exec(tx).await?.last_insert_id;
        let (held, waiting, what) = match state {
            PlaceState::Held => (self.party.seats(), 0, What::Held),
            PlaceState::Waiting | PlaceState::Cancelled => (0, 1, What::Waiting),
        };
        event_session::Entity::update_many()
            .set(event_session::ActiveModel {
                held: Set(session.held + held),
                waiting: Set(session.waiting + waiting),
                ..Default::default()
            })
            .filter(event_session::Column::Id.eq(session.id))
            .exec(tx)
            .await?;
        tell(tx, booking, what, self.now).await?;
        Ok(Asked::Taken)
    }
}

/// Somebody gives their place back, or leaves the queue.
#[derive(Debug)]
pub struct GiveBack {
    /// What their own page is found by.
    pub token_hash: Vec<u8>,
    /// When.
    pub now: Now,
}

#[async_trait::async_trait]
impl Entry for GiveBack {
    /// Whether there was something to give back.
    type Reply = bool;

    async fn run(&self, tx: &Tx) -> Result<bool, DbErr> {
        let mine = booking::Column::TokenHash.eq(self.token_hash.clone());
        let Some(found) = booking::Entity::find().filter(mine).one(tx).await? else {
            return Ok(false);
        };
        let Some(session) = locked(tx, found.session_id).await? else {
            return Ok(false);
        };
        // Read again under the lock: two clicks give back one place.
        let found = booking::Entity::find_by_id(found.id).one(tx).await?;
        let Some(found) = found.filter(|row| row.state.0 != PlaceState::Cancelled) else {
            return Ok(false);
        };
        let id = found.id;
        let mut row = found.into_active_model();
        row.state = Set(Stored(PlaceState::Cancelled));
        row.update(tx).await?;
        tell(tx, id, What::GivenBack, self.now).await?;
        let session = recount(tx, session).await?;
        move_up(tx, session, self.now).await?;
        Ok(true)
    }
}

/// Gives free seats to those who wait, from the front, and tells them. Says who that is.
async fn move_up(tx: &Tx, session: event_session::Model, now: Now) -> Result<Vec<i64>, DbErr> {
    if session.cancelled_at.is_some() || session.ends_at <= now.utc() {
        return Ok(Vec::new());
    }
    let queue = booking::Entity::find()
        .filter(booking::Column::SessionId.eq(session.id))
        .filter(booking::Column::State.eq(Stored(PlaceState::Waiting)))
        .order_by_asc(booking::Column::Id)
        .all(tx)
        .await?;
    let parties = queue
        .iter()
        .map(|row| Party::of_seats(row.seats).unwrap_or(Party::Alone));
    let moving = seats(&session).promote(parties);
    let moved: Vec<i64> = queue.iter().take(moving).map(|row| row.id).collect();
    if !moved.is_empty() {
        let held = booking::ActiveModel {
            state: Set(Stored(PlaceState::Held)),
            ..Default::default()
        };
        booking::Entity::update_many()
            .set(held)
            .filter(booking::Column::Id.is_in(moved.iter().copied()))
            .exec(tx)
            .await?;
    }
    let mails = moved.iter().map(|id| Tell::of(*id, What::MovedUp, None));
    jobs::enqueue_all(tx, &mails.collect::<Vec<_>>(), now).await?;
    recount(tx, session).await?;
    Ok(moved)
}

/// Tells everybody but these who holds a place in a sitting or waits for one. Says whom.
async fn tell_all(
    tx: &Tx,
    session: i64,
    what: What,
    correction: Option<i64>,
    but: &[i64],
    now: Now,
) -> Result<Vec<i64>, DbErr> {
    let mut coming: Vec<i64> = booking::Entity::find()
        .select_only()
        .column(booking::Column::Id)
        .filter(booking::Column::SessionId.eq(session))
        .filter(booking::Column::State.ne(Stored(PlaceState::Cancelled)))
        .order_by_asc(booking::Column::Id)
        .into_tuple()
        .all(tx)
        .await?;
    coming.retain(|booking| !but.contains(booking));
    let mails = coming.iter().map(|id| Tell::of(*id, what, correction));
    jobs::enqueue_all(tx, &mails.collect::<Vec<_>>(), now).await?;
    Ok(coming)
}

fn seats(session: &event_session::Model) -> Seats {
    Seats {
        places: session.places,
        held: session.held,
        waiting: session.waiting,
    }
}

/// Counts the seats of a sitting anew from its bookings.
async fn recount(tx: &Tx, session: event_session::Model) -> Result<event_session::Model, DbErr> {
    let rows: Vec<(Stored<PlaceState>, i32)> = booking::Entity::find()
        .select_only()
        .column(booking::Column::State)
        .column(booking::Column::Seats)
        .filter(booking::Column::SessionId.eq(session.id))
        .into_tuple()
        .all(tx)
        .await?;
    let held = rows
        .iter()
        .filter(|(state, _)| state.0 == PlaceState::Held)
        .map(|(_, n)| n)
        .sum();
    let waiting = rows
        .iter()
        .filter(|(state, _)| state.0 == PlaceState::Waiting)
        .count();
    let mut row = session.into_active_model();
    row.held = Set(held);
    row.waiting = Set(i32::try_from(waiting).unwrap_or(i32::MAX));
    row.update(tx).await
}

async fn locked(tx: &Tx, session: i64) -> Result<Option<event_session::Model>, DbErr> {
    event_session::Entity::find_by_id(session)
        .lock_exclusive()
        .one(tx)
        .await
}

async fn tell(tx: &Tx, booking: i64, what: What, now: Now) -> Result<(), DbErr> {
    jobs::enqueue(tx, &Tell::of(booking, what, None), now).await
}

/// Sets a drop-in up. Its name in addresses is made unique with a number.
pub async fn create(
    tx: &Tx,
    by: &Staff<RunEvents>,
    new: &NewEvent,
    now: Now,
) -> Result<EventId, DbErr> {
    let mut slug = new.slug.as_str().to_owned();
    for number in 2.. {
        let taken = event::Entity::find()
            .filter(event::Column::Slug.eq(slug.as_str()))
            .count(tx)
            .await?;
        if taken == 0 {
            break;
        }
        slug = format!("{}-{number}", new.slug.as_str());
    }
    let row = event::ActiveModel {
        programme_id: Set(new.programme),
        slug: Set(slug),
        title: Set(new.facts.title.as_str().to_owned()),
        summary: Set(new.facts.summary.as_str().to_owned()),
        venue: Set(new.facts.venue.as_str().to_owned()),
        address: Set(new.facts.address.as_str().to_owned()),
        access: Set(new.facts.access.as_str().to_owned()),
        contact: Set(new.facts.contact.as_str().to_owned()),
        created_at: Set(now.utc()),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    let object = format!("event:{id}");
    let deed = Deed {
        now,
        actor: by.actor(),
        deed: RunEvents::NAME,
        object,
        detail: json!({}),
    };
    audit::record(tx, deed).await?;
    Ok(EventId(id))
}

/// Adds a sitting to a drop-in.
pub async fn add_session(
    tx: &Tx,
    by: &In<EventId, RunEvents>,
    new: &NewSession,
    now: Now,
) -> Result<i64, DbErr> {
    let row = event_session::ActiveModel {
        event_id: Set(by.object().0),
        starts_at: Set(new.starts_at),
        ends_at: Set(new.ends_at),
        places: Set(new.places),
        held: Set(0),
        waiting: Set(0),
        revision: Set(0),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    record(tx, by, now, json!({ "session": id })).await?;
    Ok(id)
}

/// Calls a sitting off and tells everyone who holds a place or waits. Says how many that are;
/// `None` when it was called off before.
pub async fn call_off(
    tx: &Tx,
    by: &In<EventId, RunEvents>,
    session: i64,
    reason: &str,
    now: Now,
) -> Result<Option<usize>, DbErr> {
    let found = locked(tx, session).await?;
    let found = found.filter(|s| s.event_id == by.object().0 && s.cancelled_at.is_none());
    let Some(found) = found else { return Ok(None) };
    let revision = found.revision;
    let mut row = found.into_active_model();
    row.cancelled_at = Set(Some(now.utc()));
    row.cancel_reason = Set(Some(reason.to_owned()));
    row.revision = Set(revision + 1);
    row.update(tx).await?;
    let told = tell_all(tx, session, What::CalledOff, None, &[], now).await?;
    record(
        tx,
        by,
        now,
        json!({ "session": session, "called_off": true }),
    )
    .await?;
    Ok(Some(told.len()))
}

async fn record(
    tx: &Tx,
    by: &In<EventId, RunEvents>,
    now: Now,
    detail: serde_json::Value,
) -> Result<(), DbErr> {
    let object = format!("event:{}", by.object().0);
    let deed = Deed {
        now,
        actor: by.actor(),
        deed: RunEvents::NAME,
        object,
        detail,
    };
    audit::record(tx, deed).await
}

/// Forgets who came to sittings that ended before `before`, and what was corrected before then.
pub async fn forget(tx: &Tx, before: chrono::DateTime<chrono::Utc>) -> Result<u64, DbErr> {
    let over = event_session::Entity::find()
        .select_only()
        .column(event_session::Column::Id)
        .filter(event_session::Column::EndsAt.lt(before));
    let forgotten = booking::Entity::update_many()
        .col_expr(
            booking::Column::Sealed,
            sea_orm::sea_query::Expr::value(None::<Vec<u8>>),
        )
        .filter(booking::Column::Sealed.is_not_null())
        .filter(booking::Column::SessionId.in_subquery(sea_orm::QueryTrait::into_query(over)))
        .exec(tx)
        .await?;
    event_correction::Entity::delete_many()
        .filter(event_correction::Column::CorrectedAt.lt(before))
        .exec(tx)
        .await?;
    Ok(forgotten.rows_affected)
}

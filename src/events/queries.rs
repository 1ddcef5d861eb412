//! Reading drop-ins, sittings and places.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::Now;
use domain::event::PlaceState;
use domain::survey::edit::mark;
use entity::{Stored, booking, event, event_correction, event_session, programme};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    Select,
};

use super::EventId;
use super::changes::Change;
use super::commands::Attendee;
use crate::keys::{Keys, Purpose};
use crate::staff::proof::{In, Reach, Staff};
use crate::staff::roles::RunEvents;

/// A drop-in with its sittings.
#[derive(Clone, Debug)]
pub struct EventRow {
    /// Key.
    pub id: i64,
    /// Name in addresses.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// What to expect.
    pub summary: String,
    /// Where it is held.
    pub venue: String,
    /// How to find it.
    pub address: String,
    /// What the venue offers.
    pub access: String,
    /// Whom to ask.
    pub contact: String,
    /// Key of the programme.
    pub programme: i64,
    /// The programme: name in addresses, title.
    pub programme_link: (String, String),
    /// Whether it is made up.
    pub fictional: bool,
    /// Sittings in order.
    pub sessions: Vec<SessionRow>,
}

/// A sitting.
#[derive(Clone, Debug)]
pub struct SessionRow {
    /// Key.
    pub id: i64,
    /// From.
    pub starts_at: DateTime<Utc>,
    /// To.
    pub ends_at: DateTime<Utc>,
    /// Seats.
    pub places: i32,
    /// Seats held.
    pub held: i32,
    /// People waiting.
    pub waiting: i32,
    /// Why it was called off, if it was.
    pub called_off: Option<String>,
    /// How often its facts changed.
    pub revision: i32,
}

impl EventRow {
    /// What is said about it, in short: another one once any of it changes.
    #[must_use]
    pub fn mark(&self) -> String {
        mark(&[
            &self.title,
            &self.summary,
            &self.venue,
            &self.address,
            &self.access,
            &self.contact,
        ])
    }
}

/// When a sitting is and how many seats it has, in short.
pub(super) fn session_mark(from: DateTime<Utc>, to: DateTime<Utc>, places: i32) -> String {
    mark(&(from.timestamp(), to.timestamp(), places))
}

impl SessionRow {
    /// When it is and how many seats it has, in short: another one once that changes.
    #[must_use]
    pub fn mark(&self) -> String {
        session_mark(self.starts_at, self.ends_at, self.places)
    }

    /// Whether one can still ask for a place.
    #[must_use]
    pub fn can_be_asked(&self, now: Now) -> bool {
        self.called_off.is_none() && self.starts_at > now.utc()
    }
}

/// Drop-ins with a sitting to come, soonest first; of one programme or of all.
pub async fn upcoming(
    db: &impl ConnectionTrait,
    programme: Option<i64>,
    now: Now,
) -> Result<Vec<EventRow>, DbErr> {
    let mut query = event::Entity::find().order_by_desc(event::Column::Id);
    if let Some(programme) = programme {
        query = query.filter(event::Column::ProgrammeId.eq(programme));
    }
    let mut events = rows(db, query).await?;
    events.retain(|event| event.sessions.iter().any(|s| s.ends_at > now.utc()));
    events.sort_by_key(|event| next(event, now));
    Ok(events)
}

/// The drop-ins of a programme that are not over: with a sitting to come, or with none yet.
pub async fn standing_of(
    db: &impl ConnectionTrait,
    programme: i64,
    now: Now,
) -> Result<Vec<EventRow>, DbErr> {
    let query = event::Entity::find()
        .filter(event::Column::ProgrammeId.eq(programme))
        .order_by_asc(event::Column::Id);
    let mut events = rows(db, query).await?;
    events.retain(|event| {
        let sessions = &event.sessions;
        sessions.is_empty() || sessions.iter().any(|s| s.ends_at > now.utc())
    });
    Ok(events)
}

/// When the next sitting of an event begins.
#[must_use]
pub fn next(event: &EventRow, now: Now) -> Option<DateTime<Utc>> {
    event
        .sessions
        .iter()
        .filter(|s| s.ends_at > now.utc())
        .map(|s| s.starts_at)
        .min()
}

/// The drop-in of this name.
pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<EventRow>, DbErr> {
    let named = event::Entity::find().filter(event::Column::Slug.eq(slug));
    Ok(rows(db, named).await?.into_iter().next())
}

/// A drop-in by its key.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<EventRow>, DbErr> {
    Ok(rows(db, event::Entity::find_by_id(id))
        .await?
        .into_iter()
        .next())
}

/// Every drop-in within an officer's reach, the newest first.
pub async fn all(
    db: &impl ConnectionTrait,
    who: &Staff<RunEvents>,
) -> Result<Vec<EventRow>, DbErr> {
    let mut query = event::Entity::find().order_by_desc(event::Column::Id);
    if let Reach::Programmes(programmes) = who.reach() {
        query = query.filter(event::Column::ProgrammeId.is_in(programmes.iter().copied()));
    }
    rows(db, query).await
}

/// Reads drop-ins with their programmes and sittings, in one statement.
async fn rows(
    db: &impl ConnectionTrait,
    query: Select<event::Entity>,
) -> Result<Vec<EventRow>, DbErr> {
    let found = query
        .find_also_related(programme::Entity)
        .find_also(event::Entity, event_session::Entity)
        .order_by_asc(event_session::Column::StartsAt)
        .order_by_asc(event_session::Column::Id)
        .all(db)
        .await?;
    let mut events: Vec<EventRow> = Vec::new();
    for (event, programme, session) in found {
        let session = session.as_ref().map(session_row);
        match events.iter_mut().find(|known| known.id == event.id) {
            Some(known) => known.sessions.extend(session),
            None => events.push(EventRow {
                sessions: session.into_iter().collect(),
                fictional: programme.as_ref().is_some_and(|p| p.fictional),
                programme_link: programme.map(|p| (p.slug, p.title)).unwrap_or_default(),
                programme: event.programme_id,
                id: event.id,
                slug: event.slug,
                title: event.title,
                summary: event.summary,
                venue: event.venue,
                address: event.address,
                access: event.access,
                contact: event.contact,
            }),
        }
    }
    Ok(events)
}

fn session_row(session: &event_session::Model) -> SessionRow {
    SessionRow {
        id: session.id,
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        places: session.places,
        held: session.held,
        waiting: session.waiting,
        called_off: session
            .cancelled_at
            .map(|_| session.cancel_reason.clone().unwrap_or_default()),
        revision: session.revision,
    }
}

/// Somebody's place, as their own page and their mails show it.
#[derive(Debug)]
pub struct PlaceRow {
    /// Key of the booking.
    pub id: i64,
    /// The drop-in.
    pub event: EventRow,
    /// The sitting.
    pub session: SessionRow,
    /// What became of it.
    pub state: PlaceState,
    /// Seats.
    pub seats: i32,
    /// Place in the queue, from 1.
    pub position: Option<u64>,
    /// Language they are spoken to in.
    pub language: String,
    /// Who they are; none once that was forgotten.
    pub attendee: Option<Attendee>,
}

/// The place whose token hashes to this.
pub async fn place_by_token(
    db: &impl ConnectionTrait,
    keys: &Keys,
    token_hash: &[u8],
) -> Result<Option<PlaceRow>, DbErr> {
    let found = booking::Entity::find()
        .filter(booking::Column::TokenHash.eq(token_hash.to_vec()))
        .one(db)
        .await?;
    place(db, keys, found).await
}

/// The place with this key, for the mail about it.
pub async fn place_by_id(
    db: &impl ConnectionTrait,
    keys: &Keys,
    id: i64,
) -> Result<Option<PlaceRow>, DbErr> {
    place(db, keys, booking::Entity::find_by_id(id).one(db).await?).await
}

/// The places of these keys, as far as they are known, by key. For mails to many.
pub async fn places_by_id(
    db: &impl ConnectionTrait,
    keys: &Keys,
    ids: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, PlaceRow>, DbErr> {
    let bookings = booking::Entity::find()
        .filter(booking::Column::Id.is_in(ids))
        .all(db)
        .await?;
    let at: BTreeSet<i64> = bookings.iter().map(|row| row.event_id).collect();
    let events = rows(
        db,
        event::Entity::find().filter(event::Column::Id.is_in(at)),
    )
    .await?;
    let mut places = BTreeMap::new();
    for row in bookings {
        let Some(event) = events.iter().find(|event| event.id == row.event_id) else {
            continue;
        };
        let id = row.id;
        let place = place_at(db, keys, row, event.clone()).await?;
        places.extend(place.map(|place| (id, place)));
    }
    Ok(places)
}

async fn place(
    db: &impl ConnectionTrait,
    keys: &Keys,
    found: Option<booking::Model>,
) -> Result<Option<PlaceRow>, DbErr> {
    let Some(row) = found else { return Ok(None) };
    let Some(event) = by_id(db, row.event_id).await? else {
        return Ok(None);
    };
    place_at(db, keys, row, event).await
}

async fn place_at(
    db: &impl ConnectionTrait,
    keys: &Keys,
    row: booking::Model,
    event: EventRow,
) -> Result<Option<PlaceRow>, DbErr> {
    let Some(session) = event
        .sessions
        .iter()
        .find(|s| s.id == row.session_id)
        .cloned()
    else {
        return Ok(None);
    };
    let position = match row.state.0 {
        PlaceState::Waiting => Some(
            booking::Entity::find()
                .filter(booking::Column::SessionId.eq(row.session_id))
                .filter(booking::Column::State.eq(Stored(PlaceState::Waiting)))
                .filter(booking::Column::Id.lte(row.id))
                .count(db)
                .await?,
        ),
        PlaceState::Held | PlaceState::Cancelled => None,
    };
    let attendee = open(keys, &row);
    Ok(Some(PlaceRow {
        id: row.id,
        event,
        session,
        state: row.state.0,
        seats: row.seats,
        position,
        language: row.language,
        attendee,
    }))
}

fn open(keys: &Keys, row: &booking::Model) -> Option<Attendee> {
    let sealed = row.sealed.as_ref()?;
    let plain = keys
        .unseal(Purpose::Booking, &row.token_hash, sealed)
        .ok()?;
    serde_json::from_slice(&plain).ok()
}

/// Somebody on the list of a sitting.
#[derive(Debug)]
pub struct ComingRow {
    /// In which sitting.
    pub session: i64,
    /// What became of it.
    pub state: PlaceState,
    /// Seats.
    pub seats: i32,
    /// Who they are.
    pub attendee: Option<Attendee>,
}

/// Who holds a place or waits, in the order of asking. For the officer of this very event.
pub async fn coming(
    db: &impl ConnectionTrait,
    keys: &Keys,
    who: &In<EventId, RunEvents>,
) -> Result<Vec<ComingRow>, DbErr> {
    let rows = asked(who).order_by_asc(booking::Column::Id).all(db).await?;
    Ok(rows
        .iter()
        .map(|row| ComingRow {
            session: row.session_id,
            state: row.state.0,
            seats: row.seats,
            attendee: open(keys, row),
        })
        .collect())
}

fn asked(who: &In<EventId, RunEvents>) -> Select<booking::Entity> {
    booking::Entity::find()
        .filter(booking::Column::EventId.eq(who.object().0))
        .filter(booking::Column::State.ne(Stored(PlaceState::Cancelled)))
}

/// How many bookings hold a place or wait in these sittings of an event. Nothing is unsealed for it.
pub async fn how_many(
    db: &impl ConnectionTrait,
    who: &In<EventId, RunEvents>,
    sessions: impl IntoIterator<Item = i64>,
) -> Result<u64, DbErr> {
    asked(who)
        .filter(booking::Column::SessionId.is_in(sessions))
        .count(db)
        .await
}

/// How many of these bookings no mail reaches: the organiser has to ring them.
pub async fn to_ring(
    db: &impl ConnectionTrait,
    keys: &Keys,
    who: &In<EventId, RunEvents>,
    told: &[i64],
) -> Result<usize, DbErr> {
    let told: BTreeSet<i64> = told.iter().copied().collect();
    let by_mail = |row: &booking::Model| open(keys, row).is_some_and(|known| known.email.is_some());
    let rows = asked(who).all(db).await?;
    let told = rows.iter().filter(|row| told.contains(&row.id));
    Ok(told.filter(|row| !by_mail(row)).count())
}

/// What was corrected, by the keys of the corrections, as far as they are kept.
pub async fn corrections(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, Vec<Change>>, DbErr> {
    let ids: BTreeSet<i64> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = event_correction::Entity::find()
        .filter(event_correction::Column::Id.is_in(ids))
        .all(db)
        .await?;
    let correction = |row: event_correction::Model| {
        let changes = serde_json::from_str(&row.changes);
        let changes = changes.map_err(|error| DbErr::Json(error.to_string()))?;
        Ok((row.id, changes))
    };
    rows.into_iter().map(correction).collect()
}

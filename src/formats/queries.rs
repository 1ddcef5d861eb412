//! Reading requests for another format.

use chrono::{DateTime, NaiveDate, Utc};
use domain::Now;
use domain::formats::{Pressing, RequestState, pressing};
use domain::time::day_in_london;
use entity::{Stored, format_request, programme, staff, survey};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::commands::{Asker, Carer};
use crate::keys::{Keys, Purpose};
use crate::staff::proof::{In, Permission};
use crate::survey::SurveyId;

/// A request as whoever sees to it reads it.
#[derive(Debug)]
pub struct RequestRow {
    /// Key.
    pub id: i64,
    /// Who asks, and for what; none once that was forgotten.
    pub asker: Option<Asker>,
    /// The day they asked.
    pub asked_on: NaiveDate,
    /// By when it is to be answered.
    pub due_on: NaiveDate,
    /// Who sees to it: key and name.
    pub owner: Option<(i64, String)>,
    /// What became of it.
    pub state: RequestState,
    /// The day it was settled.
    pub settled_on: Option<NaiveDate>,
    /// What was done, or why it could not be.
    pub note: Option<String>,
}

impl RequestRow {
    /// How much it presses.
    #[must_use]
    pub fn pressing(&self, closes: Option<DateTime<Utc>>, now: Now) -> Pressing {
        match self.state {
            RequestState::Waiting => pressing(self.due_on, closes.map(day_in_london), now.day()),
            RequestState::Done | RequestState::NotPossible => Pressing::Not,
        }
    }
}

/// Every request of a survey: those that wait first, the most urgent at the top.
pub async fn all(
    db: &impl ConnectionTrait,
    keys: &Keys,
    who: &Carer,
) -> Result<Vec<RequestRow>, DbErr> {
    let rows = format_request::Entity::find()
        .filter(format_request::Column::SurveyId.eq(who.object().0))
        .order_by_asc(format_request::Column::DueOn)
        .order_by_asc(format_request::Column::Id)
        .find_also_related(staff::Entity)
        .all(db)
        .await?;
    let mut rows: Vec<RequestRow> = rows
        .into_iter()
        .map(|(row, owner)| seen(keys, row, owner))
        .collect();
    rows.sort_by_key(|row| row.state != RequestState::Waiting);
    Ok(rows)
}

/// One request of a survey.
pub async fn one(
    db: &impl ConnectionTrait,
    keys: &Keys,
    who: &Carer,
    request: i64,
) -> Result<Option<RequestRow>, DbErr> {
    let found = format_request::Entity::find_by_id(request)
        .filter(format_request::Column::SurveyId.eq(who.object().0))
        .find_also_related(staff::Entity)
        .one(db)
        .await?;
    Ok(found.map(|(row, owner)| seen(keys, row, owner)))
}

fn seen(keys: &Keys, row: format_request::Model, owner: Option<staff::Model>) -> RequestRow {
    let open = |sealed: &Vec<u8>| {
        let plain = keys.unseal(Purpose::Format, &row.nonce_hash, sealed).ok()?;
        serde_json::from_slice(&plain).ok()
    };
    RequestRow {
        id: row.id,
        asker: row.sealed.as_ref().and_then(open),
        asked_on: row.asked_on,
        due_on: row.due_on,
        owner: owner.map(|owner| (owner.id, owner.name)),
        state: row.state.0,
        settled_on: row.settled_on,
        note: row.note,
    }
}

/// Those who wait for something, as a survey's page says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// How many.
    pub count: usize,
    /// How much the most urgent presses.
    pub pressing: Pressing,
    /// The first day something is due.
    pub due_on: NaiveDate,
}

/// Who waits for something to take part in a survey; none when nobody does.
pub async fn waiting<P: Permission>(
    db: &impl ConnectionTrait,
    of: &In<SurveyId, P>,
    closes: Option<DateTime<Utc>>,
    now: Now,
) -> Result<Option<Waiting>, DbErr> {
    let rows = format_request::Entity::find()
        .filter(format_request::Column::SurveyId.eq(of.object().0))
        .filter(format_request::Column::State.eq(Stored(RequestState::Waiting)))
        .order_by_asc(format_request::Column::DueOn)
        .all(db)
        .await?;
    let closes = closes.map(day_in_london);
    let level = |row: &format_request::Model| pressing(row.due_on, closes, now.day());
    Ok(rows.first().map(|first| Waiting {
        count: rows.len(),
        pressing: rows.iter().map(level).max().unwrap_or(Pressing::Not),
        due_on: first.due_on,
    }))
}

/// A request that somebody has to be told of.
#[derive(Debug)]
pub struct ToTell {
    /// Key.
    pub id: i64,
    /// By when it is to be answered.
    pub due_on: NaiveDate,
    /// Who sees to it.
    pub owner: Option<i64>,
    /// How much it presses now.
    pub pressing: Pressing,
    /// How urgently staff were warned so far.
    pub warned: i32,
    /// The survey.
    pub survey: SurveyFacts,
}

/// What a mail to staff says of a survey.
#[derive(Clone, Debug)]
pub struct SurveyFacts {
    /// Key.
    pub id: i64,
    /// Its programme.
    pub programme: i64,
    /// The programme's title.
    pub title: String,
    /// Whether it is made up.
    pub fictional: bool,
    /// Until when it can be answered.
    pub closes_at: Option<DateTime<Utc>>,
}

/// Requests that wait, of every survey, in their order.
pub async fn to_tell(db: &impl ConnectionTrait, now: Now) -> Result<Vec<ToTell>, DbErr> {
    let waiting = format_request::Column::State.eq(Stored(RequestState::Waiting));
    facts(db, format_request::Entity::find().filter(waiting), now).await
}

/// One request that has just come in; none when it was settled meanwhile.
pub async fn arrived(
    db: &impl ConnectionTrait,
    request: i64,
    now: Now,
) -> Result<Option<ToTell>, DbErr> {
    let this = format_request::Entity::find_by_id(request)
        .filter(format_request::Column::State.eq(Stored(RequestState::Waiting)));
    Ok(facts(db, this, now).await?.pop())
}

async fn facts(
    db: &impl ConnectionTrait,
    query: sea_orm::Select<format_request::Entity>,
    now: Now,
) -> Result<Vec<ToTell>, DbErr> {
    let rows = query
        .order_by_asc(format_request::Column::SurveyId)
        .order_by_asc(format_request::Column::DueOn)
        .order_by_asc(format_request::Column::Id)
        .find_also_related(survey::Entity)
        .find_also(survey::Entity, programme::Entity)
        .all(db)
        .await?;
    let row = |(row, survey, programme): (
        format_request::Model,
        Option<survey::Model>,
        Option<programme::Model>,
    )| {
        let (survey, programme) = (survey?, programme?);
        let closes = survey.closes_at.map(day_in_london);
        Some(ToTell {
            id: row.id,
            due_on: row.due_on,
            owner: row.owner_id,
            pressing: pressing(row.due_on, closes, now.day()),
            warned: row.warned,
            survey: SurveyFacts {
                id: survey.id,
                programme: programme.id,
                title: programme.title,
                fictional: programme.fictional,
                closes_at: survey.closes_at,
            },
        })
    };
    Ok(rows.into_iter().filter_map(row).collect())
}
